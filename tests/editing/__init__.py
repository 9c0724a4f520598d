"""Tests of releasedesk.editing."""
