"""What ReleaseDesk must reach, measured beside its peers: `python -m benchmarks` prints one table."""
