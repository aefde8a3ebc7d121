"""An objective that is a task: a piece of work, or a thing to hand over, and no state to reach."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from okrcoach.language.lexicon import endings, lexicon, phrase_at
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.predicate import Predicate
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import Verb, class_of, verb_at, verb_going_on
from okrcoach.review.aims_praise import praised, stands_out
from okrcoach.review.aims_words import Words, all_generic, names_by_use
from okrcoach.review.leanings import leaning
from okrcoach.review.nature_things import MADE, OURS, REACHED, Thing, joined, stands_ready, thing

TASK_FROM, PERHAPS_FROM = 1.2, 0.3
"""From such odds on (as a logarithm) an objective is a task, or may be one; chosen on lines that the weights were not learned from."""


class Aim(NamedTuple):
    """What the grammar says of an objective."""

    task: bool
    reason: str
    """The test that decided, in short."""
    start: int
    end: int
    """Offsets in the text of the words that decided."""


@lru_cache(maxsize=1024)
def task(text: str) -> Words | None:
    """Return the words that make an objective a piece of work or a thing to hand over; None where it is a state to reach."""
    statement = read_statement(text)
    found = by_grammar(statement)
    odds = leaning("task", statement, found.reason, said=found.task)
    return Words(found.start, found.end, certain=odds > TASK_FROM) if odds > PERHAPS_FROM else None


def by_grammar(statement: Statement) -> Aim:
    """Return whether an objective is a task by what its grammar says alone."""
    if names_by_use(statement):
        return _aim(statement, (False, "named"), 0, len(statement.words) - 1)
    if statement.lead is not None:
        verb, phrase = _inner(statement, statement.lead)
        phrase = joined(statement, phrase, MADE, OURS)
        end = phrase.head if phrase else statement.lead_at + statement.lead.size - 1
        return _aim(statement, _leads_task(statement, verb, phrase), statement.lead_at, end)
    if statement.predicate is not None:
        acts = _acts_task(statement, statement.predicate)
        return _aim(statement, acts, statement.predicate.at, statement.predicate.end - 1)
    phrase = statement.subject
    return _aim(statement, _named_work(statement, phrase), max(phrase.start, 0), phrase.head if phrase else len(statement.words) - 1)


Verdict = tuple[bool, str]
"""Whether it is a task, and the test that decided."""


def _aim(statement: Statement, verdict: Verdict, first: int, last: int) -> Aim:
    task, test = verdict
    return Aim(task, f"{test}:{'task' if task else 'state'}", *statement.offsets(first, last))


def _named_work(statement: Statement, phrase: NounPhrase) -> Verdict:
    """Judge the noun of work that is done once, where it is told of what: "Release of the app"; "Payroll migration" is but a theme."""
    if not phrase or singular(statement.word(phrase.head)) not in lexicon("aims.doings") or all_generic(statement):
        return False, "noun"
    return statement.word(phrase.end) == "of" and not praised(statement, phrase), "doing"


def _inner(statement: Statement, lead: Verb) -> tuple[Verb, NounPhrase]:
    """Return the verb that says the work, and its object: "Continue to *set up* …", "Work on *writing* …"."""
    after = statement.lead_at + lead.size
    goes_on = lead.kind == "keep" and statement.predicate is None
    if lead.lemma in lexicon("nature.phases") or goes_on or (lead.kind == "act" and lead.size > 1):
        inner = verb_going_on(statement.words, after)
        if inner is not None:
            return inner[0], read_phrase(statement.words, inner[1] + inner[0].size, statement.measured)
    return lead, statement.object


def _leads_task(statement: Statement, verb: Verb, phrase: NounPhrase) -> Verdict:
    made = thing(statement, phrase, MADE)
    if _by_adding(statement):
        return True, "by-adding"
    if verb.lemma in lexicon("aims.proving") and (made not in OURS or verb.lemma in lexicon("aims.trying")):
        return statement.word(statement.lead_at + verb.size) == "how", "proving"
    if _idiom(statement, verb, phrase):
        return False, "idiom"
    if _brings_state(statement, verb, phrase):
        return False, "brings-state"
    if verb.lemma in lexicon("aims.makers") and _body(statement, phrase):
        return not all_generic(statement) and not praised(statement, phrase), "body"
    if verb.lemma in lexicon("nature.installing") and statement.word(phrase.end) == "as":
        return False, "as"  # "Establish the index as the yardstick"
    if _well_done(statement) or statement.negated or _changes_too(statement):
        return False, "changes-too"
    phrasal = verb.kind == "make" and verb.size > 1 and verb.lemma in lexicon("aims.phrasal_tasks")
    if verb.kind == "measure" or phrasal or verb.lemma in lexicon("aims.tasks"):
        return _does_task(statement, verb, phrase)
    if verb.lemma == "find" and "insiders" in phrase.kinds:
        return True, "hires"
    if verb.lemma in ("get", "have") and (got := _gets_done(statement, phrase, made)):
        return got
    if verb.lemma in ("lead", "support"):
        held = "events" in phrase.kinds and not all_generic(statement)
        return held or singular(statement.word(phrase.head)) in lexicon("aims.doings"), "supports"
    if verb.lemma in lexicon("aims.goes_on"):
        work = made in OURS or statement.word(phrase.head) in lexicon("aims.going")
        return work and statement.word(phrase.start) != "" and _ends(statement, phrase), "goes-on"
    if (
        verb.kind == "down"
        and made == "made"
        and statement.word(statement.lead_at + verb.size) in ("the", "a")
        and verb.lemma in lexicon("verbs.homographs")
    ):
        return "problems" not in phrase.kinds and "measures" not in phrase.kinds, "takes-off"
    if "states" in phrase.kinds and not ("artefacts" in phrase.kinds and statement.word(phrase.start - 1) == "the"):
        return False, "state-made"
    return _makes(statement, verb, phrase, made)


def _gets_done(statement: Statement, phrase: NounPhrase, made: Thing) -> Verdict | None:
    """Judge "Get the handbook translated" and "Have the new site live"; "Get every crate shipped in time" tells how well it is done."""
    if statement.predicate is not None and statement.predicate.passive:
        done = _acts_task(statement, statement.predicate)[0]
        return done, "done" if statement.word(phrase.start - 1) in lexicon("numbers.everything") else "does"
    return (True, "does") if made in OURS and stands_ready(statement, phrase.end) else None


def _does_task(statement: Statement, verb: Verb, phrase: NounPhrase) -> Verdict:
    """Judge a verb that tells of little but tasks: "Migrate", "Write", "Hire"."""
    after = statement.lead_at + verb.size
    kept = any(one.lemma in lexicon("aims.keeping") for one, _ in statement.beside)  # "Recruit and retain the best pilots" never ends
    if statement.word(after) == "that" or kept or _abstract(statement, verb, phrase):
        return False, "idiom"
    aim = statement.word(after) == "to" and verb_at(statement.words, after + 1) is not None  # "Train to win"
    there = statement.word(after) in lexicon("aims.there") and not aim
    there |= after < len(statement.words) and statement.words[after].kind == "number"
    return (bool(phrase) or there) and not praised(statement, phrase), "does"


def _makes(statement: Statement, verb: Verb, phrase: NounPhrase, made: Thing) -> Verdict:
    """Judge a verb of making, of which states are told, too: "Build the app", "Build trust"."""
    if verb.lemma in lexicon("aims.makers") and stands_out(statement, statement.lead_at + verb.size):
        return False, "stands-out"
    if verb.lemma in lexicon("aims.soft_makers"):
        complement = verb.lemma in lexicon("aims.turners") and not _ends(statement, phrase)
        plain = not complement and not all_generic(statement) and not praised(statement, phrase)
        handed = verb.lemma in lexicon("aims.handing") and _one(statement, phrase)
        return verb.lemma in lexicon("aims.makers") and made in OURS and plain, "makes" if handed else "makes-softly"
    if verb.lemma in lexicon("aims.makers"):
        placed = verb.lemma in lexicon("aims.installers") and made in ("unknown", "act", "problem")
        named = (made == "unknown" and statement.word(statement.lead_at + verb.size) == "the" and _ends(statement, phrase)) or placed
        searched = verb.kind == "act" and verb.lemma != "find" and made in ("act", "problem")
        work = made in OURS or named or searched
        slogan = verb.lemma in lexicon("aims.builders") and all_generic(statement)
        return work and not slogan and not praised(statement, phrase), "makes"
    unknown = not class_of(verb.lemma) and phrase and phrase.start > statement.lead_at + 1
    improves = verb.lemma.endswith(endings("aims.bettering_endings")) and not class_of(verb.lemma)
    if improves or thing(statement, phrase, REACHED) == "people":
        return False, "betters"  # "Shelter families": what is done to people is no thing to hand over
    own = unknown and statement.word(phrase.start - 1) in ("our", "your")
    return verb.kind == "make" and bool(phrase) and not own, "unlisted-maker" if verb.kind == "make" else verb.kind


def _one(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether one thing that can be handed over is named with its article, and no more of it: "Deliver *an app* for couriers"."""
    thing_made = "artefacts" in phrase.kinds and not {"events", "states", "acts"} & set(phrase.kinds)
    named = statement.word(phrase.start - 1) in lexicon("grammar.articles") and not is_plural(statement.word(phrase.head))
    return thing_made and named and statement.word(phrase.end) not in lexicon("grammar.relatives")


