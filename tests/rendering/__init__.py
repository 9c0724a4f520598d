"""Tests of releasedesk.rendering."""
