"""File formats at the level of bytes: what readers and writers of documents share, with no word of a release."""
