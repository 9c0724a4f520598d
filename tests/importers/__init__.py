"""Tests of releasedesk.importers."""
