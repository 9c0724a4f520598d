"""The command palette: everything that can be done and every place of the release, found by typing."""
