"""Choosing and editing house styles in the window."""
