"""What a clause measures in its own words, where the catalog has no metric for it: a time, a share, a count per so many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile

from okrcoach.draft.numbers.facts import catalog_unit, measure_unit
from okrcoach.draft.numbers.subjects import Subject, metrics_by_id, own_subject, subject_of
from okrcoach.draft.numbers.ways import is_bad
from okrcoach.draft.reading.clause import LONGEST_NAME, Clause, begins_aim, name_of
from okrcoach.draft.words.nouns import head_end, is_people, mid_sentence, shared, wishing_modals, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import class_of, forms, participle
from okrcoach.language.words import Token, tokens

SOON = 8
"""Characters before a time that only lead to it: "within "."""
UNTOLD_TIME = "process-time"
"""The metric of a time of which nothing else is told: "They take 9 days"."""
PER_ONE = 2
"""Words that say of what one brings an amount: "a visitor"."""
UNTIL = "until"
"""Behind this word the name of a time is a clause: "time until orders are packed"."""


def stated_subject(clause: Clause) -> Subject | None:
    """Return what a goal tells the state of in its own words: "unbilled hours" of "Our unbilled hours are at 12%"."""
    name = clause.stated or timed(clause)
    if clause.aim.noun == "times" and clause.aim.unit == "count" and not name:
        name = f"times {mid_sentence(clause.text[: clause.aim.start].strip())}"  # "Pipes burst 38 times"
    if is_name(name):
        return own_subject(name, catalog_unit(clause.aim), measure_unit(clause.aim))
    untold = clause.aim.unit == "duration" and clause.stated is not None
    return subject_of(metrics_by_id()[UNTOLD_TIME]) if untold else None


def names_nothing(clause: Clause) -> bool:
    """Whether a clause tells a number without a word of what it measures, so that the sentence before says it: "now we are at 6m"."""
    lists = ("states", "stating", "state_links", "over", "seasons", "spans", "nows")
    grammar = (lexicon(f"grammar.{name}") for name in ("pronouns", "prepositions", "determiners"))
    small = frozenset().union(*grammar, *map(words_of, lists))
    counted = set(clause.aim.noun.split()) - words_of("over") - words_of("seasons")  # "7 last winter"
    return not counted and all(token.kind != "word" or token.lower in small for token in tokens(clause.text[: clause.aim.start]))


def timed(clause: Clause) -> str:
    """Name what a time is told of: "time for repairs" of "Repairs take 9 days", "time to turn planes" of "turn planes in 52 minutes"."""
    if clause.aim.unit != "duration":
        return ""
    behind = clause.text[clause.aim.end :].split()
    if clause.aim.led_by in words_of("taking") and behind[:1] == ["to"]:
        return f"time {' '.join(takewhile(lambda word: word not in words_of('goal_joins'), behind))}".rstrip(" .,;")
    if (spent := _spent(clause) or _shorter(clause)) is not None:
        return spent
    what, _, verb = name_of(clause).rpartition(" ")
    head, comma, rest = what.rpartition(", ")
    what = head if comma and rest.lower() in lexicon("grammar.pronouns") else what
    if verb in words_of("taking"):
        measured = any(singular(word) in words_of("times") for word in what.lower().split())
        if words_of("denying") & set(what.lower().split()):
            return ""  # "Refunds should not take more than 2 hours"
        return mid_sentence(what) if measured else f"time for {mid_sentence(what)}" if what else ""
    if clause.aim.led_by == "after" and clause.aim.role == "level" and verb:
        return f"time {UNTIL} {mid_sentence(name_of(clause).rpartition(', ')[2])}"  # "managers answer after 9 days"
    bound = clause.aim.bound == "at most" or clause.aim.led_by in words_of("before_times")
    return _until(clause) or _acting(clause) if bound else ""


def _until(clause: Clause) -> str:
    """Name the time of what is to be so by then: "time until doors are open" of "Doors should be open within 2 minutes"."""
    words = list(tokens(clause.text[: clause.aim.start]))
    while words and words[-1].lower in words_of("before_times"):
        words.pop()
    modal = next((place for place, token in enumerate(words) if place and token.lower in wishing_modals()), 0)
    who, state = words[:modal], [token.lower for token in words[modal + 1 :]]
    pronouns = lexicon("grammar.pronouns")
    if not modal or state in ([], ["be"]) or words_of("denying") & set(state):
        return ""
    if any(token.kind != "word" or token.lower in pronouns for token in words):
        return ""
    several = is_plural(who[head_end([token.lower for token in who]) - 1].lower)
    if state[0] == "be":
        state[0] = "are" if several else "is"
    elif not several:
        return ""
    return f"time {UNTIL} {mid_sentence(clause.text[who[0].start : who[-1].end])} {' '.join(state)}"


def _spent(clause: Clause) -> str | None:
    """Name what time goes into: "time volunteers spend on forms" of "Volunteers spend too long on forms, 6 hours a week"."""
    said = [token for token in tokens(clause.text) if not clause.aim.start <= token.start < clause.aim.end]
    place = next((place for place, token in enumerate(said) if token.lower in words_of("spending")), 0)
    on = next((at for at, token in enumerate(said) if at > place and token.lower == "on"), 0)
    if not (place and on) or any(token.kind != "word" for token in said[:place]):
        return None
    what = list(takewhile(lambda token: token.kind == "word", said[on + 1 :]))
    end = what[-1].end if what else 0
    return f"time {mid_sentence(clause.text[: said[place].end])} on {clause.text[what[0].start : end]}" if what else None


def _shorter(clause: Clause) -> str | None:
    """Name what is to be shorter than a time: "time per call" of "make every call shorter than 10 minutes"."""
    said = [token.lower for token in tokens(clause.text[: clause.aim.start]) if token.lower != "than"]
    return f"time per {singular(said[-2])}" if len(said) > 1 and said[-1] in words_of("shorter") else None


def _acting(clause: Clause) -> str:
    """Name the time of what is done within it: "time to answer calls" of "We answer calls in 40 seconds"."""
    words = tokens(clause.text[: clause.aim.start])
    for place, token in enumerate(words[:-2]):
        verb = next((lemma for lemma, form in forms(token.lower) if form in ("base", "third")), "")
        verb = "" if class_of(verb) == "be" else verb
        told = not classes_of(token.lower) or (place > 0 and is_plural(words[place + 1].lower))  # "our crew loads trams"
        ordered = place == 0 and is_plural(words[-2].lower) and words[1].lower not in lexicon("grammar.prepositions")
        if token.lower in words_of("demands"):
            wanted = clause.text[words[place + 1].start : words[-2].end]
            return f"time for {wanted}" if is_plural(words[-2].lower) else ""  # "We want replies under 2 hours"
        if verb and (told or ordered):
            done = list(takewhile(lambda one: one.lower not in words_of("before_times"), words[place + 1 :]))
            return f"time to {verb} {clause.text[done[0].start : done[-1].end]}" if done else ""
    return ""


def is_share_of(clause: Clause) -> bool:
    """Whether a number is a share of things that it names: "92% of trains on time"."""
    return clause.aim.unit == "percent" and clause.aim.noun.startswith("of ")


def share_told(clause: Clause) -> Subject | None:
    """Return the share of things that a percentage says something of: "share of trains on time" of "92% of trains on time"."""
    rest = clause.text[clause.aim.noun_end :]
    said = list(takewhile(lambda token: token.text not in ",;:().", tokens(rest)))
    while said and said[-1].lower in words_of("state_links"):
        said.pop()
    due = next((place for place, token in enumerate(said) if place and token.lower == "by" and clause.measure.due), len(said))
    more = (place for place, (one, two) in enumerate(pairwise(said)) if place and one.lower == "and" and begins_aim(two.lower))
    said = said[: min(due, next(more, due))]  # "85% of offers accepted and hire faster"
    modal = bool(said) and (said[0].lower == "to" or said[0].lower in lexicon("grammar.modals"))
    told, still = said[modal:], ""
    if modal and [token.lower for token in told[1:2]] == ["be"]:
        still, told = told[0].text, told[1:]  # "should still be with us"
    if not told or len(told) > LONGEST_NAME:
        return None
    thing = clause.aim.noun.rpartition(" ")[2].lower()
    link = ""
    if " ".join(token.lower for token in told[:2]) in shared("sourced"):
        told = told[1:]
    elif modal or _acts(told, thing):
        link = "who " if is_people(singular(thing)) else "that "
        link, told = (f"{link}are ", told[1:]) if told[0].lower == "be" else (link, told)
    if not told:
        return None  # "92% of trains should be"
    state = f"{still} {rest[told[0].start : told[-1].end]}".strip()
    good = "-".join(token.lower for token in told) in words_of("up_words")
    subject = own_subject(f"share {clause.aim.noun} {link}{state}", "percent", "percent")
    aged = not is_people(singular(thing)) and any(token.lower in words_of("aged") for token in told)
    less = clause.aim.bound == "at most" or ((aged or is_bad(f"{thing} {link}{state}")) and not good)
    return replace(subject, better="down" if less else "up")


def _acts(said: list[Token], thing: str) -> bool:
    """Whether words behind things say what they do: "customers use the app"."""
    objects = lexicon("grammar.determiners") | lexicon("grammar.pronouns") | lexicon("grammar.prepositions") | words_of("again")
    verb = any(form == "base" for _, form in forms(said[0].lower))
    return is_plural(thing) and verb and (not classes_of(said[0].lower) or (len(said) > 1 and said[1].lower in objects))


def per_many(clause: Clause) -> Subject | None:
    """Return what is counted per so many others: "lost bags per 1,000 passengers"."""
    per, _, rest = clause.text[clause.aim.noun_end :].strip().partition(" ")
    many = next(iter(quantities(rest)), None) if per == "per" else None
    if clause.aim.unit != "count" or not clause.aim.noun or many is None or many.start:
        return None
    name = f"{clause.aim.noun} per {rest[: many.noun_end]}"
    less = clause.aim.bound == "at most" or clause.measure.direction == "down" or is_bad(clause.aim.noun)
    return replace(own_subject(name, "count", "count"), better="down" if less else "up")


def of_them(clause: Clause, things: str) -> Subject | None:
    """Return what is told of some of the things that were counted before: "40 of them come back", "throw away 40 of them"."""
    behind = clause.text[clause.aim.end :].split()
    pointed = behind[:1] == ["of"] and " ".join(behind[1:2]).strip(".,;") in words_of("pointing")
    if not things or clause.aim.unit not in ("count", "percent") or not pointed:
        return None
    if told := " ".join(behind[2:6]).strip(" .,;"):
        name = f"{things} {'who' if is_people(things.rpartition(' ')[2].lower()) else 'that'} {told}"
    elif done := _done(clause.text[: clause.aim.start]):
        name = f"{things} {done}"
    else:
        return None
    if clause.aim.unit == "percent":
        return own_subject(f"share of {name}", "percent", "percent")
    return own_subject(name, "count", "count")


def taken_of_them(clause: Clause, things: str) -> Subject | None:
    """Return what is to be done with some of the things that were counted before: "bring 1,200 of them back"."""
    behind, before = clause.text[clause.aim.end :].split(), tokens(clause.text[: clause.aim.start])
    if (
        not things
        or clause.aim.unit != "count"
        or [*behind[:1], *(word.strip(".,;") for word in behind[1:2])] != ["of", "them"]
        or not before
    ):
        return None
    verb = next((lemma for lemma, form in forms(before[-1].lower) if form == "base"), "")
    rest = " ".join(behind[2:4]).strip(" .,;")
    return own_subject(" ".join(filter(None, (things, participle(verb), rest))), "count", "count") if verb else None


def paid_for(clause: Clause) -> str:
    """Return of what one brings an amount: "visitor" of "€1.80 a visitor", "each" of "€4 each"; nothing of a time or a sitting."""
    behind = [word.strip(".,;") for word in clause.text[clause.aim.end :].lower().split()]
    if behind == ["each"]:
        return "each"
    if len(behind) < PER_ONE or behind[0] not in ("a", "an", "per"):
        return ""
    times = words_of("spans") | words_of("seasons") | words_of("short_times") | words_of("sittings") | lexicon("units.periods")
    return "" if behind[1] in times else behind[1]


def _done(text: str) -> str:
    """Say what was done by the last words of a text: "thrown away" of "and throw away"."""
    words = [token.lower for token in tokens(text)][-2:]
    acts = (place for place, word in enumerate(words) if any(form == "base" for _, form in forms(word)) and not classes_of(word))
    first = next(acts, None)
    return "" if first is None else " ".join([participle(words[first]), *words[first + 1 :]])


def share_in_time(clause: Clause) -> Subject | None:
    """Return the share of what is done within a time: "share found within 24 hours" of "find 90% within 24 hours"."""
    aim, rest = clause.aim, clause.text[clause.aim.end :].lstrip()
    span = next((one for one in quantities(rest) if one.unit == "duration"), None)
    if (
        aim.unit != "percent"
        or aim.noun
        or clause.is_change
        or span is None
        or not rest.startswith(("within ", "in "))
        or span.start > SOON
    ):
        return None
    done = next((participle(lemma) for lemma, form in forms(aim.led_by) if form in ("base", "third")), "done")
    return replace(own_subject(f"share {done} {rest[: span.end]}", "percent", "percent"), better="up")


def is_name(words: str) -> bool:
    """Whether words of a goal read as the name of a metric: a few, with no verb but behind "who"."""
    found = tokens(words)
    if not 0 < len(found) <= LONGEST_NAME or any(token.kind != "word" and token.text not in ("-", "/", "&", "'") for token in found):
        return False
    if any(token.lower == "and" and begins_aim(after.lower) for token, after in pairwise(found)):
        return False
    measured = len(found) > 1 and singular(found[1].lower) in words_of("times")  # "repair times"
    if (len(found) == 1 and found[0].lower in lexicon("grammar.determiners")) or (begins_aim(found[0].lower) and not measured):
        return False  # "lose no more than 12%", "make checkout faster"
    if found[0].lower in lexicon("grammar.prepositions") or all(token.lower in words_of("empty") for token in found):
        return False  # "of the growth", "time"
    small = lexicon("grammar.auxiliaries") | lexicon("grammar.modals") | lexicon("grammar.pronouns")
    clause = next((place for place, token in enumerate(found) if token.lower in lexicon("grammar.relatives") | {UNTIL}), len(found))
    spoilt = words_of("spoilt") if len(found) > 1 else frozenset()  # "lost bags"
    dated = found[0].lower in words_of("nowadays")  # "today that works"
    if set(words.lower().split()[1:]) & words_of("purposes"):
        return False  # "the site so that people stay"
    return not dated and not any(token.lower in small or (_is_past(token.lower) and token.lower not in spoilt) for token in found[:clause])


def _is_past(word: str) -> bool:
    """Whether a word can only be a finite verb: "went", not "installed" nor "sold"."""
    told = forms(word)
    return not word.endswith("ed") and bool(told) and all(form == "past" and participle(lemma) != word for lemma, form in told)
