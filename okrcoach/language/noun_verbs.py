"""Whether a verb behind a noun is the noun's own: "users | renew", "tickets | resolved within", but "customer orders"."""

from __future__ import annotations

from typing import NamedTuple

from okrcoach.language.counted import is_counted
from okrcoach.language.lexicon import lexicon, pairs, phrase_at
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.phrase_ends import before_nouns, boundaries, ends_phrase, is_adverb
from okrcoach.language.plurals import agrees, is_plural
from okrcoach.language.verbs import Form, Verb, verb_at
from okrcoach.language.words import BEYOND, Token, at

MOST_ADVERBS = 3
"""So many adverbs at most stand between a noun and its verb."""


class _Behind(NamedTuple):
    """A verb that stands behind a noun, and what its reading asks for."""

    words: tuple[Token, ...]
    at: int
    noun: int
    verb: Verb

    @property
    def after(self) -> int:
        """The place behind the verb."""
        return self.at + self.verb.size

    @property
    def following(self) -> Token:
        """What stands there; `BEYOND` at the end."""
        return at(self.words, self.after)

    @property
    def adjacent(self) -> bool:
        """Nothing but adverbs stands between the noun and the verb."""
        return self.noun == self.at - 1 or _adverbs(self.words, self.noun + 1, self.at)

    @property
    def twofold(self) -> bool:
        """The verb is as often a noun: "test", "support"."""
        return self.verb.lemma in lexicon("verbs.homographs")

    @property
    def people(self) -> bool:
        """The noun stands for people: they do what a thing has done to it."""
        return bool({"outsiders", "insiders"} & set(classes_of(self.words[self.noun].lower)))

    @property
    def several(self) -> bool:
        """The noun is one that a bare verb agrees with: "users | renew"."""
        name = self.words[self.noun]
        if name.text.isupper():
            return False  # "DNS" ends in s and is one
        article = self.following.lower in lexicon("grammar.articles")
        moves = self.verb.kind in ("up", "down") and self.verb.form == "base"  # "sales | rise", but "sales | lead"
        if (article or moves) and name.lower in lexicon("grammar.plural_modifiers"):
            return True
        return agrees(name.lower, "base") and not (self.verb.form == "third" and agrees(name.lower, "third"))

    @property
    def opens(self) -> bool:
        """No noun can have the verb for a part of its name: the text ends, or a small word follows."""
        following = self.following
        return following.kind != "word" or following.lower in boundaries() or following.lower in before_nouns()

    @property
    def points(self) -> bool:
        """What follows only a verb can have: a number, an object that is sure to be one, an adverb."""
        words, after, following = self.words, self.after, self.following
        beyond = at(words, after + 1).lower
        moves = following.lower in ("to", "by") and self.verb.kind in ("up", "down", "move") and bool(beyond)
        bounded = following.lower == "at" and beyond in lexicon("grammar.bounds")
        objects = following.lower in lexicon("grammar.reflexives") or beyond in lexicon("grammar.selves") or _several_things(words, after)
        numbered = following.kind == "number" or following.lower in pairs("numbers.small")
        floored = phrase_at("numbers.at_least_before", words, after) > 0
        if moves or bounded or objects or numbered or floored or _names(words, after):
            return True
        adverb = following.lower in lexicon("grammar.adverbs") or following.lower.endswith("ly")
        return adverb or following.lower in lexicon("grammar.determiners")


def verb_after(words: tuple[Token, ...], index: int, noun: int) -> Verb | None:
    """Return the verb at a token that follows a noun, where it acts as the noun's verb: "users | renew", "tickets | resolved within"."""
    verb = verb_at(words, index) or _unknown_participle(words, index, noun)
    if verb is None or (index and words[index].glued and words[index - 1].kind == "mark"):
        return None
    behind = _Behind(words, index, noun, verb)
    if not behind.adjacent:
        return None
    if verb.form in ("third", "base") and _start_behind(behind):
        return None
    alone = verb.form == "third" or (verb.form == "base" and behind.several)
    if alone and noun != index - 1 and behind.following is not BEYOND:
        return verb  # "housekeeping never | runs out": an adverb stands before verbs alone
    if verb.form == "base" and _unchanged(behind):
        return Verb(verb.lemma, verb.kind, "past", verb.size)
    acts = {"third": _acts, "base": _act, "ing": _acting}.get(verb.form, _acted)
    return verb if acts(behind) else None


def _start_behind(behind: _Behind) -> bool:
    """Say whether a start stands behind what could be a verb: a noun, unless it tells a movement: "department | wait time from 9 …"."""
    if behind.verb.kind in ("up", "down", "move", "reach", "keep", "be"):
        return False
    words = behind.words
    start = next((place + 1 for place in (behind.after, behind.after + 1) if at(words, place).lower == "from"), len(words))
    return at(words, start).kind == "number" or at(words, start).text in lexicon("currencies.signs")


