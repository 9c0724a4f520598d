"""The library in the window: choosing from it, keeping in it, what changed in it since, and its own window."""
