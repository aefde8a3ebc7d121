"""Fields whose words nothing can be made of, "direction: upp": a reader says so, because the rules will look past them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from okrcoach.data import nearest
from okrcoach.documents import values
from okrcoach.documents.measures import amount, directions, is_unknown
from okrcoach.documents.names import plain_name
from okrcoach.model import Measure

LONGEST_QUOTE = 60
"""A note quotes at most so many characters of a field."""


def unread(fields: Mapping[str, str]) -> dict[str, str]:
    """Return those of a statement's fields, by their names in our model, that hold words and say nothing that is known."""
    return {
        name: text for name, text in fields.items() if name in _KNOWN and text.strip() and not (_KNOWN[name](text) or values.is_open(text))
    }


def told(found: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Return notes about fields, each a line, a name and its words: with their lines, one for all the words of a field."""
    times: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    for line, name, text in sorted(found):
        times[name] += 1
        near = _MEANT[name](text) if name in _MEANT else ""
        quoted = f"{text[:LONGEST_QUOTE]}…" if len(text) > LONGEST_QUOTE else text
        first.setdefault(name, (line, f"not understood: {name}: {quoted}{near}"))
    return [(line, words + (f" (and {times[name] - 1} more)" if times[name] > 1 else "")) for name, (line, words) in first.items()]


_MEANT: dict[str, Callable[[str], str]] = {"direction": lambda text: nearest(plain_name(text), directions()), "status": values.meant_status}
_KNOWN = {
    "baseline": lambda text: is_unknown(text) or {amount(text).target, amount(text).baseline} != {None},
    "target": lambda text: amount(text) != Measure(),
    "direction": lambda text: plain_name(text) in directions(),
    "score": lambda text: values.score(text) is not None or values.beyond(text) is not None,
    "dropped": lambda text: values.flag(text) is not None,
    "status": lambda text: not values.meant_status(text),
    "moves": lambda text: values.moves(text) is not None,
}
