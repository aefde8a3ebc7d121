"""A second number to reach in a statement: "95% retention and an NPS of 50", "Hold 12 fairs reaching 6,000 guests"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from okrcoach.language.clauses import Clause
from okrcoach.language.dates import calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import read_phrase
from okrcoach.language.quantities import Quantity
from okrcoach.language.reading import per_at
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import tokens
from okrcoach.review.compound_clauses import earlier
from okrcoach.review.nature_things import MADE, OURS, limited, thing

NEAR = 60
"""Characters behind a number in which the noun that it counts comes."""
WHOSE = 24
"""So many words at most say of whom a line speaks."""
ROUND = (100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0)
"""So many of a thing something is counted per."""
DATED_WITHIN = 4
"""So many words behind a level its date begins."""
LONGEST_NAME = 7
"""So many words at most name what has a level."""


def targets(statement: Statement) -> tuple[Quantity, ...]:
    """Return the quantities to reach: no starts, no things known by their number ("all three sites"), no limits of time.

    A limit of time that is the level of a thing of its own is one: "crossing time under 20 min".
    """
    return tuple(quantity for quantity in statement.quantities if _target(statement, quantity))


def _target(statement: Statement, quantity: Quantity) -> bool:
    place = bisect_right(statement.words, quantity.start, key=lambda token: token.start) - 1
    inside = place >= 0 and quantity.start < statement.words[place].end
    level = statement.word(place - 1) in lexicon("compound.signs") or _own_level(statement, place)  # "crossing time < 20 min"
    which = quantity.unit == "rank" and quantity.noun and len(statement.quantities) > 1  # "for the top 10 piers"
    counted = quantity.unit in ("count", "rank") and {statement.word(place), statement.word(place - 1)} & lexicon("compound.known")
    known = which or counted or _whose(statement, place)
    return inside and quantity.role != "from" and not known and (level or not limited(statement, quantity))


def _whose(statement: Statement, place: int) -> bool:
    """Say whether a number only says of whom the line speaks: "Of those who come to *40%* of the talks, 80% …"."""
    if statement.word(statement.begin) not in lexicon("compound.of_whom"):
        return False
    within = range(statement.begin, min(statement.begin + WHOSE, len(statement.words)))
    comma = next((index for index in within if statement.words[index].text == ","), -1)
    return place < comma


def _own_level(statement: Statement, place: int) -> bool:
    """Say whether a bound and what it bounds stand before a number, joined to what goes before: "…, crossing time under 20 min"."""
    last = place - 1
    if statement.word(last) not in lexicon("compound.bounding"):
        return False
    while statement.word(last) in lexicon("grammar.before_levels", "grammar.prepositions"):
        last -= 1
    for start in range(last, max(last - LONGEST_NAME, statement.begin - 1), -1):
        begins = start == statement.begin and statement.lead is None
        if begins or statement.word(start - 1) in lexicon("compound.lists"):
            phrase = read_phrase(statement.words, start, statement.measured)
            return phrase.start == start and phrase.head <= last < phrase.end
    return False


def second_number(statement: Statement, found: tuple[Quantity, ...]) -> int | None:
    """Return the place of what joins a second target with a number to the first; None where there is none."""
    starts = [token.start for token in statement.words]
    ways = next((clause.start for clause in statement.clauses if clause.kind == "means"), len(starts))
    for one, two in pairwise(() if _shares_out(found) else found):
        between = range(bisect_left(starts, one.end), bisect_left(starts, two.start))
        joint = next((index for index in between if _joins(statement, index)), -1)
        if joint < 0 or _both_done(statement, joint) or earlier(statement, joint + 1) or _told_again(statement, one, two):
            continue
        if _later_level(statement, one, two, joint) or _one_price(one, two) or _two_ends(statement, between[0], joint):
            continue
        if between[0] <= ways < joint and statement.word(joint) in lexicon("compound.within"):
            continue  # two ways to the first: "Cut faults by 5% by training crews and fitting 20 valves"
        after = statement.word(joint + 1)
        goes_on = statement.word(joint) == "." and after in lexicon("compound.on_it", "grammar.modals")
        told = (
            goes_on
            or after in lexicon("compound.aimed")
            or (after in lexicon("compound.remarks") and statement.word(joint) in lexicon("compound.stops"))
            or _only_tells(statement, joint)
        )
        if told or after in lexicon("compound.all_of_them") or (after in lexicon("grammar.prepositions") and after != "at"):
            continue
        named = _has_noun(statement, statement.words[joint].end, two.start) or _moves(statement, two, joint)
        again = named and ("to" in (two.role, two.led_by) or one.role == two.role == "change")
        # each thing may have its own level: "cover for boats to 90% and bikes to 70%"
        bare = joint == between[0] and not one.noun  # "50, and …"
        alone = bare and statement.word(joint) not in lexicon("compound.conditions")
        if not (again or _listed(statement, joint, two) or _says(statement, joint, two)) and (
            alone or not _own_measures(statement, one, two, joint)
        ):
            continue
        return joint
    return None


def _only_tells(statement: Statement, joint: int) -> bool:
    """Say whether a remark behind a comma tells more of the first: "…, checked by the council and in line with its plan for 2%"."""
    verb = verb_at(statement.words, joint + 1)
    done = verb is not None and verb.form in ("past", "participle")
    return done and statement.word(joint) == "," and statement.word(joint + 2) in lexicon("grammar.prepositions")


def _says(statement: Statement, joint: int, two: Quantity) -> bool:
    """Say whether a sentence of its own tells the second number: "and the wait for boats *will* fall to 10 minutes"."""
    places = range(joint + 2, statement.index_at(two.start))
    return any(statement.word(place) in lexicon("grammar.modals") for place in places)


def _moves(statement: Statement, two: Quantity, joint: int) -> bool:
    """Say whether a second start stands right behind a word that joins: "80% → 90% (north), 70% → 85% (south)"."""
    between = statement.quantities_in(joint + 1, statement.index_at(two.start))
    return bool(between) and between[0].role == "from" and statement.index_at(between[0].start) == joint + 1


def _shares_out(found: tuple[Quantity, ...]) -> bool:
    """Say whether the first number is the sum of the others: "12 berths: 7 for boats, 5 for barges"."""
    counts = [one.value for one in found if one.unit == "count"]
    return len(counts) == len(found) > 2 and counts[0] == sum(counts[1:])


def _joins(statement: Statement, index: int) -> bool:
    token, after = statement.words[index], statement.words[index + 1]
    if token.text == ".":
        sentence = after.text[:1].isupper() and not after.glued and index + 1 not in statement.measured
        return sentence and statement.word(index - 1) not in lexicon("compound.shortened")
    if token.text == "/":
        return not token.glued and not after.glued and not _per_so_many(statement, index + 1) and not per_at(statement.words, index)
    return token.lower in lexicon("compound.joints")


def _per_so_many(statement: Statement, place: int) -> bool:
    """Say whether a round number behind a stroke is what something is counted per: "3 faults / 1k boats"."""
    start = statement.words[place].start
    return any(one.start == start and one.unit == "count" and one.value in ROUND for one in statement.quantities)


def _listed(statement: Statement, joint: int, two: Quantity) -> bool:
    """Say whether a list goes on with a thing that has its own number: "; rating 4.6", ". Bills below $300"."""
    text = statement.words[joint].lower
    if text in (";", "."):
        return statement.word(joint + 1) not in lexicon("compound.remarks", "compound.on_it")
    if text not in lexicon("compound.lists"):
        return False
    return _levelled(statement, joint + 1, two) or _own_level(statement, statement.index_at(two.start))


def _told_again(statement: Statement, one: Quantity, two: Quantity) -> bool:
    """Say whether the second number tells the first change once more: "by 5%, going from 3.2% to 3.4%"."""
    return one.role == "change" and any(
        one.end <= quantity.start < two.start for quantity in statement.quantities if quantity.role == "from"
    )


def _later_level(statement: Statement, one: Quantity, two: Quantity, joint: int) -> bool:
    """Say whether the same measure shall be there later: "yield ≥ 92% by Q3; ≥ 94% by Q4", "30 clubs by May and 50 by June"."""
    place = joint + 1 + (statement.word(joint + 1) in lexicon("compound.signs"))
    same = one.unit == two.unit and one.role == two.role == "level" and not two.noun
    stands, words = statement.index_at(two.start), tokens(statement.text)
    dates = (statement.index_at(words[span.first].start) for span in calendar_words(statement.text))
    return same and stands == place and any(stands < date <= stands + DATED_WITHIN for date in dates)


def _one_price(one: Quantity, two: Quantity) -> bool:
    """Say whether two sums make one price: "at $9 a month plus $1 a call"."""
    return one.unit == two.unit == "currency" and one.led_by in lexicon("compound.priced") and bool(one.per)


def _two_ends(statement: Statement, start: int, joint: int) -> bool:
    """Say whether what is joined are the two ends of one measure: "a gap of 2% *between* plan and count in 90% of ports"."""
    return statement.word(joint) == "and" and any(statement.word(place) == "between" for place in range(start, joint))


def _both_done(statement: Statement, joint: int) -> bool:
    """Say whether a word joins two verbs of one subject: "4 rangers planned and walked 2 trails"."""
    verbs = (verb_at(statement.words, joint - 1), verb_at(statement.words, joint + 1))
    return all(verb is not None and verb.form in ("past", "participle", "base") for verb in verbs)


def _own_measures(statement: Statement, one: Quantity, two: Quantity, joint: int) -> bool:
    """Say whether each of two numbers has its own measure, and the second is no condition of the first."""
    word = statement.words[joint].lower
    if word in lexicon("compound.conditions"):
        return one.unit == two.unit == "percent" and (two.role == "change" or statement.word(joint) != "with")
    if two.noun in lexicon("compound.same") or two.unit == "rate":
        return False
    between = statement.text[one.end : two.start].lower()
    late = statement.predicate is None or statement.predicate.at > statement.index_at(two.start)  # "30 pupils, 4 schools | signed up"
    counts = statement.lead is None and late and statement.index_at(two.start) == joint + 1
    if word == "," and counts and one.noun and two.noun:
        return not two.noun.startswith("of ") and one.noun.rpartition(" ")[2] != two.noun.rpartition(" ")[2]  # "500 users, 20 partners"
    if word == "," and _lists_another(statement, one, two, joint):
        return True  # "Reach $5m in sales, 50% gross margin"
    if word == "," and not any(f" {joiner} " in f" {between} " for joiner in ("and", "raise", "reach")):
        return False
    return bool(one.noun or _has_noun(statement, one.end, statement.words[joint].start)) and bool(
        two.noun or _has_noun(statement, statement.words[joint].end, two.start) or _has_noun(statement, two.end, two.end + NEAR)
    )


def _lists_another(statement: Statement, one: Quantity, two: Quantity, joint: int) -> bool:
    """Say whether a number right behind a comma has a unit and a noun of its own."""
    behind = range(joint + 1, statement.index_at(two.start))
    signed = any(statement.word(index) in lexicon("compound.signs") for index in behind)
    near = signed or all(statement.word(index) in lexicon("grammar.bounds") or statement.words[index].text == "~" for index in behind)
    first = two.noun.split(" ")[0]
    own = bool(two.noun) and first not in lexicon("compound.same", "compound.parts") and not two.per
    timed = "duration" in (one.unit, two.unit) and not signed
    return near and own and one.unit != two.unit and not timed and (bool(one.noun) or one.unit == "currency" or one.led_by == "of")


def _levelled(statement: Statement, start: int, quantity: Quantity) -> bool:
    """Say whether a measure and its level stand here: "…, damages below 1%"; not "…, baseline 4%", "…, up 3 points"."""
    start += statement.word(start) in lexicon("grammar.articles")
    phrase = read_phrase(statement.words, start, statement.measured)
    if (
        statement.word(start) in lexicon("compound.remarks")
        or phrase.start != start
        or not {"measures", "acts", "problems"} & set(phrase.kinds)
    ):
        return False
    place = statement.index_at(quantity.start)
    return phrase.head < place and all(statement.word(index) in lexicon("grammar.before_levels") for index in range(phrase.end, place))


def _has_noun(statement: Statement, start: int, end: int) -> bool:
    places = range(statement.index_at(start), statement.index_at(end))
    return any(statement.words[place].kind == "word" and statement.word(place) not in lexicon("grammar.small") for place in places)


def beside(statement: Statement, found: tuple[Quantity, ...]) -> Clause | None:
    """Return the clause that tells what things of ours bring ("Hold 12 fairs reaching 6,000 guests"), or what is made beside them."""
    clause = next((one for one in statement.clauses if one.verb.form == "ing"), None)
    if clause is None or clause.kind == "means" or statement.lead is None or statement.word(clause.at - 1) == "each":
        return None  # "…, each reaching 200 guests" says how good they are
    heads = [one for one in found if one.start < statement.words[clause.start].start]
    if not heads or not any(one.start > statement.words[clause.at].start for one in found):
        return None
    if clause.kind == "result":
        counted = any(one.unit == "count" for one in heads)
        return clause if counted and thing(statement, statement.object, MADE) in OURS else None
    return clause if clause.verb.kind == "make" and statement.lead.form == "base" else None  # "Map 3 reefs, naming 40 species"
