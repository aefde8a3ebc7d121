"""What a goal says, for a drafter without a model: its verb, what it is about, whom it names, what must not suffer.

Nothing of a goal is pasted into a sentence unless it has been taken apart here first. Where the words do not fit, a field stays
empty and the playbook's own words stand in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from okrcoach.draft.brief import in_sentences
from okrcoach.draft.reading.passages import END, Passage, read_passage
from okrcoach.draft.reading.restating import LONGEST_OBJECTIVE, as_it_stands, as_objective, as_task, seen_to
from okrcoach.draft.reading.spelling import in_small_letters, respell, respell_common
from okrcoach.draft.reading.themes import RECAST, read_theme, verb_list
from okrcoach.draft.reading.typed import as_typed, without_figures
from okrcoach.draft.words.english import is_english, is_known
from okrcoach.draft.words.nouns import audience_phrase, is_people, seems_people, shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, plural, singular
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token, is_hyphen, tokens

LONGEST = 240
"""Characters of the sentence that leads a goal."""
TOWARDS = ("for", "among", "by", "with")
"""Words behind which a plural that sounds like people is people."""
NOTHING = Passage(())
OWNERS = ("the", "our", "a", "an")
"""Words with which a thing of ours begins."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal taken apart."""

    text: str
    """Cleaned, and cut to a sentence's length."""
    cut: bool
    english: bool
    aim: str = ""
    """The text up to what must not suffer."""
    verb: str = ""
    """The lemma of the verb it begins with."""
    theme: str = ""
    """What it is about, as it stands inside a sentence: "self-serve revenue", "the sales pipeline"; never people."""
    audience: str = ""
    """The people it names, as a plural: "enterprise customers"."""
    product: str = ""
    """The name of a product."""
    without: str = ""
    """What must not suffer: "raising spend"."""
    sentence: str = ""
    """The goal as an objective, where it reads as one."""
    plain: str = ""
    """The goal in the lead's own words, where they say what to bring about; for want of a better sentence."""
    typed: str = ""
    """The goal as an objective where it is told with a figure or as no order; for want of one that its topic has."""
    task: str = ""
    """The goal as a project, where it names work: "Ship the new mobile app"."""
    place: str = ""
    """The country or city that it goes to."""
    respelled: bool = False
    """Whether slips of the pen were read over."""
    passage: Passage = NOTHING
    """All its sentences."""

    @property
    def aims(self) -> tuple[str, ...]:
        """All that it wants, what leads first and without what must not suffer."""
        return (self.aim, *self.passage.aims[1:])

    @property
    def whole(self) -> str:
        """All that it wants and tells."""
        return " ".join((*self.aims, *self.passage.told))

    @property
    def guarded(self) -> str:
        """All that must not suffer, and what it will not have."""
        return " ".join((self.without, *self.passage.refused)).lower()

    @property
    def as_read(self) -> Passage:
        """All its sentences, what leads as it was read."""
        lead = next(iter(self.passage.aims), "")
        return Passage(tuple(part._replace(text=self.text) if part.text == lead else part for part in self.passage.parts))


@lru_cache(maxsize=64)
def read_goal(text: str) -> Goal:
    """Take a goal apart. Any text will do; what cannot be read leaves its field empty."""
    whole = in_sentences(text).strip("#*_>`-+=~|\"' ")
    whole = in_small_letters(whole.rstrip(END) or whole)
    passage = read_passage(whole)
    lead = next(iter(passage.aims), whole)
    main = _main_clause(lead)
    short = first = _in_length(main)
    cut = len(passage.parts) > 1 or len(short) < len(main)
    foreign = any(token.lower in lexicon("tongues.other") - lexicon("tongues.english") for token in tokens(short))
    if is_english(tokens(short)):
        short = respell_common(short)
    elif not foreign and is_english(tokens(respell(short))):
        short = respell(short)
    else:
        return Goal(short or whole[:LONGEST], cut, english=False, aim=short or whole[:LONGEST], passage=passage)
    words, respelled = tokens(short), short != first
    start = next((place for place, token in enumerate(words) if not _opens(words, place)), 0)
    if main != lead:
        short = short[words[start].start :]
        words, start = tokens(short), 0
    verb = words[start].lower if len(words) > start and verb_list(words[start].lower) else ""
    if verb == "" and [token.lower for token in words[start : start + 2]] == ["get", "more"]:
        verb = "gain"
    aim, without = _constraint(short)
    wanted = tokens(aim)
    task = as_task(short, words, start)
    teaches = wanted[start : start + 1] and wanted[start].lower in words_of("training")
    said = _without_reason(short, words)
    sentence = as_objective(said, tokens(said), start, verb)
    plain = "" if verb in words_of("stands") or (task and not without) else as_it_stands(said, tokens(said), start)
    plain = plain or (task if seen_to(task) else "")  # "Ship every crate on its day" is told as what will have been done
    theme, people = read_theme(wanted[start + 1 :]) if verb_list(verb) in RECAST or verb == "fill" else ("", "")
    return Goal(
        text=short,
        cut=cut,
        english=True,
        aim=aim,
        verb=verb,
        theme=theme,
        audience="" if teaches else _audience(_up_to_purpose(wanted)) or people,
        product=_product(words),
        without=without,
        sentence=sentence,
        plain=plain,
        task="" if plain or sentence == task else task,
        typed="" if (sentence and not quantities(sentence)) or plain or task or (teaches and quantities(short)) else _as_typed(said),
        place=_place(words),
        respelled=respelled,
        passage=passage,
    )


