"""Whether a few words are the label of a statement: "Objective No. 1", "CEO KR", "O1-KR2", "Anahtar Sonuçlar (Key Results)"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from okrcoach.documents.names import StatementKind, field_named, layout
from okrcoach.documents.page.headings import fillers, is_period_word, is_title, section_of, words_of

PLAIN, TITLE = 3, 6
"""Words at most that name an owner before a label; a title with capitals, "Senior Director of Sales KR:", may have more."""
SAME_IN_ENGLISH = 5
"""A label in another language, with the English term in brackets, has fewer words."""
_BRACKETS = (("(", ")"), ("[", "]"), ("\N{FULLWIDTH LEFT PARENTHESIS}", "\N{FULLWIDTH RIGHT PARENTHESIS}"))
_BEFORE_CODE = "(?<=[\u3040-\u9fff\uac00-\ud7af])(?=[A-Za-z]{1,2}[0-9])"
"""A code follows a word of a script without spaces: "目标O1". Compiled where it is first met: sets of so many signs take long."""


class LabelWords(NamedTuple):
    """What the words of a label say."""

    kind: StatementKind
    strong: bool
    number: str
    owner: str


@cache
def _labels() -> dict[tuple[str, ...], tuple[StatementKind, bool]]:
    kinds: dict[str, tuple[StatementKind, bool]] = {
        "objective": ("objective", True),
        "weak_objective": ("objective", False),
        "key_result": ("key_result", True),
        "weak_key_result": ("key_result", False),
        "project": ("project", False),
    }
    return {tuple(name.split()): kind for group, kind in kinds.items() for name in layout()["labels"][group]}


@cache
def _label_words() -> frozenset[str]:
    """Return the words of which one stands in every label."""
    return frozenset(label[-1] for label in _labels())


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(layout()["labels"]["prefix"]) | fillers()


@cache
def _spelled() -> frozenset[str]:
    return frozenset(layout()["labels"]["numbers"])


@cache
def _spoken_of() -> frozenset[str]:
    """Return the words before a label that make it one that is only spoken of."""
    return frozenset(layout()["labels"]["spoken_of"])


def read_label_words(head: str, *, prefix: bool) -> LabelWords | None:
    """Return the label that a few words are; with `prefix`, words before it may name an owner.

    What stands in brackets counts where it is a label itself: behind one of the same kind, "Meta (O1)", or, without a number, behind a
    few words that are none that is known: "Anahtar Sonuçlar (Key Results)".
    """
    aside: list[str] = []
    for opening, closing in _BRACKETS:
        while opening in head:
            before, _, after = head.partition(opening)
            inside, closed, behind = after.partition(closing)
            if not closed:
                return None  # "Score of a KR (Calc::raw": the label does not end within a bracket
            aside.append(inside)
            head = before + " " + behind
    found = _without_brackets(head, prefix=prefix)
    if not aside:
        return found
    inner = _without_brackets(aside[-1], prefix=False)
    if inner is None or not inner.strong:
        return found
    if found is None:
        few = 0 < len(words_of(head)) < SAME_IN_ENGLISH and section_of(head) in (None, "key_results")
        known = inner.kind == "key_result" and field_named(head) is not None
        return inner if few and not inner.number and not known else None
    same = found.kind == inner.kind and not found.number
    return found._replace(strong=True, number=inner.number) if same else found


def _without_brackets(head: str, *, prefix: bool) -> LabelWords | None:
    """Return the label that a few words without brackets are."""
    if not head.isascii():
        head = re.sub(_BEFORE_CODE, " ", head)
    words = words_of(head)
    if _label_words().isdisjoint(words):
        return None  # most lines
    words, numbers, coded = _numbered(words, capital=head.rstrip()[-1:].isupper())
    most = TITLE if prefix and is_title(head) else PLAIN
    if not words or len(words) > most + 2:
        return None
    length = next((size for size in (3, 2, 1) if len(words) >= size and tuple(words[-size:]) in _labels()), 0)
    if not length:
        return None
    kind, strong = _labels()[tuple(words[-length:])]
    before_label = words[:-length]
    named = [word for word in before_label if word not in _prefixes() and not is_period_word(word)]
    if len(words[-1]) == 1 and (before_label or not (numbers or head.strip().isupper())):
        return None  # a single o is a label only with its number, or as a capital
    if kind == "key_result" and not strong and not numbers:
        return None
    if before_label and before_label[0] in layout()["labels"]["about"]:
        return None
    if kind == "key_result" and any((word,) in _labels() for word in named):
        return None  # "Objective key result: …" explains a word
    if named and not _spoken_of().isdisjoint((*named, before_label[-1])):
        return None  # "Score each KR: 0.0 to 1.0" is about key results
    if named and (not prefix or not strong or len(before_label) > most or not head.lstrip()[:1].isupper()):
        return None
    owner = head.split()[: len(before_label)] if named else []
    return LabelWords(kind, strong or coded, ".".join(numbers), " ".join(owner))


def _numbered(words: list[str], *, capital: bool) -> tuple[list[str], list[str], bool]:
    """Return the words of a label without its number, the number, and whether a code repeats them; `capital`: they end in one."""
    words = list(words)
    numbers: list[str] = []
    if _is_lettered(words):
        words.pop()  # KR1a
    while words and (words[-1].isdigit() or (len(words) > 1 and words[-1] in _spelled())):
        numbers.insert(0, words.pop())
    if numbers and _is_lettered(words):
        letter = words.pop()
        numbers.insert(0, words.pop() + letter)  # KR4A.1
    if numbers and len(words) > 1 and words[-1] in layout()["labels"]["counting"]:
        words.pop()  # Objective No. 1
    coded = len(words) > 1 and bool(numbers) and _codes(words[-1], words[-2])
    if coded:
        words.pop()  # Objective O1, Key result KR2, 目标 O1
    if len(words) > 1 and len(words[-1]) == 1 and capital and (words[-2],) in _labels():
        numbers.insert(0, words.pop())  # Objective A
    if len(words) > 1 and words[-1] in ("kr", "result") and any(word.isdigit() for word in words[:-1]):
        if all(word in ("o", "obj", "objective", "key") or word.isdigit() for word in words[:-1]):
            while words[0] in ("o", "obj", "objective") or words[0].isdigit():
                numbers.insert(0, words.pop(0))  # O1KR2, O1-KR2
        numbers = [word for word in numbers if word.isdigit()]
    return words, numbers, coded


def _is_lettered(words: list[str]) -> bool:
    """Return whether words end in a number with a letter behind it."""
    return len(words) > 2 and len(words[-1]) == 1 and words[-1].isalpha() and words[-2].isdigit()


def _codes(code: str, word: str) -> bool:
    """Return whether "O" or "KR" before a number only repeats the label before it."""
    if code == "kr" and word == "result":
        return True
    kind = _labels().get((word,), ("project", False))[0]
    return (code, kind) in (("o", "objective"), ("kr", "key_result"))
