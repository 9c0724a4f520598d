"""Readers of documents that others wrote: each gives a release and findings about what was uncertain."""