def _as_typed(text: str) -> str:
    """Return a goal that is told with a figure, or as no order, as an aim."""
    bare = without_figures(text)
    words = tokens(bare)
    told = (as_objective(bare, words, 0, "") or as_it_stands(bare, words, 0) or as_typed(bare, words)) if words else ""
    return told[:1].upper() + told[1:]


def _up_to_purpose(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out what a goal is only for: "sell more beer in our bar so that shops matter less" is about no shops."""
    end = next((place for place, token in enumerate(words) if place > 2 and token.lower in words_of("purposes")), len(words))
    return words[:end]


def _without_reason(text: str, words: tuple[Token, ...]) -> str:
    """Leave out what a goal is for where it is too long for an objective: "Clear the ward by noon so that the beds are there …"."""
    if len(words) <= LONGEST_OBJECTIVE:
        return text
    reason = next((token.start for place, token in enumerate(words) if place > 2 and token.lower in words_of("reasons")), len(text))
    return text[:reason].rstrip(" ,")


def _constraint(text: str) -> tuple[str, str]:
    """Part a goal from what it must not harm, in small letters: "Grow revenue without raising spend"."""
    low = text.lower()
    places = [(place, mark) for mark in shared("constraint_marks") if (place := low.find(f" {mark} ")) > 0]
    if not places:
        return text, ""
    place, mark = min(places)
    return text[:place].rstrip(" ,;"), low[place + len(mark) + 2 :]


def _main_clause(text: str) -> str:
    """Leave out the reason that stands before what a goal wants: "In order to …, we want to …"."""
    before, comma, rest = text.partition(", we ")
    return f"we {rest}" if comma and before.partition(" ")[0].lower() in words_of("preambles") else text


def _opens(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word only leads to the goal's verb: "we need to", "significantly"."""
    return words[place].lower in words_of("openings") or (words[place].lower.endswith("ly") and _acts(words, place + 1))


def _place(words: tuple[Token, ...]) -> str:
    """Return the country or city that a goal goes to: "into Poland", "the Danish market"."""
    for place, token in enumerate(words[1:], start=1):
        if token.text in words_of("countries"):
            return token.text
        if token.text in words_of("places") and token.lower in words_of("nationalities") and words[place + 1 : place + 2]:
            behind = words[place + 1].lower
            if singular(behind) in words_of("markets"):
                return f"the {token.text} {behind}"
    return ""


def _in_length(text: str) -> str:
    """Cut to `LONGEST` characters after a whole word."""
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] if " " in text[:LONGEST] else text[:LONGEST]
    return text.strip(END)


