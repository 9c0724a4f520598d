"""A mail to send: a draft with the release as text and as HTML, and the embargo in its subject."""

from __future__ import annotations

from releasedesk.exporters.request import ExportedFile, ExportRequest, ExportResult
from releasedesk.formats.eml import draft
from releasedesk.rendering.mail import mail_page
from releasedesk.rendering.plain import plain_text_of


def export_email(request: ExportRequest) -> ExportResult:
    """Return the release as a draft of a mail, which the user's own mail program opens and sends.

    Raises:
        HouseStyleError: A template of the house style is broken.

    """
    content = draft(
        subject=request.view.subject,
        text=plain_text_of(request.view, request.style),
        html=mail_page(request.view, request.style),
        language=request.view.language,
    )
    return ExportResult((ExportedFile(request.name, content),))
