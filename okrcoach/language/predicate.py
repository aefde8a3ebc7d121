"""The verb of a sentence that another word leads: "users *renew*", "the page *is* fast"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_verbs import verb_after
from okrcoach.language.nouns import NounPhrase
from okrcoach.language.phrase_ends import ends_phrase, is_adverb
from okrcoach.language.plurals import agrees
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token, is_hyphen


class Predicate(NamedTuple):
    """The sentence's own verb where another word leads: "users *renew*", "the page *is* fast", "tickets *resolved* within a day"."""

    at: int
    """Its first token: the auxiliary where there is one."""
    end: int
    """After its last token."""
    auxiliary: Literal["", "be", "have", "can"]
    verb: Verb | None
    """The main verb; None where the auxiliary stands alone ("is fast", "has a page")."""

    @property
    def passive(self) -> bool:
        """Something is done to the subject: "is published", "tickets resolved"."""
        return self.verb is not None and self.verb.form in ("past", "participle") and self.auxiliary in ("be", "")


def find_predicate(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> Predicate | None:
    """Find the verb of a sentence that another word leads; one inside "… that helps users …" is passed over."""
    noun, inside, subject = -1, False, -1
    here = start
    while here < len(words):
        token = words[here]
        word = token.lower
        if token.kind == "mark":
            if word in (":", ";", "→", "->", "=>") or (word == "." and not token.glued):
                return None
            if word == ",":
                noun = -1
        elif word in lexicon("grammar.subordinators") and noun >= 0:
            return None
        elif word in lexicon("grammar.relatives") and noun >= 0:
            inside, noun = True, -1
        elif word == "to" and (verb := verb_at(words, here + 1)) and verb.form == "base" and here + 1 not in measured:
            here, noun = here + verb.size, -1
        elif _helps(words, here):
            found = _auxiliary(words, here)
            if not inside:
                return found
            inside, here = False, found.end - 1
        elif noun >= 0 and here not in measured and (verb := verb_after(words, here, noun)):
            if not inside:
                main = _main_verb(words, here + verb.size, noun) if verb.form in ("past", "participle", "ing") else None
                return main or Predicate(here, here + verb.size, "", verb)
            inside, here, noun = False, here + verb.size - 1, -1
        elif inside and (verb := verb_at(words, here)) and verb.form in ("third", "base"):
            inside, here = False, here + verb.size - 1
        elif (
            subject >= 0 and here not in measured and here - 1 not in measured and not inside and (verb := _late_verb(words, here, subject))
        ):
            return Predicate(here, here + verb.size, "", verb)
        elif noun >= 0 and is_adverb(words, here):
            pass  # "the teams jointly review …": the verb still follows its noun
        elif here not in measured and not ends_phrase(words, here):
            noun = here
        elif word in ("and", "&") and noun >= 0:
            noun = -1
        elif word in lexicon("grammar.prepositions"):
            subject, noun = (noun if subject < 0 else subject), -1
        here += 1
    return None


def find_duty(words: tuple[Token, ...], subject: NounPhrase) -> Predicate | None:
    """Return what somebody shall do, or what shall be done: "Nurses *to complete* the course", "All wards *to be inspected*"."""
    at = subject.end
    verb = verb_at(words, at + 1) if subject and at + 1 < len(words) and words[at].lower == "to" else None
    if verb is None or verb.form != "base":
        return None
    if verb.lemma == "be":
        done = _auxiliary(words, at + 1)
        return done if done.verb is not None else None
    return Predicate(at + 1, at + 1 + verb.size, "", verb) if {"outsiders", "insiders"} & set(subject.kinds) else None


def _helps(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word helps a verb: "is", "can", but not the month of May nor "must-have"."""
    helping = words[index].lower in lexicon("grammar.auxiliaries", "grammar.modals")
    return helping and words[index].text != "May" and not (is_hyphen(words, index + 1) or is_hyphen(words, index - 1))


def _main_verb(words: tuple[Token, ...], start: int, subject: int) -> Predicate | None:
    """Return the sentence's verb where the one found only describes the subject: "tools built on our API | have guides"."""
    for here in range(start, len(words)):
        if words[here].text in (",", ";", ":", ".") or words[here].lower in lexicon("grammar.relatives"):
            return None
        if _helps(words, here):
            return _auxiliary(words, here)
        verb = verb_at(words, here) if here > start else None
        moves = verb is not None and words[here + verb.size : here + verb.size + 1] and words[here + verb.size].lower == "from"
        if verb is not None and verb.form == "third" and (moves or verb.lemma not in lexicon("verbs.homographs")):
            return Predicate(here, here + verb.size, "", verb)
        late = _late_verb(words, here, subject) if here > start and not ends_phrase(words, here - 1) else None
        if late is not None:
            return Predicate(here, here + late.size, "", late)
    return None


def _late_verb(words: tuple[Token, ...], index: int, subject: int) -> Verb | None:
    """Return the verb of a subject that more words stand behind: "job postings in May | pass the test", "a kiosk with lifts | allows"."""
    verb = verb_at(words, index)
    after = index + verb.size if verb else len(words)
    if verb is None:
        return None
    agreed = agrees(words[subject].lower, verb.form)
    if after >= len(words):
        moves = verb.kind in ("up", "down") and agreed and not ends_phrase(words, index - 1)
        return verb if moves else None  # "the number of boats in the harbour | increases"
    if verb.form == "third" and agreed and verb.lemma not in lexicon("verbs.homographs"):
        return verb
    opens = words[after].lower in lexicon("grammar.determiners") or words[after].kind == "number"
    return verb if verb.form == "base" and agreed and opens else None


def _auxiliary(words: tuple[Token, ...], index: int) -> Predicate:
    """Read "is fully documented", "has a page", "can quickly find": the auxiliary and the verb that goes with it."""
    first = words[index].lower
    kind: Literal["be", "have", "can"] = (
        "can" if first in lexicon("grammar.modals") else "have" if first in lexicon("grammar.haves") else "be"
    )
    here = index + 1
    while here < len(words) and (
        words[here].lower in lexicon("grammar.adverbs")
        or words[here].lower in lexicon("grammar.auxiliaries")
        or words[here].lower in lexicon("grammar.negations")
        or words[here].lower.endswith("ly")
        or words[here].lower in lexicon("grammar.ables")
    ):
        if words[here].lower in lexicon("grammar.ables"):
            kind = "can"
        elif words[here].lower in ("be", "been") and kind != "be":
            kind = "be" if kind == "have" or words[index].lower in lexicon("grammar.modals") else kind
        here += 1
    if kind == "can" and first in lexicon("verbs.promising") and words[here - 1].lower in lexicon("grammar.haves"):
        kind = "have"  # "will have booked", "will have access", not "can have"
    if kind == "can":
        verb = verb_at(words, here)
        return Predicate(index, here + verb.size, kind, verb) if verb and verb.form == "base" else Predicate(index, here, kind, None)
    for at in (here, here + 1) if kind == "be" else (here,):
        verb = participle_at(words, at)
        if verb is not None:
            return Predicate(index, at + verb.size, kind, verb)
        if at >= len(words) or words[at].kind != "word" or ends_phrase(words, at):
            break
    return Predicate(index, here, kind, None)


def participle_at(words: tuple[Token, ...], index: int) -> Verb | None:
    """Return the verb that goes with "is" or "has": "documented", "set", "running", and words in -ed that no list holds ("mirrored")."""
    verb = verb_at(words, index)
    if verb is not None and verb.form in ("past", "participle", "ing"):
        return verb
    if verb is not None:
        return Verb(verb.lemma, verb.kind, "participle", verb.size) if verb.lemma in lexicon("verbs.unchanging") else None
    word = words[index].lower if index < len(words) else ""
    if len(word) > 4 and word.endswith("ed") and word not in lexicon("grammar.feelings"):
        return Verb(word, "make", "participle")
    return None
