"""Questions and reports that stand in a window of their own."""