def _audience(words: tuple[Token, ...]) -> str:
    """Find the people that a goal names and how they are described: "small clinics", "developers"."""
    for place, token in enumerate(words):
        if token.kind != "word" or _is_ours(words, place):
            continue
        posts = place + 1 < len(words) and words[place + 1].lower in words_of("posts") and is_people(plural(token.lower))
        each = place > 0 and words[place - 1].lower in ("every", "each", "any") and token.lower in lexicon("nouns.insiders")
        if not (posts or each or is_plural(token.lower)):
            continue
        first = place
        while first and _describes(words, first - 1) and not (posts and words[first - 1].lower in words_of("vacant")):
            first -= 1
        behind = words[first - 1].lower if first else ""
        named = posts or each or is_people(token.lower)
        if not named and seems_people(token.lower):
            named = behind in TOWARDS or words[place - 1].lower in words_of("relative_heads") or _acts(words, place + 1)
        if not named:
            continue
        phrase = "".join((" " if part.start and not part.glued else "") + part.text for part in words[first : place + 1]).strip(" -")
        where = words[place + 1 : place + 3]
        if len(where) == 2 and where[0].lower == "in" and where[1].text in words_of("places"):
            phrase += f" in {where[1].text}"
        return audience_phrase(phrase)
    return ""


def _is_ours(words: tuple[Token, ...], place: int) -> bool:
    """Whether a house is one of ours, which the goal opens or looks into: whose shops these are, they are nobody's audience."""
    before = {token.lower for token in words[max(0, place - 4) : place]}
    house = words[place].lower in words_of("organisations")
    return house and bool(before & (words_of("tasks") | words_of("opening") | words_of("entering") | words_of("inside")))


def _acts(words: tuple[Token, ...], place: int) -> bool:
    """Whether a plain verb stands at a place: "the time dispatchers *lose*"."""
    return place < len(words) and any(form == "base" for _, form in forms(words[place].lower))


def _describes(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word may belong to the noun behind it: no verb at the goal's beginning or behind "and", no small word."""
    token = words[place]
    if token.kind == "mark":
        return is_hyphen(words, place) and words[place + 1].glued
    small = ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs", "modals")
    hyphened = is_hyphen(words, place + 1)
    if token.kind != "word" or place == 0:
        return False
    if hyphened:
        return True
    if any(token.lower in lexicon(f"grammar.{name}") for name in small) or token.lower in words_of("theme_skips") | words_of("counting"):
        return False
    if token.lower in words_of("demands") or (token.lower.endswith("ing") and token.lower not in lexicon("grammar.ing_nouns")):
        return False
    before = words[place - 1].lower
    verb = any(form in ("base", "third") for _, form in forms(token.lower)) and not classes_of(token.lower)
    if verb and (before in lexicon("grammar.conjunctions") or before in ("to", "help", "let", ",") or _is_plural_before(words, place)):
        return False
    return not (token.lower in words_of("relative_heads") and _is_headed(words, place)) and not any(
        form == "third" for _, form in forms(token.lower)
    )


def _is_plural_before(words: tuple[Token, ...], place: int) -> bool:
    """Whether a plural stands right before a verb: "helps nurses reach patients"."""
    return is_plural(words[place - 1].lower)


def _is_headed(words: tuple[Token, ...], place: int) -> bool:
    """Whether a noun has an article of its own, so that a clause follows: "the first place developers look"."""
    return any(token.lower in OWNERS and token.lower != "our" for token in words[max(0, place - 3) : place])


def _product(words: tuple[Token, ...]) -> str:
    """Find what people use: a name behind a word such as "of" or "use", or a thing of ours such as "the mobile app"."""
    for place, token in enumerate(words[1:], start=1):
        if not token.text[:1].isupper() or token.text.rstrip("s").isupper() or token.text in words_of("places") or token.kind != "word":
            continue
        before = words[place - 1]
        behind = words[place + 1] if place + 1 < len(words) else None
        alone = behind is None or behind.kind == "mark" or behind.lower in words_of("theme_ends")
        inner = token.text[1:] != token.text[1:].lower()
        named = (before.lower in words_of("before_product") or place == 1) and not is_known(token.lower)
        if alone and (named or inner):
            return token.text
    for place, token in enumerate(words):
        if token.lower in words_of("products"):
            first = next((start for start in range(place - 1, max(place - 4, -1), -1) if words[start].lower in OWNERS), None)
            behind = words[place + 1] if place + 1 < len(words) else None
            ends = behind is None or behind.kind != "word" or behind.lower in words_of("theme_ends") or not classes_of(behind.lower)
            if ends and first is not None and all(part.kind == "word" for part in words[first : place + 1]):
                whose = "our" if words[first].lower == "our" else "the"
                return " ".join([whose, *(part.text for part in words[first + 1 : place + 1])])
    return ""
