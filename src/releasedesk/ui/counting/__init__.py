"""How long things are, in the window: counts in the status line, and meters against the limits of a channel."""
