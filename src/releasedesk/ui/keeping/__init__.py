"""Keeps the work of a window safe: the journal, the lock, the watch on the file, and what is said about them."""
