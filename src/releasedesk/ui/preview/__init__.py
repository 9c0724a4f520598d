"""The finished pages beside the form."""
