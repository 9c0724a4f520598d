"""The preferences: pages of settings, made from the table that names them, and the keys of all actions."""
