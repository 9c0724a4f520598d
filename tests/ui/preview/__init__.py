"""Tests of the pages beside the form."""
