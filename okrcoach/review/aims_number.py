"""The number to reach in an objective, told from numbers that only name or describe: "our two depots", "one team", "Hall 4"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.nature_things import YEARS
from okrcoach.review.nature_times import only_deadline

FEW = 12
"""So many things at most are written in letters only to name them: "four brands, one warehouse"."""
SINCE = 1700
"""The first number of four digits that may be a year."""
MONTH = 28 * 24 * 3600
"""Seconds; as long a time, with "for" or "over" in front, is a period and nothing to reach."""


def target(statement: Statement) -> Quantity | None:
    """Return the first quantity of an objective that is something to reach."""
    if only_deadline(statement):
        return None
    return next((quantity for quantity in statement.quantities if not _names(statement, quantity)), None)


def _names(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a number only says which things, how they are, or since when."""
    place = statement.index_at(quantity.start)
    spelled = not any(letter.isdigit() for letter in statement.text[quantity.start : quantity.end])
    before = statement.word(place - 1)
    if spelled and quantity.value == 0:
        # "Zero waste" is a stand; "to zero" is a level, and so are "zero leaks"
        return before not in ("to", "from", "at") and not is_plural(quantity.noun.rpartition(" ")[2])
    if quantity.value == 1 and quantity.unit == "count" and (spelled or (before in lexicon("aims.within") and not quantity.bound)):
        return True  # "one team", "in 1 town"
    if quantity.unit == "duration" and (before in lexicon("aims.rhythm") or statement.word(place - 2) in lexicon("aims.aged")):
        return True  # "every three years", "older than four years"
    period = quantity.unit == "duration" and quantity.base >= MONTH and not quantity.bound
    if period and (before in lexicon("aims.spans") or quantity.noun.startswith("of ")):
        return True
    won = statement.lead is not None and statement.lead.kind == "reach" and before == "first" and not spelled
    many = quantity.unit == "count" and (won or (quantity.value > FEW and before in ("first", "next")))  # "the first 800 riders"
    if quantity.unit in ("count", "duration", "multiple") and not many and _pointed_at(statement, place):
        return True
    if quantity.unit == "score" and "-" in statement.text[quantity.start : quantity.end]:
        return True  # "five-star service"
    if quantity.unit == "count" and _version(statement, place):
        return True
    if quantity.unit != "count" or quantity.bound or quantity.role != "level":
        return False
    first, _, rest = quantity.noun.partition(" ")
    if rest and first in lexicon("aims.sizes") and rest.split()[0] not in lexicon("grammar.spans_of_time"):
        return True  # "calls of 2 to 8 person groups"
    digits = statement.text[quantity.start : quantity.end]
    dated = before in lexicon("aims.before_years") and digits[:4].isdecimal() and len(digits) in (4, 9)
    if dated and not quantity.noun and SINCE <= quantity.value <= YEARS[-1]:
        return True  # "the archive, 1949-1988"
    if not quantity.noun and "." in digits and statement.lead is not None and statement.lead.lemma in lexicon("aims.versioned"):
        return True  # "Upgrade all boats to 1.29"
    return _numbered(statement, quantity, place) or (spelled and quantity.value <= FEW and not _won(statement, place))


def _pointed_at(statement: Statement, place: int) -> bool:
    """Say whether a word in front says that these are known: "our two depots", "the other six", "the next three years"."""
    before = statement.word(place - 1)
    if before in lexicon("aims.pointing"):
        return True
    word = before.isalpha() and before not in lexicon("grammar.small", "grammar.bounds")
    return word and statement.word(place - 2) in lexicon("aims.pointing") | {"a", "an"} and "measures" not in classes_of(before)


def _version(statement: Statement, place: int) -> bool:
    """Say whether a number with a point stands behind a name that no list holds: "Move the boats to Helm 3.2+"."""
    if not 0 < place < len(statement.words) or "." not in statement.words[place].text:
        return False
    name = statement.words[place - 1]
    return (
        name.text[:1].isupper() and name.text[1:].islower() and not classes_of(name.lower) and verb_at(statement.words, place - 1) is None
    )


def _numbered(statement: Statement, quantity: Quantity, place: int) -> bool:
    """Say whether a number belongs to the name in front of it: "Hall 4 becomes …", "Bus line 7 runs …", "on lines 4 and 9"."""
    if not 0 < place < len(statement.words) or statement.words[place].glued or "." in statement.words[place].text:
        return False
    after = statement.index_at(quantity.end)
    while place > 2 and statement.word(place - 1) in ("and", "&", ",") and statement.words[place - 2].kind == "number":
        place -= 2  # "lines 4 and 9"
    before = statement.words[place - 1]
    counts = {"measures", "acts"} & set(classes_of(before.lower)) or before.text.isupper() or not before.text.isalpha()
    if before.kind != "word" or counts or before.lower in lexicon("grammar.small", "grammar.bounds"):
        return False
    leads = statement.lead is not None and place <= statement.lead_at + statement.lead.size
    verb = verb_at(statement.words, after) if not leads else None
    if verb is not None and verb.form == "third":
        return verb.lemma not in lexicon("verbs.homographs") or (statement.lead is None and before.text[0].isupper())
    small = lexicon("grammar.prepositions", "grammar.adverbs", "grammar.determiners", "grammar.auxiliaries")
    return not leads and not quantity.noun and before.lower not in small


def _won(statement: Statement, place: int) -> bool:
    """Say whether a small number in letters is what the leading verb wants: "Win three hospitals", "Grow to two cities"."""
    lead = statement.lead
    if lead is None or lead.kind not in ("reach", "up", "down", "move", "make", "own"):
        return False
    between = {statement.word(index) for index in range(statement.lead_at + lead.size, place)}
    return between <= lexicon("grammar.bounds", "grammar.adverbs") | {"to", "by", "at"}
