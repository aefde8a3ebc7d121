"""OKRs in HTML pages; read only."""

from __future__ import annotations

from okrcoach.documents.html.blocks import read_html
from okrcoach.documents.page.page import understand
from okrcoach.model import OkrDocument


def parse(text: str) -> OkrDocument:
    """Return the document that an HTML page holds."""
    return understand(read_html(text), text)[0]
