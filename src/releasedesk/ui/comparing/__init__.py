"""Windows that show what differs: two states side by side, earlier versions, and what a merge asks."""
