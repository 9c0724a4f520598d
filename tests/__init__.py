"""The tests mirror the packages of `src/releasedesk`; those of the tools are in `tests/tooling`."""
