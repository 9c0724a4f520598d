"""Tests of releasedesk.session."""
