"""What workers tell screens: a worker posts one of these and touches no widget."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from okrcoach.catalog import Metric
    from okrcoach.draft.events import Event, Offer
    from okrcoach.model import OkrDocument
    from okrcoach.review.finding import Finding


@dataclass
class Reviewed(Message):
    """The rules have read a document."""

    document: OkrDocument
    """The document that was read: where it is not the one in hand, a newer answer is on its way."""
    findings: tuple[Finding, ...]


@dataclass
class Suggested(Message):
    """The catalog's metrics for a line."""

    where: str
    metrics: tuple[tuple[Metric, str], ...]
    """Each with why it is suggested."""


@dataclass
class FixUnfit(Message):
    """A fix that the document's file cannot take as it is laid out, or not without a loss."""

    finding: Finding


@dataclass
class FilesFound(Message):
    """Files with OKRs in or below the folder."""

    paths: tuple[Path, ...]


@dataclass
class DraftEvent(Message):
    """What a drafter tells while it drafts."""

    run: int
    """Which run of the drafter it comes from: what a cancelled one still sends is passed over."""
    event: Event


@dataclass
class ChooseObjectives(Message):
    """A drafter waits for somebody to choose among its objectives."""

    run: int
    offers: tuple[Offer, ...]
    """The best first."""
    answer: Future[Sequence[str]]
    """Takes the texts of the chosen ones."""


@dataclass
class DraftFailed(Message):
    """The drafter gave up, and why in one line; what it had finished is kept."""

    run: int
    reason: str
