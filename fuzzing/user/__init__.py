"""A user who does anything that comes to mind: opens the real window, and types, clicks, drags and pastes at random."""
