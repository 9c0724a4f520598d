"""The writing surface: the blocks of a section as one continuous text."""
