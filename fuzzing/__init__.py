"""Looks for input that the readers of ReleaseDesk cannot take: targets, seeds, and a fuzzer that follows coverage."""
