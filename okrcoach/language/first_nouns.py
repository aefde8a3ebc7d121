"""Whether a first word that could be a verb is a noun there: "Test the site", but "Test coverage of 80%"."""

from __future__ import annotations

from typing import NamedTuple

from okrcoach.language.counted import ends_noun
from okrcoach.language.counted_names import names_what_is_counted
from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.noun_levels import (
    bare_level,
    figure_behind,
    level_alone,
    level_follows,
    level_of_phrase,
    limit_follows,
    moves_at_end,
    share_behind_colon,
    stops,
)
from okrcoach.language.noun_verbs import verb_after
from okrcoach.language.nouns import read_phrase
from okrcoach.language.plurals import is_plural
from okrcoach.language.predicate import find_predicate
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token, at, is_hyphen


class _First(NamedTuple):
    """A first word that could be a verb, and what its reading asks for."""

    words: tuple[Token, ...]
    at: int
    verb: Verb
    measured: frozenset[int]
    after: int
    """The place behind the word."""
    twofold: bool
    """The word is as often a noun: "test", "support"."""
    compound: bool
    """It is made of two words with a hyphen: "Load-test", "Post-launch"."""

    @property
    def following(self) -> Token:
        """What stands behind it."""
        return self.words[self.after]

    @property
    def joined(self) -> bool:
        """A hyphen follows what stands behind it: "Support | on-time"."""
        return is_hyphen(self.words, self.after + 1)


