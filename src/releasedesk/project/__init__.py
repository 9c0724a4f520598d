"""Where a release lives: the project file, its schema, and saving that cannot half succeed."""
