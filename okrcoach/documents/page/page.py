"""A page of blocks becomes a document, whatever it was written in."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.names import field_named, kind_named, names, plain_name
from okrcoach.documents.page.blocks import Page
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.head import read_head
from okrcoach.documents.page.headings import is_context
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.leftover import in_code
from okrcoach.documents.page.outline import Part, outline
from okrcoach.documents.page.statements import Builder
from okrcoach.documents.page.structure import Reader
from okrcoach.documents.page.teams import give_teams
from okrcoach.documents.text import Piece
from okrcoach.model import OkrDocument


def understand(page: Page, text: str, decided: dict[str, bool] | None = None) -> tuple[OkrDocument, Builder, list[Part]]:
    """Return the document, the builder that knows where everything stands in `text`, and the outline.

    `decided` holds what an earlier reading of the page decided about doubtful forms.
    """
    roots = outline(page.blocks)
    reader = Reader(roots, okr=is_context(page.front.get("title", "")))
    reader.dated = reader.dated or any(field_named(key) == "period" for key in page.front)
    builder = Builder(page, text, decided)
    drafts = reader.run()
    plan = next((one.start for one in page.code if one.plan), -1)
    guessed = not reader.told and all(one.parts and one.parts[0].block.start > plan for one in drafts)
    opened = plan >= 0 and (not drafts or guessed)
    if opened:  # what has no labels and stands behind it is only guessed
        roots = outline(page.opened)
        reader = Reader(roots, okr=True)
        drafts = reader.run()
    reader.aside += in_code((one.start for one in page.code if not (opened and one.plan)), text)
    _name_from_front(page, text, drafts)
    give_teams(roots, drafts)
    document = builder.build(reader, drafts)
    title, team, period = read_head(page, roots, reader)
    notes = (*document.notes, *_left_in_front(page, text))
    return replace(document, title=title, team=team, period=period, notes=notes), builder, roots


def _left_in_front(page: Page, text: str) -> list[str]:
    """Return a note for each list of OKRs in the front matter, which is not read."""
    lists = [key for key, value in page.front.items() if not value and plain_name(key) in names("objectives_list")]
    lines = text.splitlines()
    places = [(key, next((n for n, line in enumerate(lines, 1) if line.partition(":")[0].strip() == key), 1)) for key in lists]
    return [f"line {line}: left aside: {key} in the front matter; what okrcoach reads is a YAML file of their own" for key, line in places]


def _name_from_front(page: Page, text: str, drafts: list[FoundStatement]) -> None:
    """Give the one objective of a page the name that its front matter holds, where the page itself gives none."""
    front = {plain_name(key): value for key, value in page.front.items()}
    said = front.get("objective") or (front.get("title") if kind_named(front.get("type", "")) == "objective" else None)
    at = text.find(said) if said else -1
    if said and at >= 0 and len(drafts) == 1 and not drafts[0].words.text:
        drafts[0].words = Inline(Piece.of(text, at, at + len(said)))
