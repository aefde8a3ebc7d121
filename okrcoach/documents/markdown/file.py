"""OKRs in Markdown: pages as people write them, and the layout of our own."""

from __future__ import annotations

from okrcoach.documents.markdown.blocks import read_blocks
from okrcoach.documents.page.page import understand
from okrcoach.model import OkrDocument


def parse(text: str) -> OkrDocument:
    """Return the document that a Markdown text holds."""
    return understand(read_blocks(text), text)[0]


def render(document: OkrDocument) -> str:
    """Return the document in our own layout of Markdown."""
    from okrcoach.documents.markdown.writer import render_markdown  # noqa: PLC0415 - most pages are only read

    return render_markdown(document, parse)
