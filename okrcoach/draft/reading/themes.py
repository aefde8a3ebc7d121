"""What a goal is about, where its verb only names the way of a number: the goal is then put in other words."""

from __future__ import annotations

from okrcoach.draft.words.nouns import audience_phrase, is_people, mid_sentence, shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.words import Token, tokens

RECAST = ("growing", "improving", "reducing", "entering", "launching")
"""The lists of verbs whose goals are put in other words."""
LONGEST = 6
"""Words of what a goal is about."""
OWNERS = ("the", "our", "a", "an", "my")
"""Words with which one thing of ours begins."""


def verb_list(word: str) -> str:
    """Return the list of verbs that a word stands in: what to do with a goal that begins with it; empty for any other word."""
    return next((name for name in ("stands", *RECAST) if word in words_of(name)), "")


def recast(verb: str, theme: str) -> str:
    """Return the pattern that puts such a goal in other words; empty where none fits its theme."""
    name, kind = verb_list(verb), _kind(theme)
    if not theme or name not in RECAST or theme.partition(" ")[0].lower() in words_of("asking"):
        return ""  # "what our community answers" is a clause, and no name
    if name == "reducing":
        if set(theme.split()) & words_of("outlays"):
            return ""  # "cut the cost of a visit": what one gives has no root
        return str(shared("recast")["reducing"]) if kind == "trouble" and _head(theme) not in words_of("empty") else ""
    if name == "entering" and kind == "market":
        return str(shared("recast")["entering"])
    if name == "entering":
        name = "launching" if verb in words_of("opening") else ""  # "Open a second studio"
    if name == "launching" and " of " in theme and is_plural(theme.rpartition(" ")[2].lower()):
        return str(shared("recast")["having"])  # "a bench of future leads" is nothing that one gives to somebody, a "House of Kites app" is
    if not name:
        return ""
    if name == "launching":
        return str(shared("recast")["launching"]) if kind in ("thing", "trouble") else ""
    if kind in ("trouble", "market") or is_bare_figure(theme) or (name == "growing" and kind == "thing"):
        return ""
    sound = name == "improving" and bool({singular(part) for part in theme.split()} & words_of("dependable"))
    return str(shared("recast")["growing" if kind == "figure" and not sound else "improving"])


def is_bare_figure(theme: str) -> bool:
    """Whether a theme is but the name of a figure, which nobody can count on or be glad of: "NPS", "the average order"."""
    figures = words_of("figures") & set(theme.split())
    return theme.isupper() or bool(figures) or _head(theme) in words_of("empty")


def new(theme: str) -> str:
    """Say a thing that does not exist yet: "our loyalty card" is "a loyalty card"."""
    first, _, rest = theme.partition(" ")
    if first.lower() not in ("our", "the", "my", "its", "their") or not rest:
        return theme
    return rest if is_plural(_head(theme)) else f"{'an' if rest[:1].lower() in 'aeio' else 'a'} {rest}"


def _kind(theme: str) -> str:
    """Say what a theme stands for: a "figure" that grows, "trouble" that one would rather be without, a "market", or a thing."""
    if not theme:
        return ""
    words = {singular(token.lower) for token in tokens(theme)}
    head = _head(theme)
    if singular(head) in words_of("markets") or theme in words_of("places"):
        return "market"
    if words & (words_of("down_words") | lexicon("nouns.problems")):
        return "trouble"
    figures = lexicon("nouns.measures") | lexicon("nouns.acts")
    return "figure" if singular(head) in figures and singular(head) not in lexicon("nouns.artefacts") else "thing"


def _head(theme: str) -> str:
    """Return the noun that a theme turns on."""
    return theme.lower().split(" of ")[0].split(" in ")[0].split(" between ")[0].split(" about ")[0].split(" ")[-1]


def read_theme(words: tuple[Token, ...]) -> tuple[str, str]:
    """Return the noun phrase that begins the words, as a theme or, where it names people, as an audience."""
    taken: list[Token] = []
    for place, token in enumerate(words):
        if not taken and token.lower in words_of("theme_skips"):
            continue
        if token.lower == "to" and len(taken) == 1 and taken[0].lower == "time" and place + 1 < len(words):
            more = 3 if words[place + 1].lower == "first" else 2  # "time to first commit"
            return f"time to {' '.join(part.lower for part in words[place + 1 : place + more])}", ""
        if taken and token.lower in OWNERS and taken[-1].lower not in lexicon("grammar.small") | lexicon("grammar.prepositions"):
            break  # "the app our drivers asked for"
        hyphen = token.text in "-/&'" and token.glued
        if token.kind == "number" or (token.kind == "mark" and not hyphen):
            break
        if token.lower in words_of("theme_ends") and not _goes_on(words, place, taken):
            if token.lower == "to" and place + 1 < len(words) and words[place + 1].kind == "word":
                return "", ""  # a name runs on: "trial to paid conversion"
            break
        taken.append(token)
    while taken and (taken[-1].kind != "word" or taken[-1].lower in words_of("theme_ends")):
        taken.pop()
    phrase = "".join((" " if place and not token.glued else "") + token.text for place, token in enumerate(taken))
    count = sum(token.kind == "word" and not token.glued for token in taken)
    if (
        not any(token.lower not in OWNERS for token in taken)
        or taken[0].lower in lexicon("grammar.prepositions")
        or taken[0].lower in words_of("theme_ends")
        or count > LONGEST
        or _runs_on(taken)
    ):
        return "", ""
    if is_people(_head(phrase)):
        # one house of ours is no audience: "our museum", "a second shop"
        ours = not is_plural(_head(phrase)) and taken[0].lower in (*OWNERS, "second", "new")
        return (mid_sentence(phrase), "") if ours else ("", audience_phrase(phrase))
    figure, of, thing = phrase.lower().removeprefix("the ").partition(" of ")
    return mid_sentence(phrase[-len(thing) :] if of and figure in words_of("figures") else phrase), ""


def _goes_on(words: tuple[Token, ...], place: int, taken: list[Token]) -> bool:
    """Whether a small word carries a phrase on: "trust in our data", "teams in the Nordics", "between sales and marketing"."""
    token, rest = words[place], words[place + 1 : place + 3]
    if not taken:
        return False
    if token.lower == "in":
        return taken[-1].lower in words_of("theme_in") or any(part.text in words_of("places") for part in rest)
    if token.lower == "about":
        return taken[-1].lower in words_of("theme_in")
    return token.lower == "and" and any(part.lower == "between" for part in taken)


def _runs_on(taken: list[Token]) -> bool:
    """Whether a phrase has run into a sentence: "customers love us", "the time dispatchers lose"."""
    small = lexicon("grammar.pronouns") | lexicon("grammar.auxiliaries") | lexicon("grammar.modals")
    if any(token.lower in small for token in taken[1:]):
        return True
    before_of = next((place for place, token in enumerate(taken) if token.lower in ("of", "between", "about", "in")), len(taken))
    return any(is_plural(token.lower) for token in taken[: before_of - 1])
