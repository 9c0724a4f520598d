"""Spell-check in the window: wavy lines under words, the menu with suggestions, walking from one to the next."""