def reads_as_noun(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a first word that could be a verb is a noun there: "Test coverage of 80%", "Launch-day sales", "Support is slow"."""
    twofold = verb.lemma in lexicon("verbs.homographs")
    after = index + verb.size
    first = _First(words, index, verb, measured, after, twofold, after > index + 2 and is_hyphen(words, index + 1))
    steps = (_by_itself, _by_mark, _by_form, _by_sentence, _by_figure, _by_small_word, _by_kind_of_word, _by_preposition)
    answer = next((said for step in steps if (said := step(first)) is not None), None)
    return names_what_is_counted(words, index, verb, measured) if answer is None else answer


def _by_itself(first: _First) -> bool | None:
    """Answer by the word itself: a fixed name, a verb of several words, a word alone."""
    words, verb = first.words, first.verb
    if phrase_at("nouns.verb_first", words, first.at):
        return True
    if verb.size > 1 and not first.compound and verb.form != "third":
        return False
    if first.compound and words[first.at].lower in lexicon("verbs.before_nouns") and level_follows(words, first.after, first.measured):
        return True
    if first.compound and (find_predicate(words, first.at, first.measured) or level_of_phrase(words, first.after, first.measured)):
        return True
    if first.after >= len(words):
        return verb.form in ("third", "ing") or first.twofold
    return None


def _by_mark(first: _First) -> bool | None:
    """Answer by a hyphen, a plus, a stroke or "of" behind it, or by a number that is only bounded."""
    words, after, following = first.words, first.after, first.following
    if following.text in ("-", "+") and following.glued:
        return True
    if (
        following.lower == "of"
        and after + 1 in first.measured
        and first.verb.size == 1
        and first.verb.lemma not in lexicon("verbs.with_of")
    ):
        return True  # "Shrink of 1.1% of sales"
    if following.lower == "at" and after + 2 < len(words) and _least(words, after + 1) and after + 2 in first.measured:
        return False  # "Release at least two atlases"
    if first.verb.kind in ("make", "act", "reach") and first.verb.form == "base" and _counts_behind(first):
        return False  # "Hire about 50 people", but "Support over 90%"
    if following.text == "/" and following.glued and first.twofold and verb_at(words, after + 1) is None:
        return True
    if following.lower == "to" and words[-1].lower == "times" and len(words) - 2 in first.measured:
        return False  # "Bike to school 50 times"
    return None


def _counts_behind(first: _First) -> bool:
    """Say whether a bounded number behind the word counts several things: "about 50 people"."""
    if first.following.lower not in lexicon("grammar.roughly") or first.after + 1 not in first.measured:
        return False
    behind = next((place for place in range(first.after + 1, len(first.words)) if place not in first.measured), len(first.words))
    return behind < len(first.words) and is_plural(first.words[behind].lower) and not ends_noun(first.words[behind])


def _by_form(first: _First) -> bool | None:
    """Answer by the form: in -s it is a noun unless an object follows, and bare it is a verb unless it is as often a noun."""
    words, after, following = first.words, first.after, first.following
    if first.verb.form == "third":
        moved = verb_at(words, after)
        if moved is not None and moved.kind in ("up", "down") and moved.form == "past":
            return True  # "Visits tripled"
        if following.text in lexicon("numbers.change_signs") and {after, after + 1} <= first.measured:
            return True  # "Visits +7%"
        told = following.lower in lexicon("grammar.determiners") and following.lower not in lexicon("grammar.relatives")
        told &= not (following.lower == "each" and verb_at(words, after + 1) is not None)  # "Partners each | sell"
        return not (after in first.measured or told)
    if first.verb.form == "base" and not first.twofold:
        return False
    return None


def _by_sentence(first: _First) -> bool | None:
    """Answer that it is a noun where the sentence has another verb or goes on about it: "Booking engine | supports German"."""
    words, after, measured, form = first.words, first.after, first.measured, first.verb.form
    if form in ("base", "ing") and (own := verb_after(words, after, first.at)) and own.form == "third":
        return True
    if ((first.twofold and form == "base") or form == "past") and _is_subject(words, after, measured):
        return True  # "Test results | are public", "Sampled claims | are checked"
    main = find_predicate(words, after, measured) if form == "ing" else None
    if main is not None and main.auxiliary and all(token.text != "," for token in words[after : main.at]):
        return True  # "Finding the right berth from the sea | is easy"
    if (form in ("ing", "past") or first.twofold) and _noun_then_verb(words, after, measured, plural=form == "past"):
        return True
    if first.twofold and (
        first.following.lower in lexicon("grammar.relative_pronouns") or first.following.text in lexicon("grammar.arrows")
    ):
        return True
    done = verb_at(words, after) if first.twofold and form == "base" else None
    if done is not None and done.form in ("past", "participle") and stops(words, after + done.size):
        return True
    return None


def _by_figure(first: _First) -> bool | None:
    """Answer that it is a noun where a figure behind it counts nothing: "Gate receipts | 1.1 million"."""
    behind = first.words, first.after, first.measured
    verb, twofold = first.verb, first.twofold
    alone = verb.form != "ing" or first.following.lower in lexicon("grammar.prepositions")  # "Waiting at the lock from 3 h to 1 h"
    plans = verb.kind in ("make", "act", "measure", "own") and alone
    if (plans or (verb.form == "past" and verb.kind not in ("up", "down"))) and moves_at_end(*behind):
        return True
    if (verb.form == "past" or twofold) and share_behind_colon(*behind):
        return True
    if (verb.form == "past" or (twofold and verb.kind in ("make", "act"))) and bare_level(*behind):
        return True
    changes = verb.kind in ("up", "down", "keep", "move")
    if twofold and not changes and (figure_behind(*behind) or _by_people(first.words, first.after)):
        return True
    if twofold and verb.kind in ("make", "act", "measure") and first.after in first.measured and level_alone(*behind):
        return True
    return None


def _by_small_word(first: _First) -> bool | None:
    """Answer by "to", by an auxiliary, and by a conjunction behind it."""
    words, after, following = first.words, first.after, first.following
    if first.twofold and following.lower == "to" and after + 1 < len(words) and not {after + 1, after + 2} & first.measured:
        if _ends_way(first):
            return True
        limit = limit_follows(words, after, first.measured)
        return verb_at(words, after + 1) is None and not words[after + 1].text[:1].isupper() and limit
    if following.lower in lexicon("grammar.auxiliaries"):
        return first.verb.form != "ing"
    if following.lower in lexicon("grammar.after_nouns"):
        return True
    if following.lower in lexicon("grammar.conjunctions") and verb_at(words, after + 1) is None:
        return True
    return None


def _ends_way(first: _First) -> bool:
    """Say whether a word and "to" name where a measure begins and ends: "Visit | to order rate from 2% to 3%"."""
    words, measured = first.words, first.measured
    aim = verb_at(words, first.after + 1)
    if aim is not None and (aim.lemma not in lexicon("verbs.homographs") or aim.kind in ("up", "down", "move", "reach", "keep")):
        return False  # "Try to raise …"
    phrase = read_phrase(words, first.after + 1, measured)
    named = "measures" in phrase.kinds and phrase.start == first.after + 1 and phrase.end - phrase.start > 1
    if named and phrase.end < len(words) and words[phrase.end].lower in lexicon("grammar.before_levels"):
        return level_follows(words, phrase.end, measured)
    return aim is None and moves_at_end(words, max(phrase.start, first.after + 1), measured)


def _by_kind_of_word(first: _First) -> bool | None:
    """Answer by what the word is used for, and by whether what follows can only be its object."""
    verb, following, counted = first.verb, first.following, first.after in first.measured
    determined = following.lower in lexicon("grammar.determiners")
    if first.words[first.after - 1].lower in lexicon("grammar.ing_nouns") and not counted and not determined:
        return True
    one_word = first.twofold and verb.size == 1
    if one_word and verb.kind in ("up", "down") and following.lower in ("at", "in", "on", "for") and not first.joined:
        return True
    if verb.form == "ing" and verb.kind in ("up", "down", "own", "reach", "move"):
        return False
    if counted or following.kind == "mark" or (determined and not first.joined):
        return False
    if one_word and verb.form == "base" and verb.kind == "make" and is_granted(first.words, first.after):
        return True  # "Budget approval for the new hall"
    ways = lexicon("verbs.particles", "grammar.prepositions")  # "Follow-up calls", "On-call rota"
    told = first.compound and {first.words[first.at].lower, first.words[first.at + 2].lower} & ways
    return True if told and verb.form == "base" and following.lower not in lexicon("grammar.prepositions") else None


def is_granted(words: tuple[Token, ...], index: int) -> bool:
    """Say whether one verdict is all that stands at a place: "approval", not "approval forms"."""
    phrase = read_phrase(words, index, frozenset())
    return phrase.start == phrase.head == index and phrase.kinds == ("verdicts",) and not is_plural(words[index].lower)


def _by_preposition(first: _First) -> bool | None:
    """Answer by a preposition behind it: of a level, or in front of the sentence's own verb."""
    words, after, following = first.words, first.after, first.following
    level = following.lower in lexicon("grammar.before_levels") and following.lower != "at"
    if level and {after + 1, after + 2} & first.measured and not _least(words, after + 1):
        return first.twofold
    if following.lower in lexicon("grammar.prepositions"):
        predicate = find_predicate(words, first.at, first.measured) if first.verb.form == "base" else None
        return predicate is not None and (bool(predicate.auxiliary) or predicate.passive)
    return None


def _is_subject(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether "is" or "are" follows the noun behind a first word: "Test results | are never late"."""
    phrase = read_phrase(words, start, measured)
    right_behind = phrase.start == start or (phrase.start == start + 1 and words[start].lower in lexicon("grammar.articles"))
    return right_behind and phrase.end < len(words) and words[phrase.end].lower in lexicon("grammar.bes")


def _least(words: tuple[Token, ...], index: int) -> bool:
    return at(words, index).lower in ("least", "most", "to")


def _by_people(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "by" and people follow: "Audit | by the insurer"."""
    return at(words, index).lower == "by" and bool({"outsiders", "insiders"} & set(read_phrase(words, index + 1, frozenset()).kinds))


def _noun_then_verb(words: tuple[Token, ...], start: int, measured: frozenset[int], *, plural: bool) -> bool:
    """Say whether a word in -ing describes a subject: "Booking engine | supports German"."""
    phrase = read_phrase(words, start, measured)
    if not phrase or phrase.start != start or phrase.end >= len(words):
        return False
    verb = verb_after(words, phrase.end, phrase.head)
    return verb is not None and (verb.form == "third" or (plural and verb.form in ("base", "past", "participle")))
