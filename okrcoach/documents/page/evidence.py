"""What speaks for a part of a page being about OKRs, an objective or a group of them, where no label says so."""

from __future__ import annotations

import re

from okrcoach.documents.names import layout, plain_name
from okrcoach.documents.page.bare_words import bare_objective
from okrcoach.documents.page.columns import names_key_results
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import asks, is_certain, is_context, is_period, lead, names_plan, numbering, teaches, words_of
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.outline import Part
from okrcoach.documents.values import is_open
from okrcoach.language.lexicon import lexicon

GROUP_WORDS = 4
"""What stands for a team, a theme or a chapter has at most so many words."""
LINKED = 5
"""A link of fewer words is the name of a page, not a statement."""
_PIECES = re.compile("[(),:/\N{MIDDLE DOT}\N{EN DASH}\N{EM DASH}]| - ")


def announced(parts: list[Part]) -> list[Part]:
    """Return the parts, and in the place of an announcing line what it announces."""
    found: list[Part] = []
    for part in parts:
        found += part.children if part.kind == "paragraph" and part.rank is not None and not part.bold and part.label is None else [part]
    return found


def holds_key_results(part: Part, *, certain: bool = False) -> bool:
    """Return whether key results, a section of them or a table with a column of them, stand right below.

    With `certain`, a table counts only where its column is called key results.
    """
    return any(
        one.label.strong
        and (one.label.kind == "key_result" or (one.label.kind == "key_results" and (one.kind != "item" or announces(one))))
        if one.label is not None
        else one.kind == "table" and names_key_results(one.block, alone=True) and (not certain or names_key_results(one.block))
        for one in announced(part.children)
    )


def announces(part: Part) -> bool:
    """Return whether a section's name stands over something: it is alone in its line, or bold, or over a list."""
    end = part.label.rest if part.label is not None else 0
    return end >= len(part.text) or bool(part.children) or part.words.is_all(part.words.bold, 0, end)


def names_objective(part: Part) -> bool:
    """Return whether a key result's code has its objective in it: O1-KR2."""
    return plain_name(part.text).startswith("o")


def explains(part: Part) -> bool:
    """Return whether an item says what a word means: "Shared objective: An objective that two teams have", "Objective: A goal to reach".

    So does one that only asks: "Key results: How will we know?".
    """
    label = part.label
    if label is None or part.kind != "item" or label.number or label.kind not in ("objective", "key_result", "key_results"):
        return False
    said = part.text[label.rest :]
    words = words_of(said[:40])
    if label.kind != "key_result" and words[:1] and words[0] in layout()["labels"]["asking"] and "?" in said:
        return not part.children
    if label.kind == "key_results":
        return False
    named = " ".join(words[1:3])
    own = (named, named.partition(" ")[0]) if words[:1] and words[0] in layout()["labels"]["articles"] else ()
    kinds = [label.kind] if words[:1] == ["the"] else [label.kind, f"weak_{label.kind}"]
    return any(one in layout()["labels"][kind] for one in own for kind in kinds)


def lectures(part: Part) -> bool:
    """Return whether a heading stands over what OKRs are: by its words, and, where they could be a form's question, by the answer."""
    if not teaches(part.text) or any(one.label is not None and one.label.number for one in part.walk()):
        return False
    below = [one.text for one in announced(part.children)]
    return not asks(part.text) or any(is_certain(text) or "objective" in words_of(text) for text in below)


def names_kind(part: Part, words: Inline) -> bool:
    """Return whether a key result's heading says no more than its kind, "KR1: leading metric", over a heading or bold line that says it.

    A longer name is one over a longer line that is all bold; what only says leading or lagging is one over any line with a quantity.
    """
    first = next(iter(part.children), None)
    if part.kind != "section" or first is None or not has_digit(first) or any(one.isdigit() for one in words.text):
        return False
    if is_kind_of_measure(words.text):
        if not _holds_quantity(first):
            return False
        return first.label is None or (first.label.kind == "objective" and not first.label.strong)
    size = len(words.text.split())
    named = size < GROUP_WORDS or (first.kind == "paragraph" and size < len(first.text.split()))
    return named and first.label is None and (first.kind == "section" or first.bold)


def _holds_quantity(part: Part) -> bool:
    """Return whether a part says how many or how much; a date does not."""
    from okrcoach.language.quantities import quantities  # noqa: PLC0415 - reading a file does without it

    return bool(quantities(part.text))


def is_kind_of_measure(text: str) -> bool:
    """Return whether a name says what kind of measure something is, before a sign or in a bracket: "Leading (how guests behave)"."""
    kinds, things = layout()["measured"]["kinds"], layout()["measured"]["things"]
    named = [words for piece in _PIECES.split(text) if (words := words_of(piece))]
    return any(words[0] in kinds and all(word in things for word in words[1:]) for words in named[:2])


def speaks_of_okrs(part: Part) -> bool:
    """Return whether a part alone tells that a page is about OKRs: "OKR 1: …", a table of key results, a goal with its measures."""
    label = part.label
    if label is None or label.kind != "objective" or not label.number:
        return part.kind == "table" and names_key_results(part.block)
    measured = any(one.label is not None and one.label.kind == "key_results" for one in announced(part.children))
    return measured or is_certain(part.text[: label.rest])


def is_bare(draft: FoundStatement) -> bool:
    """Return whether all that speaks for an objective is a word over a paragraph, or a table of measures below no objective at all."""
    if not draft.parts and draft.key_results and all(one.row is not None for one in draft.key_results):
        return True
    alone = draft.label is not None and not draft.label.number and bool(draft.parts) and draft.label.rest >= len(draft.parts[0].text)
    return alone and not draft.key_results and not draft.projects


