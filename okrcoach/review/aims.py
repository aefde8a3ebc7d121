"""What an objective really is: a state to reach, or a task, a theme, a slogan that names nothing, a metric."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.nouns import NounPhrase, classes_of, is_adverb, read_phrase, singular
from okrcoach.language.predicate import Predicate
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import Verb, class_of, forms, verb_at
from okrcoach.language.words import Token
from okrcoach.review.nature_things import MADE, OURS, guess, thing


class Words(NamedTuple):
    """Offsets in the text of the words that say so, the end exclusive."""

    start: int
    end: int


@lru_cache(maxsize=1024)
def task(text: str) -> Words | None:
    """Return the words that make an objective a piece of work or a thing to hand over; None where it is a state to reach."""
    statement = read_statement(text)
    if statement.lead is not None:
        verb, phrase = _inner(statement, statement.lead)
        if _leads_task(statement, verb, phrase):
            end = phrase.head if phrase else statement.lead_at + statement.lead.size - 1
            return Words(*statement.offsets(statement.lead_at, end))
        return None
    if statement.predicate is not None and _acts_task(statement, statement.predicate):
        return Words(*statement.offsets(statement.predicate.at, statement.predicate.end - 1))
    return None


def _inner(statement: Statement, lead: Verb) -> tuple[Verb, NounPhrase]:
    """Return the verb that says the work, and its object: "Continue to *set up* …", "Work on *writing* …"."""
    after = statement.lead_at + lead.size
    if lead.lemma in lexicon("nature.phases") or lead.kind == "keep" or (lead.kind == "act" and lead.size > 1):
        at = after + (statement.word(after) == "to")
        inner = verb_at(statement.words, at)
        if inner is not None and inner.form == ("base" if at > after else "ing"):
            return inner, read_phrase(statement.words, at + inner.size, statement.measured)
    return lead, statement.object


def _leads_task(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    made = thing(statement, phrase, MADE)
    if _by_adding(statement):
        return True
    if _well_done(statement):
        return False
    if verb.kind == "measure" or verb.lemma in lexicon("aims.tasks"):
        after = statement.lead_at + verb.size
        there = statement.word(after) in ("in", "on", "at") or (after < len(statement.words) and statement.words[after].kind == "number")
        return (bool(phrase) or there) and not _praised(statement, phrase)
    if verb.lemma in lexicon("aims.goes_on"):
        return made in OURS and statement.word(phrase.start) != "" and _ends(statement, phrase)
    if (
        verb.kind == "down"
        and made == "made"
        and statement.word(statement.lead_at + verb.size) in ("the", "a")
        and verb.lemma in lexicon("verbs.homographs")
    ):
        return "problems" not in phrase.kinds and "measures" not in phrase.kinds
    if "states" in phrase.kinds:
        return False
    if verb.lemma in lexicon("aims.soft_makers"):
        complement = verb.lemma in lexicon("aims.turners") and not _ends(statement, phrase)
        return verb.lemma in lexicon("aims.makers") and made in OURS and not complement and not _all_generic(statement)
    if verb.lemma in lexicon("aims.makers"):
        placed = verb.lemma in lexicon("aims.installers") and made in ("unknown", "act", "problem")
        named = (made == "unknown" and statement.word(phrase.start - 1) == "the") or placed
        work = made in OURS or named or (verb.kind == "act" and made in ("act", "problem"))
        slogan = verb.lemma in lexicon("aims.builders") and _all_generic(statement)
        return work and not slogan and not _praised(statement, phrase)
    unknown = not class_of(verb.lemma) and phrase and phrase.start > statement.lead_at + 1
    improves = verb.lemma.endswith(_bettering()) and not class_of(verb.lemma)
    return verb.kind == "make" and bool(phrase) and not improves and not (unknown and statement.word(phrase.start - 1) in ("our", "your"))


@cache
def _bettering() -> tuple[str, ...]:
    return tuple(sorted(lexicon("aims.bettering_endings")))


def _ends(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether nothing more is said of a phrase: the end, a preposition or a mark follows."""
    place = phrase.end
    return (
        place >= len(statement.words)
        or statement.words[place].kind == "mark"
        or statement.word(place) in lexicon("grammar.prepositions")
        or statement.word(place) in lexicon("grammar.conjunctions")
    )


def _well_done(statement: Statement) -> bool:
    """Say whether the last word says how much better: "Connect wind farms faster"."""
    last = statement.words[-1].lower if statement.words else ""
    return last in lexicon("aims.comparatives")


def _by_adding(statement: Statement) -> bool:
    """Say whether it is told what will be made for it: "Make the kiosk usable by adding large buttons"."""
    means = next((clause for clause in statement.clauses if clause.kind == "means"), None)
    if means is None or means.verb.lemma not in lexicon("aims.adding"):
        return False
    phrase = read_phrase(statement.words, means.at + means.verb.size, statement.measured)
    return thing(statement, phrase, MADE) in (*OURS, "unknown", "verdict") and "states" not in phrase.kinds


