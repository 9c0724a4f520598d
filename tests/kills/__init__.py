"""Kills the program at random moments while somebody types and saves, by the hundred with `python -m tests.kills`."""
