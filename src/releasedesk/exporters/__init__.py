"""The finished documents: a short table of formats, and one file for each."""
