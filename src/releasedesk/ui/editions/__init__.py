"""Language editions in the window: switching, the original beside the translation, and what is to be done."""
