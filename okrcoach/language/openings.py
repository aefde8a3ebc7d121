"""Where a statement itself begins: after list marks, numbers and labels, and without asides in brackets."""

from __future__ import annotations

from okrcoach.language.lead import find_lead
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import kinds_at
from okrcoach.language.periods import period_at
from okrcoach.language.predicate import find_predicate
from okrcoach.language.words import Token, is_hyphen

CLOSING = {"(": ")", "[": "]"}
QUOTES = {'"': '"', "“": "”", "'": "'"}
LABEL_WORDS = 5
"""A label before a colon ("CRO: …") has at most so many tokens."""
TOPIC_WORDS = 9
"""A topic before a colon and a count has at most so many."""
OWNER_WORDS = 14
"""A label that ends in "KR:" may be longer."""


def own_words(all_tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out asides in round brackets, and groups in square ones at either end ("[Legal] …", "… [P1]")."""
    kept: list[Token] = []
    begun = False
    index, last = 0, len(all_tokens)
    closes = _closing_places(all_tokens)
    if not closes:
        return all_tokens
    while index < last:
        close = closes.get(index)
        if close is not None and (all_tokens[index].text == "(" or not begun or close == last - 1) and close - index < last - 1:
            index = close + 1
        else:
            kept.append(all_tokens[index])
            begun = begun or all_tokens[index].kind != "mark"
            index += 1
    return tuple(kept) if begun else all_tokens


def _closing_places(all_tokens: tuple[Token, ...]) -> dict[int, int]:
    """Return where each outermost round or square bracket closes."""
    places: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(all_tokens):
        if token.text in ("(", "["):
            opened.append(index)
        elif token.text in (")", "]") and opened and CLOSING[all_tokens[opened[-1]].text] == token.text:
            begin = opened.pop()
            if not opened:
                places[begin] = index
    return places


def begin(words: tuple[Token, ...], measured: frozenset[int]) -> int:
    """Return where the statement itself begins, after list marks and numbers, and labels such as "KR 1:" or "Finance:"."""
    here = 0
    while here < len(words):
        token = words[here]
        if (token.kind == "mark" and (token.text not in "≥>~$€£+<≤\"“'" or _quotes_rest(words, here))) or (
            token.kind == "number" and here not in measured and _is_mark(words, here + 1, ".):")
        ):
            here += 1
        elif token.lower.rstrip("0123456789") in lexicon("grammar.labels") and (end := _label_end(words, here)) >= 0:
            here = end
        elif token.lower == "approx" and _is_mark(words, here + 1, ".") and here + 2 in measured:
            here += 2  # "Approx. 29 guests"
        else:
            break
    here = _after_key_result(words, here)
    here = _counted_behind(words, here, measured)
    here = _after_heading(words, here, measured)
    colon = _colon(words, here, measured)
    told = colon > 0 and any(words[index].lower in lexicon("grammar.figures") for index in range(colon + 1, min(colon + 5, len(words))))
    told |= colon > 0 and _start_and_goal(words, colon + 1)
    leads = find_lead(words, here, measured)[0] is not None or _whole(words, here, colon, measured)
    if colon > here and not told and (_tells_more(words, here, colon, measured) or not leads):
        here = colon + 1 + _quotes_rest(words, colon + 1)
    if here < len(words) and words[here].lower in lexicon("grammar.prepositions"):
        here = _after_condition(words, here, measured)
    return here if here < len(words) else 0


def _start_and_goal(words: tuple[Token, ...], start: int) -> bool:
    """Say whether a start and a goal stand there: "start 20%, goal 35%", not "start 12 clubs"."""
    said = [word.lower for word in words[start : start + TOPIC_WORDS]]
    return not lexicon("numbers.start_words").isdisjoint(said[:1]) and not lexicon("numbers.goal_words").isdisjoint(said)


def _after_heading(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> int:
    """Return where "Night trains. Launch the first two lines" really begins: behind a heading of a few words and its full stop."""
    for here in range(start + 1, min(start + LABEL_WORDS, len(words) - 2)):
        if here in measured or words[here].text in (",", ":", ";"):
            return start
        if words[here].text == "." and not words[here + 1].glued:
            heads = find_lead(words[:here], start, measured)[0] is None and find_predicate(words[:here], start, measured) is None
            return here + 1 if heads and find_lead(words, here + 1, measured)[0] is not None else start
    return start


def _counted_behind(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> int:
    """Return where "Shore power: 5 berths equipped" really begins: behind the colon, where a number stands that counts something."""
    for here in range(start + 1, min(start + TOPIC_WORDS, len(words) - 3)):
        if here in measured:
            return start
        if words[here].text != ":":
            continue
        end = here + 1
        while end < len(words) and end in measured:
            end += 1
        after = words[end] if here + 1 < end < len(words) else None
        small = after is None or after.kind != "word" or after.glued or after.lower in lexicon("grammar.small")
        return start if small or words[end - 1].text in ("%", "+") or end + 1 >= len(words) else here + 1
    return start


def _after_condition(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> int:
    """Return where "For two products, launch …", "If asked, staff …" and "In Q3, …" really begin: behind the comma.

    Where no condition and no time stands before it, a sentence has to stand behind it.
    """
    whole = words[start].lower in lexicon("grammar.conditions")
    commas = (here for here in range(start, len(words) - 1) if words[here].text == ",")
    comma = next((here for here in commas if words[here + 1].kind != "number" or words[here - 1].kind != "number"), -1)  # "May 20, 2027, …"
    if comma < 0:
        return start
    return comma + 1 if whole or _only_time(words, start + 1, comma) or find_lead(words, comma + 1, measured)[0] else start


def _only_time(words: tuple[Token, ...], first: int, comma: int) -> bool:
    """Say whether nothing but a time stands there: "In *Q3*, …", "By *the end of May*, …", "By *31 March 2027*, …"."""
    while first < comma and (words[first].lower in lexicon("dates.part_of") or words[first].text.isdecimal()):
        first += 1
    period = period_at(words, first) if first < comma else None
    return period is not None and period.end == comma


def _quotes_rest(words: tuple[Token, ...], index: int) -> bool:
    """Say whether all that follows stands in one pair of quotation marks: `Quality: "Improve the maps"`, not `"Maps" sells`."""
    end = len(words) - 1 - (words[-1].text == ".")
    if index >= end or QUOTES.get(words[index].text) != words[end].text:
        return False
    return all(word.text != words[end].text for word in words[index + 1 : end])


def _is_mark(words: tuple[Token, ...], index: int, marks: str) -> bool:
    return index < len(words) and words[index].kind == "mark" and words[index].text in marks


def _label_end(words: tuple[Token, ...], index: int) -> int:
    """Return where the words go on after "KR1:", "KR 1.2 -", "Key result 1:"; -1 where it is no label."""
    for here in range(index + 1, min(index + LABEL_WORDS, len(words))):
        if words[here].text in lexicon("grammar.label_marks") and not is_hyphen(words, here):
            return here + 1 if here + 1 < len(words) else -1
        if words[here].kind == "word" and words[here].lower not in lexicon("grammar.labels"):
            return here if here > index + 1 and words[here - 1].kind == "number" else -1
    return -1


def _after_key_result(words: tuple[Token, ...], start: int) -> int:
    """Return where the words go on after an owner's label: "Head of Sales KR: …"."""
    for here in range(start, min(start + OWNER_WORDS, len(words) - 2)):
        if words[here + 1].text == ":" and words[here].lower.rstrip("0123456789") in lexicon("grammar.statement_labels"):
            return here + 2
    return start


def _tells_more(words: tuple[Token, ...], start: int, colon: int, measured: frozenset[int]) -> bool:
    """Say whether the number, and with it the statement, comes behind the colon: "Reorder discipline: 95% of …"."""
    if any(index in measured for index in range(start, colon)):
        return False
    if _whole(words, start, colon, measured):
        return False
    behind = any(index in measured for index in range(colon + 1, len(words)))
    if find_lead(words[:colon], start, measured)[0] is not None and _counts_nothing(words, colon + 1, measured):
        return False  # "Add new lessons: 25 per quarter"
    opens = {colon + 1, colon + 2} & measured or find_lead(words, colon + 1, measured)[0] is not None
    return behind and bool(opens)


def _whole(words: tuple[Token, ...], start: int, colon: int, measured: frozenset[int]) -> bool:
    """Say whether a sentence stands before a colon, and how much of it behind: "Modules migrated: 4 of 12", "Guests asked: >= 95%"."""
    figures = all(place in measured or words[place].kind == "mark" for place in range(colon + 1, len(words)))
    return figures and find_predicate(words[:colon], start, measured) is not None


def _counts_nothing(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a bare number stands there, how often it is aside: "25 per quarter"."""
    end = index
    while end in measured:
        end += 1
    return end > index and (end >= len(words) or words[end].lower in lexicon("units.per"))


def _colon(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> int:
    """Return the place of the mark that ends a label of a few words ("Finance: …", "Update - …"); -1 where there is none."""
    for here in range(start + 1, min(start + LABEL_WORDS, len(words) - 2)):
        after = words[here + 1]
        apart = words[here].text in lexicon("grammar.dashes") and not words[here].glued
        dash = apart and (here == start + 1 or (here + 1 in measured and not after.glued))
        if dash and after.glued and after.text == words[here].text and here + 2 < len(words):
            return here + 1  # "Support -- …"
        dash = dash and not after.glued
        if words[here].text == ":" or dash:
            metric = {"measures", "acts", "problems"} & set(kinds_at(words, start, here - 1))
            word = (after.kind == "word" or _quotes_rest(words, here + 1)) and after.lower not in lexicon("grammar.prepositions")
            return here if word or (here + 1 in measured and not metric) else -1
        if here in measured:
            return -1
    return -1
