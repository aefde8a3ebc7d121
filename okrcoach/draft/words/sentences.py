"""Key-result sentences: the one place where a measure becomes words, so that both drafters write the same English."""

from __future__ import annotations

import math
from datetime import date
from typing import Literal

from okrcoach.draft.words.nouns import mid_sentence, words_of
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import forms
from okrcoach.model import UNKNOWN, Measure

UNKNOWN_BASELINE = "(baseline to be measured)"
"""How an unknown baseline stands in a sentence; `language` reads it back as `UNKNOWN`."""
OPEN_TARGET = "(target to be set)"
"""How a target that only the team can set stands in a sentence; `review` reads it as left open."""

_DURATIONS = {
    "ms": "ms",
    "seconds": "second",
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
}
_SIGNS = "$€£¥₹₩₺₽₴₦₱฿"
_RATES = ("percent", "%", "points", "ratio", "score", "multiple", "rank", "rate")


def per_text(span: str) -> str:
    """Write the time that a rate is told in: "a month", "an hour"; nothing where there is none."""
    return f"{'an' if span[0] in 'aeio' or span.startswith('hour') else 'a'} {span}" if span else ""


def key_result_text(
    measure: Measure, name: str, *, better: Literal["up", "down"] = "up", scope: str = "", tail: str = "", verb: str = ""
) -> str:
    """Write the sentence for a measure: "Raise activation rate from 31% to 40%".

    `name` is what the metric is called (a catalog name or the team's own words), `better` the metric's good direction (only
    needed where the measure says `keep`), `scope` the words that narrow the metric ("among small teams"), `tail` what
    follows each number's unit ("a month"), `verb` a leading verb of the caller's choice. Raises ValueError without a target.
    """
    if measure.target is None:
        raise ValueError(f"no sentence for '{name}' without a target")
    subject = " ".join(filter(None, (spoken(name), scope)))
    relative = measure.comparison is not None and measure.baseline in (None, UNKNOWN)
    if relative:
        amount = change_text(measure.target, measure.unit)
    else:
        amount = " ".join(filter(None, (value_text(measure.target, measure.unit), tail)))
    if measure.direction == "keep":
        words = f"Keep {subject} {_bound(better, amount, measure.comparison if relative else None)}"
    else:
        lead = verb or _verb(measure)
        if relative:
            words = f"{lead} {subject} by {amount} {measure.comparison}"
        elif measure.baseline == UNKNOWN:
            words = f"{lead} {subject} from {UNKNOWN_BASELINE} to {amount}"
        elif isinstance(measure.baseline, float | int):
            words = f"{lead} {subject} from {value_text(float(measure.baseline), measure.unit)} to {amount}"
        else:
            words = _from_nothing(subject, amount, measure.unit, verb)
    return f"{words} by {due_text(measure.due)}" if measure.due else words


def open_text(start: float, unit: str | None, name: str, tail: str = "") -> str:
    """Write the line for a number whose target only the team can set, without a verb: "Mentor hours: from 45 to (target to be set)"."""
    return " ".join(filter(None, (f"{name[:1].upper()}{name[1:]}: from {value_text(start, unit)} to {OPEN_TARGET}", tail)))


def _bound(better: str, amount: str, comparison: str | None) -> str:
    """Say which level a guardrail holds."""
    if comparison is not None:
        side = "" if comparison.startswith(("above ", "below ")) else "above " if better == "down" else "below "
        return f"no more than {amount} {side}{comparison.removeprefix('vs ')}"
    return f"at or {'below' if better == 'down' else 'above'} {amount}"


def _verb(measure: Measure) -> str:
    """Choose the verb that people use for moving such a unit that way."""
    unit = measure.unit or "count"
    if measure.direction == "down":
        return "Reduce" if unit in _RATES or unit == "count" else "Cut"
    if unit in _RATES:
        return "Raise"
    return "Grow" if _is_money(unit) else "Increase"


def _from_nothing(subject: str, amount: str, unit: str | None, verb: str) -> str:
    """Say a target that starts at nothing, or whose start nobody asked for."""
    if unit in (None, "count"):
        return f"{verb or 'Reach'} {amount} {subject}"
    if _is_money(unit or ""):
        return f"{verb or 'Reach'} {amount} in {subject}"
    return f"{verb or 'Bring'} {subject} to {amount}"


def change_text(value: float, unit: str | None) -> str:
    """Write the size of a change: "25%", "5 points", "$200"."""
    if unit == "points":
        return f"{number_text(value)} {'point' if value == 1 else 'points'}"
    return value_text(value, unit)


def value_text(value: float, unit: str | None) -> str:
    """Write a number with its unit as people do: "31%", "$640", "1 day", "42,000", "3x"."""
    number = number_text(value)
    match unit:
        case None | "count" | "score" | "rank" | "currency" | "size" | "rate":
            return number
        case "percent" | "%":
            return f"{number}%"
        case "points":
            return f"{number} {'point' if value == 1 else 'points'}"
        case "multiple" | "x":
            return f"{number}x"
        case "ratio":
            return number
    if unit in _DURATIONS:
        word = _DURATIONS[unit]
        return f"{number} {word if value == 1 or word == 'ms' else word + 's'}"
    if len(unit) > 1 and unit[-1] in _SIGNS:
        return f"{unit}{number}"  # "A$"
    if unit[0] in _SIGNS:
        cents = len(unit) == 1 and not float(round(value, 2)).is_integer()
        return f"{unit[0]}{f'{value:,.2f}' if cents else number}{unit[1:]}"
    return f"{number} {unit}"


def number_text(value: float) -> str:
    """Write a number without its unit: "42,000", "2.5", "99.95"; no more digits than it has. Raises ValueError for one without an end."""
    if not math.isfinite(value):
        raise ValueError("not a number that can be written")
    short = round(value, 4)
    rounded = short if short == value else round(value, 2)  # what has more digits was worked out
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.4f}".rstrip("0")


def due_text(due: str) -> str:
    """Write a deadline as people do: "31 March 2027" for an ISO date, else as it stands."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due
    return f"{day.day} {day:%B} {day.year}"


def spoken(name: str) -> str:
    """Put a metric's name inside a sentence: "Activation rate" is "activation rate", "NPS" and "MQL to SQL" stay."""
    first = name.split(" ", 1)[0]
    if first[1:] != first[1:].lower() or any(mark.isdigit() for mark in first) or first in words_of("places"):
        return name
    return mid_sentence(name)[:1] + name[1:]


def is_several(name: str) -> bool:
    """Whether a metric's name tells of several things: "reviews that praise us", "complaints per day"; not "share of visits", "NPS"."""
    words, ends = name.lower().split(), lexicon("grammar.prepositions") | lexicon("grammar.relatives")
    heads = next((words[:place] for place, word in enumerate(words) if place and word in ends), words)
    while len(heads) > 1 and any(form == "past" for _, form in forms(heads[-1])):
        heads = heads[:-1]  # "incidents caused by deployments"
    return is_plural(heads[-1]) if heads else False


def with_article(name: str) -> str:
    """Put a name that needs it behind "the": "the share of parcels on time", but "complaints of tenants", "churn"."""
    return f"the {name}" if " of " in name and not is_several(name) else name


def list_text(words: tuple[str, ...] | list[str]) -> str:
    """Join several things in one sentence: "a", "a and b", "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _is_money(unit: str) -> bool:
    named = unit in lexicon("currencies.codes") or unit in pairs("currencies.words").values()
    return unit == "currency" or unit[:1] in _SIGNS or unit[-1:] in _SIGNS or named
