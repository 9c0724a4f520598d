"""ReleaseDesk: write press releases in form fields, see the finished pages, export the final documents."""

from __future__ import annotations

__version__ = "0.1.0"
