"""Tests of releasedesk.exporters."""
