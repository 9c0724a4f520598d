"""Find and replace in the window: the panel, the list of what was found, and what its buttons do."""
