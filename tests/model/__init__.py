"""Tests of releasedesk.model."""
