"""What a goal has the team do so many times: "Plant 5,000 trees". The count becomes a key result, and so does whether it lasts.

A number of work done says nothing of what came of it; beside it stands a share of the same things that does: trees still alive at the
last check, nurses who use what they were taught. Which share that is, the verb tells (playbooks/deeds.toml).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import dropwhile, islice, takewhile
from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.numbers.facts import Fact, measure_unit
from okrcoach.draft.numbers.subjects import Deed, Subject, own_subject
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.library import BetPattern, Pattern
from okrcoach.draft.words.nouns import is_people, mid_sentence, shared, words_of
from okrcoach.draft.words.sentences import per_text
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.verbs import class_of, forms, participle
from okrcoach.language.words import tokens

DOING = ("make", "act", "move", "reach")
"""Classes of verbs that say what is done to a thing, apart from those that move a number."""
LEAST_MONEY = 1_000
"""From this amount on a bare number of what is money is money: "2m turnover"."""
TAKEN = "pass"
"""What one does with an audit or an exam, or with what is handed on."""
LONGEST = 5
"""Words of what is counted."""


def deed_subject(text: str, aim: Quantity) -> Subject | None:
    """Return the metric that counts what a verb right before a number has the team do; None where that is not told.

    "Plant 5,000 trees" counts trees planted, "Recycle 60% of household waste" tells the share that was recycled, "Raise $40,000" funds.
    """
    verb, particle = _verb_before(text, aim)
    if aim.role != "level" or aim.high is not None or aim.value <= 0 or not verb or text[aim.start : aim.end].lower() == "one":
        return None  # "speak one language" counts nothing
    if aim.unit == "currency" or (aim.unit == "count" and not aim.noun and aim.value >= LEAST_MONEY and verb in _table()["money"]):
        name = _table()["money"].get(verb)
        return replace(own_subject(name, "currency", measure_unit(aim)), better="up", countable=True) if name else None
    if aim.unit == "duration" and verb in _table()["time"]:
        return replace(own_subject(_table()["time"][verb], "duration", measure_unit(aim)), better="up")
    if aim.unit == "count" and verb in _words("enabling") and (whom := _enabled(text, aim)):
        return replace(own_subject(whom, "count", "count"), better="up", countable=True)
    works = class_of(verb) in DOING or verb in _words("also")
    if not works or verb in _words("bare") or aim.unit not in ("count", "percent"):
        return None
    things, unit = _counted(text, aim)
    if not things or _is_of_note(things):
        return None
    did = f"{participle(verb)} {particle}".strip()
    done = f"{things} {did}"
    if aim.unit == "percent":
        return replace(own_subject(f"share of {done}{_when(text, aim)}", "percent", "percent"), better="up")
    one = f"{singular(unit or things)}{f' of {things}' if unit else ''} {did}"
    last = things.rpartition(" ")[2].lower()
    people = (
        (is_people(last) or last in words_of("general_people"))
        and singular(last) not in words_of("organisations")
        and last not in words_of("organisations")
    )
    deed = Deed(f"{verb} {particle}".strip(), things, done, one, people, mass=bool(unit) and not is_plural(last))
    name = f"{unit} of {done}" if unit else done
    name = f"{name} {per_text(aim.per)}".strip()
    theirs = verb in _words("selling") or (verb in words_of("wins") and last in words_of("buyers"))
    return Subject(name, "count", "count", "up", leading=True, minimum=0.0, countable=True, deed=None if theirs else deed)


def adds_to(subject: Subject, stock: Fact) -> bool:
    """Whether what the team does so many times comes on top of what a brief counts: clients added to clients."""
    deed = subject.deed
    counted = stock.unit == "count" and not stock.per
    return deed is not None and deed.verb in _words("adding") and counted and stock.subject.name.lower() == deed.things.lower()


def _verb_before(text: str, aim: Quantity) -> tuple[str, str]:
    """Return the verb right before a number, with its particle: "plant", "sign up"."""
    words = [token.lower for token in tokens(text[: aim.start])]
    if words[-1:] == ["of"]:
        return "", ""  # "a rate of 40"
    while len(words) > 1 and words[-1] in words_of("state_links"):
        words.pop()
    if words and words[-1] != aim.led_by and aim.led_by not in words_of("state_links"):
        words = words[: words.index(aim.led_by) + 1] if aim.led_by in words else []
    while len(words) > 1 and words[-1] in _words("owners") | _words("wholes"):
        words.pop()
    particle = words.pop() if len(words) > 1 and words[-1] in _words("particles") else ""
    verb = next((lemma for lemma, form in forms(words[-1]) if form in ("base", "third")), "") if words else ""
    return verb, particle


def _counted(text: str, aim: Quantity) -> tuple[str, str]:
    """Return what is counted, and the measure that it is told in, if any: "new volunteers", "litter" in "tonnes"."""
    said = text[aim.end : max(aim.noun_end, aim.end)].strip()
    words = list(dropwhile(lambda word: word.lower() in _words("owners"), said.removeprefix("of ").split()))
    if not words or len(words) > LONGEST or {word.lower() for word in words} & _words("ends"):
        return "", ""
    if singular(words[-1].lower()) not in _words("measures"):
        return mid_sentence(" ".join(words)), ""
    before, _, rest = text[aim.noun_end :].partition("of ")
    taken = [] if before.strip() else _until_end(rest)
    return (" ".join(taken), " ".join(words)) if 0 < len(taken) <= LONGEST else ("", "")


def _enabled(text: str, aim: Quantity) -> str:
    """Return whom a goal helps to do what: "refugees who find work"; empty where no verb follows."""
    whom, said = text[aim.end : max(aim.noun_end, aim.end)].strip(), text[max(aim.noun_end, aim.end) :].strip()
    rest, last = _until_end(said.removeprefix("to ")), whom.lower().rpartition(" ")[2]
    acts = bool(rest) and any(form == "base" for _, form in forms(rest[0].lower())) and is_plural(last)
    return f"{whom} {'that' if last in words_of('organisations') else 'who'} {' '.join(rest)}" if whom and acts else ""


def _when(text: str, aim: Quantity) -> str:
    """Return the words behind a share that say when it counts: " within 60 seconds"; empty where others stand there."""
    rest = text[aim.noun_end :].split(",", maxsplit=1)[0].split(";", maxsplit=1)[0].split()
    return f" {' '.join(rest)}" if rest and rest[0].lower() in _words("when") and len(rest) <= LONGEST else ""


def _until_end(text: str) -> list[str]:
    """Return the first words of a text, up to a mark or a small word."""
    plain = takewhile(lambda token: token.kind == "word" and token.lower not in words_of("theme_ends"), tokens(text))
    return [token.text for token in islice(plain, LONGEST)]


def _is_of_note(things: str) -> bool:
    """Whether words count nothing that a verb is done to: a number of a number, or the name of a figure."""
    last = singular(things.lower().rpartition(" ")[2])
    return last in words_of("figures") or last in words_of("times") or last in words_of("empty")


def deed_patterns(deed: Deed, stage: str) -> list[Pattern]:
    """Return the objectives of a goal that is about nothing else: that what is done lasts, and that the work gets steadier."""
    kind, steady = _table()["people" if deed.people else "things"], _table()["steady"]
    thing = singular(deed.things)
    each = f"all the {thing}" if deed.mass else f"every {thing}"
    first, second = (text.format(each=each, thing=thing, verb=deed.verb) for text in kind["objectives"])
    keys = tuple(kind["metrics"].split())
    in_time = replace(own_subject(steady["share"].format(done=deed.done), "percent", "percent"), better="up", first_level=steady["level"])
    costs = tuple(replace(own_subject(name.format(one=deed.one), "count", "count"), better="down") for name in steady["costs"])
    return [
        _pattern(first, keys, stage, (lasting(deed), in_time)),
        _pattern(second, keys, stage, costs),
    ]


def _pattern(text: str, keys: tuple[str, ...], stage: str, own: tuple[Subject, ...]) -> Pattern:
    escaped = text.replace("{", "{{").replace("}", "}}")
    return Pattern(escaped, (), keys, stage, special=True, own=own)


def lasting(deed: Deed) -> Subject:
    """Return the share of what is done that shows whether it lasts."""
    table = _table()["lasting"]
    told = next((row["share"] for row in table["of"] if deed.verb.split()[0] in row["verbs"].split()), "")
    share = told or _table()["people" if deed.people else "things"]["otherwise"]
    return replace(own_subject(share.format(done=deed.done), "percent", "percent"), better="up", first_level=float(table["level"]))


def to_pass(goal: Goal) -> Subject | None:
    """Return what shows that an audit or an exam will be passed, of a goal to pass one: "Pass SOC 2"; None for any other."""
    behind = list(dropwhile(lambda word: word.lower() != TAKEN, goal.aim.split()))[1:] if goal.verb == TAKEN else []
    thing = list(takewhile(lambda word: word.lower() not in words_of("theme_ends"), behind))
    if not 0 < len(thing) <= LONGEST or words_of("handing").intersection(behind[len(thing) :][:1]):
        return None  # "Pass the savings on"
    name = str(shared("restated")["passed"]).format(thing=" ".join(thing))
    return replace(own_subject(name, "percent", "percent"), better="up", first_level=100.0)


def deed_bets(deed: Deed, keys: tuple[str, ...]) -> list[BetPattern]:
    """Return the bets on such work; each may move all that it is measured by."""
    escaped = deed.done.replace("{", "(").replace("}", ")")
    return [BetPattern(row["text"].replace("{done}", escaped), (), keys, row["belief"]) for row in _table()["bet"]]


def _table() -> dict[str, Any]:
    table: dict[str, Any] = bundle("playbooks")["deeds"]
    return table


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())
