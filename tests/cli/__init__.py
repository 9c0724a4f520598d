"""Tests of releasedesk.cli."""
