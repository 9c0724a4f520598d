"""Spell-check: dictionaries by language, what a word is, words that were added, and the engine in its own process."""
