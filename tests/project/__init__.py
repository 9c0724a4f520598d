"""Tests of releasedesk.project."""
