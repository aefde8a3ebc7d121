"""What the lists on a page are by their form: nested ones, groups, teams over objectives, plain lines over their key results."""

from __future__ import annotations

from okrcoach.documents.names import layout
from okrcoach.documents.page.evidence import GROUP_WORDS, announced, has_digit, is_statement
from okrcoach.documents.page.found import Form
from okrcoach.documents.page.headings import is_certain, words_of
from okrcoach.documents.page.labels import COLONS
from okrcoach.documents.page.outline import Part

PLAIN = 120
"""A line over a list that is longer is no objective."""
MAX_DEPTH = 6
"""Lists are looked into so deep."""


def is_group(part: Part) -> bool:
    """Return whether a list item is a team or a theme over objectives: a few words, and numbers come only further below."""
    if len(part.text.split()) > GROUP_WORDS or any(one.isdigit() for one in part.text):
        return False
    return _numbers_deeper(_shares([part]))


def _shares(level: list[Part]) -> list[float]:
    """Return how many of the items below have numbers, for each level below."""
    shares: list[float] = []
    for _ in range(MAX_DEPTH):
        level = [one for above in level for one in above.children if _is_item(one)]
        if not level:
            break
        shares.append(sum(has_digit(one) for one in level) / len(level))
    return shares


def _numbers_deeper(shares: list[float]) -> bool:
    return len(shares) > 1 and shares[0] < 0.2 and max(shares[1:]) >= 0.5


def are_nested(items: list[Part]) -> bool:
    """Return whether most items have items of their own."""
    nested = sum(any(_is_item(child) for child in part.children) for part in items)
    return nested * 5 >= len(items) * 3 and nested > 0


def _is_item(part: Part) -> bool:
    return part.kind == "item" and (part.label is None or part.label.kind != "field")


def form_of(parts: list[Part]) -> Form:
    """Return what the objectives among parts without labels are: headings over lists, all items of those lists, or plain lines over lists.

    Nothing where each part has to speak for itself.
    """
    heads = [part for part in parts if (part.kind == "section" or (part.rank is not None and part.bold)) and part.label is None]
    heads = [part for part in heads if any(one.kind == "item" for one in part.children)]
    if len(heads) < 2:
        return "lines" if _are_lines(parts) else ""
    shares = _shares(heads)
    if len(shares) < 2:
        return ""
    names = all(len(part.text.split()) <= GROUP_WORDS and not has_digit(part) for part in heads)
    if names and _numbers_deeper(shares):
        return "items"
    flat = not are_nested([one for part in heads for one in part.children if one.kind == "item"])
    return "headings" if flat and (not names or 0 < shares[0] >= shares[1]) else ""


def _are_lines(parts: list[Part]) -> bool:
    """Return whether all that stands here are lines of a few words over lists, with a number somewhere.

    Where they end in a colon all of them do, and each has numbers below it: such a line may as well just lead to its list.
    """
    lines = [part for part in parts if part.kind == "paragraph" and part.rank is not None and part.label is None and not part.bold]
    alone = len(lines) > 1 and not any(part.kind == "item" for part in parts)
    led = sum(part.text.rstrip().endswith(COLONS) for part in lines)
    if not alone or led not in (0, len(lines)) or not all(is_plain_objective(part, numbers=led > 0) for part in lines):
        return False
    return any(has_digit(one) for part in lines for one in part.children)


def groups(parts: list[Part]) -> list[Part]:
    """Return the items among key results that are names of groups of them: a few words without numbers over longer items."""
    items = [part for part in parts if part.kind == "item"]
    found = [part for part in items if _names_group(part)]
    below = [one for part in found for one in part.children if one.kind == "item"]
    if len(found) < 2 or len(found) * 5 < len(items) * 3 or any(one.label is not None and one.label.kind == "field" for one in below):
        return []
    lengths = [sum(len(one.text.split()) for one in level) / len(level) for level in (found, below)]
    told = any(has_digit(one) for one in below) or lengths[0] == 1
    return found if told and lengths[0] < lengths[1] else []


def _names_group(part: Part) -> bool:
    if not any(one.kind == "item" for one in part.children) or any(one.isdigit() for one in part.text):
        return False
    words = words_of(part.text)
    known = part.label is None or (part.label.kind == "aside" and " ".join(words) in layout()["groups"]["words"])
    return known and 0 < len(words) < GROUP_WORDS


def has_own_list(part: Part) -> bool:
    """Return whether an objective has a list of statements with numbers, and nothing below it that is called a key result.

    One number is enough for a list without labels and further lists, where it and lines of text are all that stands below.
    """
    items = _own_items(part)
    numbers = sum(has_digit(one) for one in items)
    return numbers * 2 > len(items) or (numbers > 0 and _is_plain_list(part, items))


def with_own_lists(parts: list[Part]) -> list[Part]:
    """Return those of the objectives beside one another whose lists hold their key results.

    Where they are more than half of those with plain lists, so do plain lists without a number.
    """
    own: list[Part] = []
    plain: list[Part] = []
    for part in parts:
        if has_own_list(part):
            own.append(part)
        elif _is_plain_list(part, _own_items(part)):
            plain.append(part)
    return own + plain if len(own) > len(plain) else own


def _own_items(part: Part) -> list[Part]:
    """Return the statements in the list of an objective, nothing where a key result below it is called so."""
    if any(one.label is not None and one.label.kind in ("key_result", "key_results") for one in part.walk()):
        return []
    return [one for one in announced(part.children) if one.kind == "item" and is_statement(one)]


def _is_plain_list(part: Part, items: list[Part]) -> bool:
    """Return whether several statements, without labels and further lists, and lines of text are all that stands below an objective."""
    return len(items) > 1 and not any(one.kind == "table" or one.label is not None or one.children for one in announced(part.children))


def is_plain_objective(part: Part, *, numbers: bool = True) -> bool:
    """Return whether a line of plain text over a list is an objective: a few words, then statements, half of them with `numbers`."""
    text = part.text.strip()
    items = [one for one in part.children if one.kind == "item"]
    if not len(text.split()) >= 2 or len(text) > PLAIN or "\n" in text or text.endswith((".", ",", ";", "?")) or is_certain(text):
        return False
    below = any(child.kind == "item" and child.label is None for one in items for child in one.children)
    good = [one for one in items if is_statement(one) and (one.label is None or one.label.kind == "key_result")]
    told = not numbers or sum(has_digit(one) for one in items) * 2 >= len(items)
    return not below and told and len(good) == len(items) > 0
