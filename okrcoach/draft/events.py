"""What a draft tells while it is made: the app shows it, the command line prints it on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from okrcoach.draft.draft import Draft, Repair, Usage
from okrcoach.draft.faults import ModelError
from okrcoach.model import KeyResult, Objective, OkrDocument, Project
from okrcoach.review.finding import Finding


@dataclass(frozen=True, slots=True)
class Progress:
    """Words as they arrive: to be shown dimmed, for no rule has read them. `where` tells the streams of several objectives apart."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An objective to choose, and what the rules say of it."""

    objective: Objective
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectivesOffered:
    """Alternative objectives, reviewed: as they arrive, and at last (`complete`) repaired, the best first."""

    offers: tuple[Offer, ...]
    complete: bool = False


@dataclass(frozen=True, slots=True)
class LineDrafted:
    """A line is complete and reviewed. A line that arrives again for the same place replaces the earlier one."""

    where: str
    item: Objective | KeyResult | Project
    findings: tuple[Finding, ...]
    document: OkrDocument
    """The draft as it stands with this line: what is kept on cancel."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A line was replaced by a version with fewer findings."""

    repair: Repair
    item: Objective | KeyResult | Project
    findings: tuple[Finding, ...]
    document: OkrDocument


@dataclass(frozen=True, slots=True)
class Retrying:
    """The endpoint failed, and will be asked again after `seconds`."""

    reason: str
    """What went wrong, without what a person could do about it: that is for when no attempt is left."""
    attempt: int
    """The attempt to come, from 2."""
    seconds: float

    @property
    def told(self) -> str:
        """The reason and what follows, as sentences."""
        wait = f" in {self.seconds:.0f} s" if self.seconds >= 1 else ""
        return f"{self.reason}. Asking again{wait} (attempt {self.attempt})."


@dataclass(frozen=True, slots=True)
class Spent:
    """A question is answered, or has failed: what all of them cost so far, the seconds left out."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class Finished:
    """The draft is done; with a `problem`, it holds what was complete when the endpoint failed or the budget was used up."""

    draft: Draft
    problem: ModelError | None = None


Event = Progress | ObjectivesOffered | LineDrafted | Repaired | Retrying | Spent | Finished


def told(draft: Draft) -> Iterator[LineDrafted | Finished]:
    """Tell a draft that is whole already, as the playbook's is: line by line from the top down, then as a whole."""
    for where, item, objectives in _growing(draft.document.objectives):
        findings = tuple(finding for finding in draft.findings if finding.where == where)
        yield LineDrafted(where, item, findings, replace(draft.document, objectives=objectives))
    yield Finished(draft)


def _growing(objectives: tuple[Objective, ...]) -> Iterator[tuple[str, Objective | KeyResult | Project, tuple[Objective, ...]]]:
    """Yield each line with its place, and the objectives down to it."""
    for number, whole in enumerate(objectives):
        above, where = objectives[:number], f"objectives/{number}"
        bare = replace(whole, key_results=(), projects=())
        yield where, bare, (*above, bare)
        for count, key_result in enumerate(whole.key_results, 1):
            yield f"{where}/key_results/{count - 1}", key_result, (*above, replace(bare, key_results=whole.key_results[:count]))
        for count, project in enumerate(whole.projects, 1):
            yield f"{where}/projects/{count - 1}", project, (*above, replace(whole, projects=whole.projects[:count]))
