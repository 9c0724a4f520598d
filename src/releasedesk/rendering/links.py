"""Which addresses may leave in a document: those of the model's one rule."""

from __future__ import annotations

from releasedesk.model.links import is_safe_link

__all__ = ["is_safe_link"]
