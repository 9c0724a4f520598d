"""Faults below the program: what the system answers is changed before it reaches Python."""
