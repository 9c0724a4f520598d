"""Tests of `releasedesk.formats`."""
