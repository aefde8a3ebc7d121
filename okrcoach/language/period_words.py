"""A period and the words that name one: a quarter, a half, a month, a year, fiscal ones too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

Part = Literal["year", "half", "quarter", "month"]

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""How long each part lasts."""
COUNTS = {"year": 1, "half": 2, "quarter": 4, "month": 12}
"""How many of each a year has."""


class Period(NamedTuple):
    """From the first day to the last, both included, and how it is called: "2027-Q1", "FY27-Q3", "2027-03", "2026-07-01 to 2026-09-30"."""

    start: date
    end: date
    label: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1


class PeriodWords(NamedTuple):
    """The tokens from `first` up to `end` that name a part of a year."""

    first: int
    end: int
    part: Part
    number: int
    """Which of its year: 3 for Q3; 1 for a whole year."""
    year: int | None
    fiscal: bool = False

    @property
    def valid(self) -> bool:
        """There is such a period: no Q5, no H3."""
        return 1 <= self.number <= COUNTS[self.part]

    @property
    def label(self) -> str:
        """The name in one spelling; empty where there is no such period."""
        if not self.valid:
            return ""
        year = "" if self.year is None else f"FY{self.year % 100:02}" if self.fiscal else str(self.year)
        number = {"year": "", "half": f"H{self.number}", "quarter": f"Q{self.number}", "month": f"{self.number:02}"}[self.part]
        return "-".join(filter(None, (year, number)))

    def period(self, first_month: int = 1) -> Period | None:
        """Return the days it lasts, None without a year.

        A fiscal year that starts in a later month than January is named by the year it ends in.
        """
        if not self.valid or self.year is None:
            return None
        length = MONTHS[self.part]
        months = (self.number - 1) * length + first_month - 1
        year = self.year - (1 if first_month > 1 else 0) + months // 12
        start = date(year, months % 12 + 1, 1)
        return Period(start, last_day(start, length), self.label)


def last_day(start: date, months: int = 1) -> date:
    """Return the last of so many months from the first of a month on."""
    after = start.year * 12 + start.month - 1 + months
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
