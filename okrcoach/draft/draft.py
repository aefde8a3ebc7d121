"""What drafting hands over: the document, what review says of it, and everything in it that the brief did not say.

Both drafters give this one shape, so that a reader of a draft never has to know which of them wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from okrcoach.model import Brief, OkrDocument
from okrcoach.review.finding import Finding

if TYPE_CHECKING:
    from okrcoach.settings.person import Endpoint

Drafter = Literal["playbook", "model"]
STRUCTURE = "structure"
"""The category of the rules about what an objective holds: no other words mend it, and they are silent while it is being filled."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A line that the rules did not accept, and what it became."""

    where: str
    before: str
    after: str
    rules: tuple[str, ...] = ()
    """The rules that `before` broke."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number in the draft that the brief did not give."""

    where: str
    """The line it stands in: "objectives/0/key_results/2"."""
    field: str
    """The field of the measure: "target", "baseline"."""
    value: float | str
    why: str = ""
    """Where the number comes from, as one clause: "a quarter's usual uplift", "worked back from the MRR target"."""


@dataclass(frozen=True, slots=True)
class Bet:
    """What has to be true for a project to move its key results."""

    where: str
    """The project: "objectives/0/projects/1"."""
    belief: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a draft cost."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0

    def in_money(self, endpoint: Endpoint) -> str:
        """What that is at the prices that a person has set for an endpoint; "" where they have not."""
        if endpoint.input_price is None or endpoint.output_price is None:
            return ""
        return f"{(self.input_tokens * endpoint.input_price + self.output_tokens * endpoint.output_price) / 1_000_000:.4f} at your prices"


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted document with all that a lead has to know before using it."""

    document: OkrDocument
    drafter: Drafter
    brief: Brief
    """The brief that it was drafted from, the focus filled in."""
    findings: tuple[Finding, ...] = ()
    """What review says of the document."""
    repairs: tuple[Repair, ...] = ()
    dropped: tuple[str, ...] = ()
    """Lines given up because they could not be mended."""
    replaced: tuple[str, ...] = ()
    """Places of lines that a model failed to give: they come from the playbooks and the catalog."""
    assumptions: tuple[Assumption, ...] = ()
    usage: Usage = Usage()
    remarks: tuple[str, ...] = ()
    """What was decided without being asked, one sentence each: the focus chosen, a goal in another language, …"""
    bets: tuple[Bet, ...] = ()
    arithmetic: tuple[str, ...] = ()
    """How a target was worked back to the numbers it needs, one step a line; empty where the brief gives no such target."""
