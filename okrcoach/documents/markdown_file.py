"""OKRs in Markdown: pages as people write them, and the layout of our own."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.head import read_head
from okrcoach.documents.headings import is_context
from okrcoach.documents.markdown_blocks import read_blocks
from okrcoach.documents.markdown_writer import render_markdown
from okrcoach.documents.outline import Part, outline
from okrcoach.documents.statements import Builder
from okrcoach.documents.structure import Reader
from okrcoach.model import OkrDocument


def parse(text: str) -> OkrDocument:
    """Return the document that a Markdown text holds."""
    return read_page(text)[0]


def read_page(text: str, decided: dict[str, bool] | None = None) -> tuple[OkrDocument, Builder, list[Part]]:
    """Return the document, the builder that knows where everything stands, and the outline.

    `decided` holds what an earlier reading of the page decided about doubtful forms.
    """
    page = read_blocks(text)
    roots = outline(page.blocks)
    reader = Reader(roots, okr=is_context(page.front.get("title", "")))
    builder = Builder(page, text, decided)
    document = builder.build(reader, reader.run())
    title, team, period = read_head(page, roots, reader)
    return replace(document, title=title, team=team, period=period), builder, roots


def render(document: OkrDocument) -> str:
    """Return the document in our own layout of Markdown."""
    return render_markdown(document, parse)