def _unchanged(behind: _Behind) -> bool:
    """Say whether it is a past that looks like the bare verb: "costs | cut by 5%"."""
    lemma = behind.verb.lemma
    passive = lemma in lexicon("verbs.unchanging") and lemma not in lexicon("verbs.never_passive")
    return passive and behind.following.lower in ("by", "to", "from")


def _acts(behind: _Behind) -> bool:
    """Say whether a word in -s is the noun's verb: "the engine | supports German", but "customer | orders"."""
    words, after, following = behind.words, behind.after, behind.following
    if behind.several or (behind.twofold and _each(words, after)):
        return False
    if classes_of(words[behind.at].lower) and is_counted(words, behind.at):
        return False  # "12 landing | pages live"
    if following.lower == "no" and is_adverb(words, after + 1):
        return False
    stops = following.kind == "mark" and following.text not in lexicon("grammar.inside_marks")
    if behind.points or (behind.verb.size > 1 and stops):
        return True
    chosen = behind.people and not behind.opens and _theirs(behind.verb)
    certain = not behind.twofold and (not _of(following) or _and_verb(words, after))
    return not stops and (chosen or certain)


def _act(behind: _Behind) -> bool:
    """Say whether a bare verb is the noun's: "users | renew"."""
    words, after, following = behind.words, behind.after, behind.following
    if not behind.several:
        return behind.verb.kind in ("up", "down") and behind.points and words[0].lower in lexicon("verbs.causing")
    if not behind.twofold or _several_things(words, after) or _and_verb(words, after, "base"):
        return True
    last = words[after - 1].lower
    if behind.verb.size > 1 and last in lexicon("grammar.prepositions") and last not in lexicon("verbs.particles"):
        return True  # "Bookings | move to rail"
    return following is not BEYOND and ((behind.opens and not _of(following)) or (behind.people and not _is_past(words, after)))


def _acting(behind: _Behind) -> bool:
    """Say whether a word in -ing is the noun's verb: "guests | booking online", but "staff | training"."""
    words, following = behind.words, behind.following
    if not behind.several or not (behind.opens or behind.people):
        return False
    if words[behind.at].lower not in lexicon("grammar.ing_nouns"):
        return True
    goes_on = (following.kind == "word" or behind.points) and not _of(following)
    return behind.people and words[behind.noun].lower.endswith("s") and goes_on


def _acted(behind: _Behind) -> bool:
    """Say whether a past or a participle is the noun's: "tickets | resolved within", but "customers | trained guides"."""
    manner = behind.following.lower.endswith("ly")
    return behind.opens or manner or behind.verb.size > 1 or (behind.people and behind.several)


def _adverbs(words: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether only adverbs stand between a noun and a verb; a few at most."""
    return 0 < end - start <= MOST_ADVERBS and start > 0 and all(is_adverb(words, index) for index in range(start, end))


def _unknown_participle(words: tuple[Token, ...], index: int, noun: int) -> Verb | None:
    """Take a word in -ed that no list holds for what was done to the noun before it: "boxes | fitted to 40 trucks"."""
    word = at(words, index).lower if noun == index - 1 else ""
    if len(word) < 5 or not word.endswith("ed") or word in lexicon("grammar.feelings") or classes_of(word):
        return None
    return Verb(word, "make", "participle")


def _names(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a name follows, which can only be an object: "the engine supports | Kotlin"."""
    name = at(words, index).text
    return name[:1].isupper() and name[1:].islower()


def _several_things(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a plural noun that we know follows: "the ferry carries | anglers", "the map shows | shops ranked by distance"."""
    name = at(words, index).lower
    ends = index + 1 >= len(words) or ends_phrase(words, index + 1) or _is_past(words, index + 1)
    return is_plural(name) and bool(classes_of(name)) and ends


def _theirs(verb: Verb) -> bool:
    return verb.lemma in lexicon("verbs.others") and verb.lemma not in lexicon("verbs.for_others")


def _is_past(words: tuple[Token, ...], index: int) -> bool:
    verb = verb_at(words, index)
    return verb is not None and verb.form in ("past", "participle")


def _each(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "a week" or "twice" follows: what comes before is counted, "200 sales calls a week"."""
    word = at(words, index).lower
    every = word in ("a", "an", "per", "each") and at(words, index + 1).lower in lexicon("grammar.periods")
    return every or word in lexicon("grammar.frequencies")


def _and_verb(words: tuple[Token, ...], index: int, form: Form = "third") -> bool:
    """Say whether "and" and another verb of the same form follow, which is no noun, too: "informs and improves"."""
    verb = verb_at(words, index + 1) if at(words, index).lower in ("and", "or") else None
    return verb is not None and verb.form == form and (form == "third" or verb.lemma not in lexicon("verbs.homographs"))


def _of(token: Token) -> bool:
    return token.lower in ("of", "and", "or", "&", ",")
