"""A rule, what a kind of check offers it, and what a check hands back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from okrcoach.review.finding import Severity
from okrcoach.review.remembering import Remembering

if TYPE_CHECKING:
    from okrcoach.model import Kind, Place
    from okrcoach.review.line import Context, Line

CATEGORIES = (
    "structure", "objective", "specific", "measurable", "achievable", "relevant",
    "outcome", "metric", "time", "alignment", "portfolio", "culture", "tracking",
)  # fmt: skip


def several(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return what a rule's file may write as one text or as a list."""
    return (value,) if isinstance(value, str) else tuple(value)


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Hit(NamedTuple):
    """Words of a line that a check points at: offsets in its text, the end exclusive. The engine makes a finding of it."""

    start: int = 0
    end: int = 0
    values: Mapping[str, str] = NOTHING
    """Fills the places of the rule's message and hint: {metric}, {count}. {match} and the rule's settings are always there."""
    conditions: frozenset[str] = frozenset()
    """Named circumstances ("milestone", "below-minimum") that the rule's [[severity_when]] rows may ask for."""
    after: tuple[str, ...] = ()
    """The statement mended, where that is certain, in the lines of `Fix.after`: one text; two and more where a key result is split, or
    its work becomes a project; the text unchanged where a key result belongs to the projects."""
    place: Place | None = None
    """Where the source is not the line's own text (an ignore comment), its place."""


class Example(NamedTuple):
    """A statement or a small document that is clean under a rule, or has its finding."""

    text: str
    """One line: a statement of the rule's first `applies` kind, or of `kind`. Several lines: a whole Markdown document."""
    kind: Kind | None = None
    parent: str | None = None
    """The text of a key result's or a project's objective."""
    type: str | None = None
    """The declared type of the key result."""
    format: str = "md"
    """How a text of several lines is written: md or yaml."""
    as_of: str | None = None
    """Today's date for the rules that need one."""
    settings: Mapping[str, Any] = NOTHING
    """Settings of the rule that differ from the default."""
    match: str | None = None
    """A bad one's: the words that the finding points at."""
    after: str | None = None
    """A bad one's: what stands there after the fix."""
    severity: Severity | None = None
    """A bad one's: the severity, where it is not the rule's own."""
    where: str | None = None
    """A bad one's, of a whole document: the place of the finding."""


ASKED = ("condition", "kind", "type")
"""What a [[severity_when]] row may ask for."""


class SeverityWhen(NamedTuple):
    """Another severity (or "off"), and where it is given another message or hint, for the hits that have all that is asked for here."""

    severity: Severity | Literal["off"]
    condition: tuple[str, ...] = ()
    """Any of these named conditions."""
    kind: tuple[str, ...] = ()
    """Any of these kinds of statement."""
    type: tuple[str, ...] = ()
    """Any of these declared types."""
    message: str = ""
    hint: str = ""

    def holds(self, line: Line, conditions: frozenset[str]) -> bool:
        """Say whether this row speaks about such a hit."""
        return (
            (not self.condition or not conditions.isdisjoint(self.condition))
            and (not self.kind or line.kind in self.kind)
            and (not self.type or line.type in self.type)
        )


@dataclass(frozen=True, eq=False, repr=False)
class Rule(Remembering):
    """One file of rules/, read."""

    name: str
    """The file's name: the defect, as a person would say it."""
    severity: Severity
    category: str
    applies: tuple[Kind, ...]
    finds: str
    """One sentence: what it finds."""
    message: str
    hint: str
    why: str
    source: tuple[str, ...]
    check: Mapping[str, Any]
    """`kind` names the check of `okrcoach.review.checks.KINDS`; the rest are its parameters."""
    settings: Mapping[str, Any]
    """What a team may change, with the values in force."""
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    severity_when: tuple[SeverityWhen, ...] = ()
    """The first row that holds decides."""
    fix: str = ""
    """The way of `okrcoach.review.mending.WAYS` by which a finding of it is mended."""
    any_language: bool = False
    """It reads lines in any language; the others read English alone."""
    ceiling: Severity | None = None
    """A team's own severity for the rule: no row raises a finding above it."""
    _known: dict[Hashable, Any] = field(default_factory=dict)


CheckFunction: TypeAlias = "Callable[[Rule, Line, Context], Iterable[Hit]]"


class CheckKind(NamedTuple):
    """A kind of check: the function, and what a rule that uses it has to say."""

    check: CheckFunction
    parameters: Mapping[str, object] = NOTHING
    """Keys of [check] beside `kind`: a type, or a tuple of the words allowed; a name that ends in "?" may be left out."""
    settings: Mapping[str, object] = NOTHING
    """Keys of [settings], in the same form. A list holds text; a team's own words are added to it."""
    places: tuple[str, ...] | None = None
    """Places of a message that its hits fill, beside {match}, {text} and the settings; None where that is not told."""
    conditions: tuple[str, ...] | None = None
    """Conditions that its hits may have; None where that is not told."""
