"""A page of blocks becomes a document, whatever it was written in."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.blocks import Page
from okrcoach.documents.head import read_head
from okrcoach.documents.headings import is_context
from okrcoach.documents.outline import Part, outline
from okrcoach.documents.statements import Builder
from okrcoach.documents.structure import Reader
from okrcoach.model import OkrDocument


def understand(page: Page, text: str, decided: dict[str, bool] | None = None) -> tuple[OkrDocument, Builder, list[Part]]:
    """Return the document, the builder that knows where everything stands in `text`, and the outline.

    `decided` holds what an earlier reading of the page decided about doubtful forms.
    """
    roots = outline(page.blocks)
    reader = Reader(roots, okr=is_context(page.front.get("title", "")))
    builder = Builder(page, text, decided)
    document = builder.build(reader, reader.run())
    title, team, period = read_head(page, roots, reader)
    return replace(document, title=title, team=team, period=period), builder, roots
