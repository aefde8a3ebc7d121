"""OKRs in Markdown: pages as people write them, and the layout of our own."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.labels import is_context
from okrcoach.documents.markdown_blocks import read_blocks
from okrcoach.documents.markdown_writer import render_markdown
from okrcoach.documents.names import field_named
from okrcoach.documents.outline import Part, outline
from okrcoach.documents.statements import Builder
from okrcoach.documents.structure import Reader
from okrcoach.documents.text import unescaped
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
    front = {name: value for key, value in page.front.items() if (name := field_named(key)) is not None}
    reader = Reader(roots, okr=is_context(front.get("title", "")))
    builder = Builder(page, text, decided)
    document = builder.build(reader, reader.run())
    return replace(document, title=_title(front, roots), team=front.get("team") or None, period=front.get("period") or None), builder, roots


def render(document: OkrDocument) -> str:
    """Return the document in our own layout of Markdown."""
    return render_markdown(document, parse)


def _title(front: dict[str, str], roots: list[Part]) -> str | None:
    """Return what the page's first heading says, or its front matter."""
    for root in roots:
        if root.kind == "section" and root.block.level == 1 and (root.label is None or root.label.kind != "objective"):
            return unescaped(root.text).replace("\n", " ") or None
    return front.get("title") or None
