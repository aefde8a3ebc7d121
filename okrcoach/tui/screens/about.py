"""What there is to know beside a document: what its drafter decided, assumed and mended, or what its file holds besides."""

from __future__ import annotations

from okrcoach.documents.places import not_taken
from okrcoach.draft.draft import Draft, Usage
from okrcoach.language.measures import read_measure
from okrcoach.report.reviewed import counted
from okrcoach.settings.person import Endpoint
from okrcoach.tui.edits import line_at
from okrcoach.tui.entries import Entry
from okrcoach.tui.numbers import amount
from okrcoach.tui.outline import short_name
from okrcoach.tui.screens.page import PageScreen, reading
from okrcoach.tui.seen import sentence
from okrcoach.tui.session import Session


def about_draft(draft: Draft, endpoint: Endpoint | None) -> PageScreen:
    """Return the page about a draft; `endpoint` knows the prices."""
    entries = reading("", *map(sentence, draft.remarks))
    if draft.assumptions:
        entries += reading("Assumed, because the brief does not say")
        for one in draft.assumptions:
            line = line_at(draft.document, one.where)
            value = amount(one.value, read_measure(line.text).unit if line else None)
            why = f": {one.why}" if one.why else ""
            entries += _item(short_name(one.where), f"{one.field} {value}{why}")
    if draft.arithmetic:
        entries += reading("How the targets were worked out", *draft.arithmetic)
    if draft.bets:
        entries += reading("What has to be true for the projects")
        for bet in draft.bets:
            entries += _item(short_name(bet.where), bet.belief)
    if draft.repairs:
        entries += reading("Mended, because the rules did not accept it")
        for repair in draft.repairs:
            entries += _item(short_name(repair.where), f"{repair.before} → {repair.after} ({', '.join(repair.rules)})")
    if draft.dropped:
        entries += reading("Left out, because it could not be mended", *draft.dropped)
    if draft.replaced:
        entries += reading("Taken from the playbook, because the model gave nothing usable", ", ".join(map(short_name, draft.replaced)))
    if draft.usage.requests:
        money = draft.usage.in_money(endpoint) if endpoint else ""
        entries += reading("Cost", " · ".join(filter(None, (usage_text(draft.usage), money))))
    return PageScreen(f"Drafted by the {draft.drafter}", entries or reading("", "Nothing was assumed, mended or left out."))


def about_file(session: Session) -> PageScreen:
    """Return the page about an opened file or a pasted text: what its reader left aside and whether saving keeps that, and its sheets."""
    came = "Read" if session.path else "Pasted"
    kept = session.source is not None and not session.read_only
    fate = "saving leaves it as it is" if kept else "it is not saved with the rest"
    document = session.work.document
    left = not_taken(document)
    places = [note for note in document.notes if note not in left]
    entries = reading("Where the lines stand", *places) if places else []
    return PageScreen(session.name, entries + (reading(f"{came}, but not understood; {fate}", *left) if left else []))


def _item(name: str, text: str) -> list[Entry]:
    return [Entry("", (((text, ""),),), ((f"{name:<8}", "muted"),), choosable=False)]


def usage_text(usage: Usage) -> str:
    """Return what a draft cost, in a few words."""
    tokens = usage.input_tokens + usage.output_tokens
    return f"{counted(usage.requests, 'request')} · {tokens:,} tokens · {usage.seconds:.0f} s"