def is_explained(draft: FoundStatement, *, taught: bool = False) -> bool:
    """Return whether key results without an objective are sentences about key results, as in an article on OKRs.

    They speak of key results, or few of them have a number, or the page has `taught` what OKRs are. A title, "OKR — Final project", over
    no key result is none of an objective, and neither is what stands over nothing but "First key result.", or "Key results are …", or asks,
    as all below it do.
    """
    if draft.projects:
        return False
    if draft.words.text and draft.key_results:
        texts = [one.words.text.strip() for one in draft.key_results]
        if draft.label is None:
            return all(map(_defines, texts))
        coded = draft.label.number or any(one.label is not None and one.label.number for one in draft.key_results)
        asked = not coded and all(text.endswith("?") and not any(map(str.isdigit, text)) for text in (draft.words.text.strip(), *texts))
        headed = draft.row is not None or not draft.parts or draft.parts[0].kind == "section"
        return not headed and (asked or all(map(_only_names, texts)))
    if draft.words.text:
        return _is_title(draft)
    loose = [one.words.text for one in draft.key_results if one.label is None and one.row is None]
    numbers = sum(any(sign.isdigit() for sign in text) for text in loose)
    few = len(loose) == len(draft.key_results) > 2 and numbers * 2 < len(loose)
    return few or (taught and bool(loose)) or any(is_certain(text) for text in loose)


def _only_names(text: str) -> bool:
    """Return whether a key result says no more than that it is one: "First key result."."""
    name = text.rstrip(".")
    label = read_label(name)
    if label is None or label.kind not in ("key_result", "key_results"):
        return False
    return label.strong and not label.number and label.rest >= len(name)


def _defines(text: str) -> bool:
    """Return whether a sentence says what key results are: "Key results are the measures that …"."""
    words = words_of(text)
    known = layout()["labels"]["key_result"]
    return any(" ".join(words[:size]) in known and words[size] in lexicon("grammar.auxiliaries") for size in (1, 2) if size < len(words))


def _is_title(draft: FoundStatement) -> bool:
    """Return whether all that speaks for an objective is a heading that has OKR in it: "OKR — Final project"."""
    label, heading = draft.label, draft.parts[0] if draft.parts else None
    if label is None or heading is None or label.strong or label.number:
        return False
    return heading.kind == "section" and is_certain(heading.text[: label.rest])


def is_filled(draft: FoundStatement) -> bool:
    """Return whether an objective says what it is, or what stands below it says anything yet: "TBD" does not."""
    said = (one.words.text for one in (draft, *draft.key_results, *draft.projects))
    return bool(draft.label and draft.words.text) or any(plain_name(text) and not is_open(text) for text in said)


def is_statement(part: Part) -> bool:
    """Return whether an item says something of its own: more than a link, a field or a single word."""
    text = part.text.strip()
    if len(text) < 3 or not any(one.isalpha() for one in text):
        return False
    links = [(start, end) for start, end, _ in part.words.links]
    if links and part.words.is_all(links):
        return has_digit(part) and len(text.split()) >= LINKED
    outside = len(text) - sum(end - start for start, end in links)
    return not links or outside > 12 or len(text) > 60 or (has_digit(part) and len(text.split()) > LINKED)


def same_words(text: str) -> str:
    """Return a text as it is compared with another: without case, spaces and marks."""
    return "".join(one for one in text.casefold() if one.isalnum())


def heading_results(part: Part) -> list[Part]:
    """Return the headings below a heading that are its key results: "2.1 …" below "2. …", or sentences with numbers over no list."""
    below = [one for one in part.children if one.kind == "section" and one.label is None]
    if part.kind != "section" or not below or len(below) < sum(one.kind == "section" for one in part.children):
        return []
    own = _number(part.text)
    if own and all(_number(one.text).startswith(f"{own}.") for one in below):
        said = sum(len(bare_objective(one.words).text.split()) >= GROUP_WORDS or has_digit(one) for one in below)
        return below if said * 2 >= len(below) else []  # "4.1 Execution environment" is a chapter
    if (
        any(one.isdigit() for one in part.text)
        or is_context(part.text)
        or any(is_context(one.text) or is_period(one.text) for one in below)
    ):
        return []
    leaves = all(one.kind == "paragraph" for child in below for one in child.children)
    return below if leaves and sum(has_digit(one) for one in below) * 2 > len(below) else []


def _number(text: str) -> str:
    start = lead(text)
    return text[start : numbering(text, start)].strip(" .)#")


def has_digit(part: Part) -> bool:
    """Return whether a part says a number, its own aside."""
    return any(one.isdigit() for one in bare_objective(part.words).text)


def is_measured(part: Part) -> bool:
    """Return whether at least half of the items below a part have numbers, as key results do."""
    items = [one for one in announced(part.children) if one.kind == "item"]
    return bool(items) and sum(map(has_digit, items)) * 2 >= len(items)


def are_goals(parts: list[Part]) -> bool:
    """Return whether what is called goals on a page counts as objectives although nothing says OKR: they are numbered from the first on.

    On a page with the title of a plan, two of them over lists with a number are enough.
    """
    goals = [part for part in parts if part.label is not None and part.label.kind == "objective" and not part.label.strong]
    numbers = {part.label.number for part in goals if part.label is not None}
    if any(set(first) <= numbers for first in (("1", "2"), ("a", "b"), layout()["labels"]["numbers"][:2])):
        return True
    measured = [part for part in goals if any(one.kind == "item" and has_digit(one) for one in announced(part.children))]
    return len(measured) > 1 and any(names_plan(part.text) for part in parts if part.kind in ("section", "paragraph"))