def _body(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether it is one body that is founded: "a berth council"."""
    named = phrase.start < phrase.head and statement.word(phrase.start - 1) in lexicon("grammar.articles")
    return named and statement.word(phrase.head) in lexicon("aims.bodies")


def _idiom(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    """Say whether words of work mean none: "Lay the foundation for …", "Put pupils at the heart of …"; a foundation stone is work."""
    size = phrase_at("aims.idioms", statement.words, statement.lead_at)
    placed = verb.lemma in lexicon("aims.placing") and phrase_at("aims.placed", statement.words, phrase.end)
    return bool(placed) or (size > 0 and phrase.head < statement.lead_at + size)


def _brings_state(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    """Say whether a verb of work brings something into a state, or gives a service: "Prepare the depot for winter"."""
    head, after = singular(statement.word(phrase.head)), statement.word(phrase.end)
    if verb.lemma in lexicon("aims.readying") and phrase:
        if after == "so":
            return True
        behind = {statement.word(index) for index in range(phrase.end, len(statement.words))}
        return bool(behind & {"for", "to"}) and thing(statement, phrase, MADE) != "event"
    if head in lexicon("aims.standing") or (verb.lemma in lexicon("aims.transforming") and all_generic(statement)):
        return True
    serves = verb.lemma in lexicon("aims.rendering") and head in lexicon("aims.rendered")
    welcomes = verb.lemma == "onboard" and ("outsiders" in phrase.kinds or after in ("to", "onto"))
    return serves or welcomes or (verb.lemma in lexicon("aims.converting") and after in ("into", "to"))


def _abstract(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    """Say whether it is a quality that is worked on, as in "Rebuild trust"."""
    if phrase.start != phrase.head or statement.word(phrase.end) in lexicon("grammar.conjunctions"):
        return False
    return verb.kind == "make" and "measures" in phrase.kinds and not {"artefacts", "events"} & set(phrase.kinds)


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
    """Say whether the last word says how much better, or the first behind the verb: "Connect wind farms faster", "Enable safer streets"."""
    first, last = statement.lead_at + (statement.lead.size if statement.lead else 0), len(statement.words) - 1
    said = bool({statement.word(first), statement.word(last)} & lexicon("aims.comparatives"))
    return said or (last > first and statement.word(last) in lexicon("nature.well"))


def _changes_too(statement: Statement) -> bool:
    """Say whether a second aim is a change: "Modernise the depots and cut waiting"."""
    beside = any(verb.kind in ("up", "down") for verb, _ in statement.beside) and thing(statement, statement.object, MADE) not in OURS
    meant = next((clause.start for clause in statement.clauses if clause.kind == "purpose"), len(statement.words))  # "… to cut X and Y"
    return beside or any(
        clause.kind == "and" and clause.verb.kind in ("up", "down") and clause.start < meant for clause in statement.clauses
    )


def _by_adding(statement: Statement) -> bool:
    """Say whether it is told what will be made for it: "Make the kiosk usable by adding large buttons"."""
    means = next((clause for clause in statement.clauses if clause.kind == "means"), None)
    if means is None or means.verb.lemma not in lexicon("aims.adding"):
        return False
    phrase = read_phrase(statement.words, means.at + means.verb.size, statement.measured)
    return thing(statement, phrase, MADE) in (*OURS, "unknown", "verdict") and "states" not in phrase.kinds


def _acts_task(statement: Statement, predicate: Predicate) -> Verdict:
    verb = predicate.verb
    if verb is None or verb.lemma not in lexicon("aims.delivered"):
        return False, "acts"
    theirs = thing(statement, statement.subject, REACHED) in ("people", "act")
    if predicate.passive:
        return statement.word(predicate.at) not in lexicon("grammar.modals"), "done"
    return not predicate.auxiliary and not theirs and thing(statement, statement.object, MADE) in OURS, "we-do"