def _praised(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether what is launched is said to please somebody: "a product that buyers ask for by name"."""
    words = [token.lower for token in statement.words[phrase.end :]]
    people = any(_people(word) for word in words)
    return bool(words) and people and (words[0] in lexicon("grammar.relatives") or _people(words[0]) or words[0] == "loved")


def _people(word: str) -> bool:
    return singular(word) in lexicon("nouns.outsiders") or guess(word) == "people"


def _acts_task(statement: Statement, predicate: Predicate) -> bool:
    verb = predicate.verb
    if verb is None or verb.lemma not in lexicon("aims.delivered"):
        return False
    return predicate.passive or (not predicate.auxiliary and thing(statement, statement.object, MADE) in OURS)


@lru_cache(maxsize=1024)
def theme(text: str) -> Words | None:
    """Return the words of an objective that only names an area ("Hiring", "Product quality"); None where it says where to."""
    statement = read_statement(text)
    if statement.lead is not None or statement.predicate is not None or not statement.subject or _goes_somewhere(statement):
        return None
    words = _content(statement)
    if statement.word(statement.subject.start - 1) in ("a", "an", "the"):
        return None
    if not words or any(token.lower in lexicon("aims.directions") for token in statement.words[: statement.subject.start + 1]):
        return None
    if statement.quantities or statement.slots or any(_positive(token.lower) for token in words[:-1]) or _comparative(words[0].lower):
        return None
    return Words(words[0].start, words[-1].end)


def _goes_somewhere(statement: Statement) -> bool:
    """Say whether what follows the area says where to: "a ladder that people climb", "Safer streets", "Lessons without fear"."""
    words = statement.words[statement.begin :]
    if any(token.lower in lexicon("aims.directed") for token in words[1:]) or any(
        is_adverb(words, place) for place in range(1, len(words))
    ):
        return True
    last = words[-1].lower if len(words) > 1 else ""
    return last in lexicon("grammar.postpositives") or (
        last.endswith("ing") and last not in lexicon("grammar.ing_nouns") and bool(forms(last))
    )


def _comparative(word: str) -> bool:
    return word in lexicon("aims.comparatives") or (word.endswith("er") and word[:-2] in lexicon("aims.generic_adjectives"))


def _positive(word: str) -> bool:
    return word in lexicon("aims.praise") or (word.endswith(_praising()) and not classes_of(word))


@cache
def _praising() -> tuple[str, ...]:
    return tuple(sorted(lexicon("aims.praising_endings")))


@lru_cache(maxsize=1024)
def vague(text: str) -> Words | None:
    """Return the words of an objective that names nothing of its own: no audience, product, problem or capability."""
    statement = read_statement(text)
    words = _content(statement)
    if task(text) is not None or statement.quantities or any(slot.number for slot in statement.slots):
        return None
    bare = theme(text) is not None and _no_thing(words)
    alone = len(words) == 1 and statement.lead is not None and len(statement.words) - statement.lead_at == 1
    if not words or not (bare or alone or _slogan(statement) or _all_generic(statement)):
        return None
    return Words(words[0].start, words[-1].end)


def _no_thing(words: list[Token]) -> bool:
    """Say whether an area is one that every organisation has ("Finance", "Quality and safety"), and no thing or plan of its own."""
    areas = [_area(token.lower) for token in words]
    last = words[-1].lower
    quality = bool({"measures", "states", "insiders"} & set(classes_of(last))) or last.endswith(_qualities())
    return (len(words) <= 3 and all(areas)) or (len(words) <= 2 and (areas[-1] or quality))


@cache
def _qualities() -> tuple[str, ...]:
    return tuple(sorted(lexicon("aims.quality_endings")))


def _area(word: str) -> bool:
    return any(
        name in lexicon(f"aims.{kind}") for name in (word, singular(word)) for kind in ("areas", "generic_nouns", "generic_adjectives")
    )


def _slogan(statement: Statement) -> bool:
    """Say whether a statement is a saying and nothing else: "World class", "Customer first"."""
    return any(
        index + size >= len(statement.words) - 1 or statement.lead is not None
        for index in range(statement.begin, len(statement.words))
        if (size := phrase_at("aims.slogans", statement.words, index))
    ) and all(token.lower in lexicon("aims.saying") or _generic([token], 0, statement) for token in _content(statement))


def _all_generic(statement: Statement) -> bool:
    words = _content(statement)
    return all(_generic(words, place, statement) for place in range(len(words)))


def _content(statement: Statement) -> list[Token]:
    """Return the words that carry meaning: no small words, no marks, no numbers; "world-class" is one word."""
    found: list[Token] = []
    open_hyphen = False
    for token in statement.words[statement.begin :]:
        if token.kind == "word" and open_hyphen and token.glued and found:
            first = found.pop()
            found.append(Token(f"{first.text}-{token.text}", f"{first.lower}-{token.lower}", first.start, token.end, "word", first.glued))
        elif token.kind == "word" and token.lower not in _small():
            found.append(token)
        open_hyphen = token.text == "-" and token.glued and bool(found) and found[-1].end == token.start
    return found


@cache
def _small() -> frozenset[str]:
    names = ("determiners", "prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns", "negations")
    found: set[str] = {"to"}
    for name in names:
        found |= lexicon(f"grammar.{name}")
    return frozenset(found)


def _generic(words: list[Token], place: int, statement: Statement) -> bool:
    """Say whether a word names nothing by itself."""
    token = words[place]
    word = token.lower
    named = next((name for name in statement.names if name.start <= token.start < name.end), None)
    if named is not None:
        return named.kind in ("date", "period", "list", "ordinal", "rank", "time")
    if place and token.text != token.lower and token.text != token.text.title() and not token.text.isupper():
        return False
    if (
        word.endswith("ly")
        or any(word in lexicon(f"aims.generic_{kind}") for kind in ("nouns", "adjectives", "adverbs"))
        or singular(word) in lexicon("aims.generic_nouns")
    ):
        return True
    thing_made = place > 0 and "artefacts" in classes_of(word)
    return not thing_made and any(_generic_verb(lemma) for lemma, _ in forms(word))


def _generic_verb(lemma: str) -> bool:
    verb = lemma in lexicon("aims.generic_verbs")
    return verb or any(lemma in lexicon(f"verbs.{kind}") for kind in ("up", "down"))
