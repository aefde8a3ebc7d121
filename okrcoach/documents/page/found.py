"""Statements while a page is read: their words as they stand, and the parts of the page that say more about them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcoach.documents.names import StatementKind
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import Label
from okrcoach.documents.page.outline import Part
from okrcoach.model import CheckIn, Ignore

Mode = Literal["page", "objectives", "objective", "key_results", "projects", "detail", "aside"]
Form = Literal["", "headings", "items", "lines"]


class FoundStatement:
    """A statement that was found: its words as they stand, and the parts that say more about it."""

    __slots__ = (
        "check_ins",
        "fields",
        "given",
        "key_results",
        "kind",
        "label",
        "parent",
        "parts",
        "projects",
        "row",
        "series",
        "team",
        "words",
    )

    kind: StatementKind
    words: Inline
    parts: list[Part]
    """The part it was found in, and those that hold its fields."""
    label: Label | None
    fields: dict[str, Inline]
    key_results: list[FoundStatement]
    projects: list[FoundStatement]
    parent: FoundStatement | None
    check_ins: list[tuple[str, Inline]]
    """Dates, and what was said then."""
    given: tuple[tuple[CheckIn, ...], tuple[Ignore, ...]]
    """Check-ins and ignored findings that a sheet holds as they are."""
    series: list[Series]
    team: str
    """The team whose objective it is, by a heading or a column; "" where there is but one."""
    row: Row | None
    """The table's row it was found in."""

    def __init__(
        self,
        kind: StatementKind,
        words: Inline,
        parts: list[Part] | None = None,
        label: Label | None = None,
    ) -> None:
        self.kind = kind
        self.words = words
        self.parts = [] if parts is None else parts
        self.label = label
        self.fields = {}
        self.key_results = []
        self.projects = []
        self.parent = None
        self.check_ins = []
        self.given = ((), ())
        self.series = []
        self.row = None
        self.team = ""

    @property
    def column(self) -> int:
        """The column of its row that its words stand in."""
        start = self.words.piece.start
        cells = self.row.cells if self.row else []
        return next((at for at, cell in enumerate(cells) if cell.piece.start <= start < max(cell.piece.end, cell.piece.start + 1)), 0)


class Series(NamedTuple):
    """Scores of key results out of one row of a table that has a column for each of them."""

    date: str
    scores: dict[int, str]
    final: bool


class Scope:
    """What is known where a part stands."""

    __slots__ = ("again", "form", "loose", "mode", "named", "nested", "objective", "okr", "recent", "split", "statement")

    mode: Mode
    okr: bool
    objective: FoundStatement | None
    statement: FoundStatement | None
    """What fields belong to here."""
    named: bool
    """Whether a heading says that objectives follow, not just that this is about OKRs."""
    loose: bool
    """Whether the list of this objective holds its key results although they are labelled elsewhere on the page."""
    recent: FoundStatement | None
    """The last objective among the parts beside this one."""
    nested: bool
    """Whether most list items beside this part have items of their own."""
    split: bool
    """Whether several headings beside this part hold key results each."""
    again: bool
    """Whether all codes of objectives beside this part are those of objectives before them, over nothing of their own."""
    form: Form
    """What the objectives beside this part are, where that is decided once for all of them."""

    def __init__(
        self,
        mode: Mode,
        okr: bool,
        objective: FoundStatement | None = None,
        statement: FoundStatement | None = None,
        *,
        named: bool = False,
        loose: bool = False,
    ) -> None:
        self.mode = mode
        self.okr = okr
        self.objective = objective
        self.statement = statement
        self.named = named
        self.loose = loose
        self.recent = None
        self.nested = False
        self.split = False
        self.again = False
        self.form = ""
