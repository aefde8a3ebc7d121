"""Which objectives a draft takes from the playbooks: those that the goal's own words and the brief's numbers ask for."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace

from okrcoach.catalog.suggest import read_department, suggest
from okrcoach.draft.brief import terms
from okrcoach.draft.composing.derived import TIME, fallback, kind_of, pattern_of
from okrcoach.draft.composing.evidence import is_of_topics, is_spoken_of, is_sure, is_unheard_of
from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.composing.own_words import as_its_lead_typed_it, own_words
from okrcoach.draft.numbers.subjects import Deed, Subject, metrics_by_id
from okrcoach.draft.reading.business_models import SOFTWARE, fits, is_for_makers, is_foreign, lacks_deals, readable, readable_first
from okrcoach.draft.reading.deeds import deed_patterns, lasting, to_pass
from okrcoach.draft.reading.library import Pattern, Playbook, playbook
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.rows import speaks_of
from okrcoach.draft.reading.topics import patterns_of
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular

SUGGESTIONS = 12
"""Metrics that the catalog is asked for."""
ENOUGH = 4
"""Metrics that an objective has to choose from before those of other trades are left out."""
ASKED = 2
"""Metrics at most that the goal's words alone bring into an objective."""
PLAIN, PLAINER = 0.75, 0.85
"""How plainly they have to speak for one of the brief's focus areas, and for one of another."""
SHOWING = 2
"""Metrics that a pattern's own words do not go without."""
TOLD = 2
"""Numbers of a brief that say what it is about, so that an objective without one is alien beside them."""
ALIKE = 0.6
"""The part of its words that makes an objective another's double."""


@dataclass(slots=True)
class Plan:
    """An objective in the making."""

    text: str
    pattern: Pattern
    """Where its metrics come from; `text` may be the goal's own words instead."""
    aim: str = ""
    """The sentence of the goal that it answers to, where that has several."""
    about: str = ""
    """The key of the one metric that it is about, if it is."""
    subjects: list[Subject] = field(default_factory=list)
    """Metrics that the brief itself asks for and that fit here best."""
    lines: list[Line] = field(default_factory=list)


def choose_objectives(material: Material, count: int, *, filled: bool = True) -> list[Plan]:
    """Choose the objectives: the goal's own words where they make one, then those of its topics, then of the focus areas in turn.

    Where the number need not be `filled`, none is added that nothing in the brief speaks for, nor one without a number of its own
    beside two that the brief tells.
    """
    books = [playbook(stage) for stage in material.brief.focus]
    asked = _asked(material)
    ranked = {
        book.stage: [
            _for_this_business(row, book.stage, asked, material) for row in (*_of_topics(book, material), *_ranked(book, material))
        ]
        for book in books
    }
    if material.deed:
        ranked[books[0].stage] = _with_deed(material, material.deed, ranked[books[0].stage], books[0].stage)
    plans: list[Plan] = []
    several = len(material.aims) > 1
    for place in range(count):
        aim = material.aims[place] if place < len(material.aims) else None
        stage = aim.stage if aim and several else books[place % len(books)].stage
        own = material.worded(aim.goal.text) if aim and several else material
        texts = {row.text: _filled(row, own) for row in ranked[stage]}
        free = (row for row in ranked[stage] if texts[row.text] not in material.banned.texts)
        fresh = [row for row in free if not any(_alike(texts[row.text], plan.text, own) for plan in plans)]
        if not fresh:
            continue
        theirs = {row.text for topic in aim.topics for row in topic.objectives} if aim and several else set()
        strangers = (topic for other in material.aims if other.stage != stage for topic in other.topics)
        others = {row.text for topic in strangers for row in topic.objectives} - theirs
        pattern = next((row for row in fresh if row.text in theirs), next((row for row in fresh if row.text not in others), fresh[0]))
        ranked[stage].remove(pattern)
        said = (text for text in own_words(aim.goal, own) if text not in material.banned.texts) if aim else iter(())
        text = next(said, "") or as_its_lead_typed_it(aim, pattern, material) or texts[pattern.text]
        derived = _derived(pattern, stage, plans, material) if aim is None and filled else None
        if derived is not None:
            plans.append(Plan(_filled(derived[0], material), derived[0], about=derived[1]))
        elif aim is None and not filled and not (is_spoken_of(pattern, material) and _has_a_number(pattern, plans, material)):
            continue
        elif aim is None and _is_strange(pattern, material) and (general := _general(stage, plans, material)):
            plans.append(Plan(_filled(general, material), general))
        elif text == texts[pattern.text] and is_unheard_of(pattern, material) and (general := _general(stage, plans, material)):
            plans.append(Plan(_filled(general, material), general, aim.goal.text if aim and several else ""))
        else:
            stood_in = _stood_in(pattern, stage, material, worded=text == texts[pattern.text])
            met = [passed] if aim and (passed := to_pass(aim.goal)) else []
            plans.append(Plan(text, replace(stood_in, own=(*met, *stood_in.own)), aim.goal.text if aim and several else ""))
    return plans


def _derived(pattern: Pattern, stage: str, plans: list[Plan], material: Material) -> tuple[Pattern, str] | None:
    """Return the objective that a number of the brief is worth, and what it is about, before one that nothing in the brief speaks for."""
    if is_of_topics(pattern, material) or any(plan.about for plan in plans):
        return None
    rows = [fact.subject for fact in material.facts.known.values()]
    aside = {row.key for row in (material.one, material.named) if row} | set(material.banned.keys)
    alone = {fact.subject.key for fact in material.facts.known.values() if fact.unit != "count" and fact.tail}  # "9 minutes per case"
    found = [(subject, row) for subject in reversed(rows) if subject.key not in alone and (row := pattern_of(subject, stage)) is not None]
    free = [(subject, row) for subject, row in found if _filled(row, material) not in material.banned.texts]
    for subject, row in free:
        if (
            subject.key not in aside
            and subject is not rows[0]
            and kind_of(subject) != TIME
            and not speaks_of(material.goal.whole, subject.name)
        ):
            return row, subject.key
    slow = next((row for subject, row in free if kind_of(subject) == TIME), None)
    served = material.words.given and not material.words.audience.startswith("our ") and stage in words_of("mending")
    return (slow, TIME) if slow is not None and served and not is_spoken_of(pattern, material) else None


def _has_a_number(pattern: Pattern, plans: list[Plan], material: Material) -> bool:
    """Whether the brief has a number that belongs to a pattern and to none of the objectives before it, or not two numbers at all."""
    told = {*material.facts.known, *material.facts.targets}
    few = len(told) < TOLD and not material.from_nothing  # one objective is enough where there are no customers yet
    return few or any(all(key not in plan.pattern.metrics for plan in plans) for key in told & {*pattern.metrics})


def _is_strange(pattern: Pattern, material: Material) -> bool:
    """Whether an objective beside the goal's own is one that nothing in the brief speaks for."""
    return not is_spoken_of(pattern, material) or is_unheard_of(pattern, material)


def _general(stage: str, plans: list[Plan], material: Material) -> Pattern | None:
    """Return the objective of a focus area that any trade may have; None where the draft or review will not have it."""
    pattern = fallback(stage, material.words.audience)
    text = _filled(pattern, material)
    taken = text in material.banned.texts or any(_alike(text, plan.text, material) for plan in plans)
    return None if taken else replace(pattern, metrics=readable_first(pattern.metrics, material.business_model))


def _stood_in(pattern: Pattern, stage: str, material: Material, *, worded: bool) -> Pattern:
    """Leave out a pattern's metrics where nothing speaks for it: what the team's department reads, and any business, stands in.

    An objective in the pattern's own words keeps the first of them, for they show what it says.
    """
    if is_sure(pattern, material):
        return pattern
    theirs = set(read_department(material.brief.team)) if material.business_model == SOFTWARE else set()
    kept = tuple(key for key in pattern.metrics if theirs & set(metrics_by_id()[key].departments)) if theirs else ()
    if worded and not kept:
        kept = tuple(key for key in pattern.metrics if readable(key, material.business_model))[:SHOWING]
    return replace(pattern, metrics=kept, stand_ins=_usual(stage, material), special=True)


def _usual(stage: str, material: Material) -> tuple[str, ...]:
    """List what any business reads in a focus area, first what those say whom the brief names."""
    asked = shared("asked").get(stage, "").split() if material.words.given else ()
    keys = dict.fromkeys((*asked, *shared("usual")[stage].split()))
    return tuple(key for key in keys if readable(key, material.business_model))


def _with_deed(material: Material, deed: Deed, ranked: list[Pattern], stage: str) -> list[Pattern]:
    """Let what the goal has the team do come first where it has no topic, and be told with whether it lasts where it has one."""
    if material.topics and ranked:
        return [replace(ranked[0], own=(lasting(deed), *ranked[0].own)), *ranked[1:]]
    return [row for row in deed_patterns(deed, stage) if _filled(row, material) not in material.banned.texts] + ranked


def _filled(pattern: Pattern, material: Material) -> str:
    return material.words.fill(pattern.text, pattern.audience)


def _of_topics(book: Playbook, material: Material) -> list[Pattern]:
    """List what the goal's topics have for a focus area: the first of each as it stands, the others in an order that the goal decides."""
    found = patterns_of(material.topics, book.stage)
    free = [pattern for pattern in found if _filled(pattern, material) not in material.banned.texts]
    heads = sum(book.stage in topic.stages for topic in material.topics)
    return free[:heads] + sorted(free[heads:], key=lambda pattern: zlib.crc32(f"{material.goal.text} {pattern.text}".encode()))


def _for_this_business(pattern: Pattern, stage: str, asked: list[str], material: Material) -> Pattern:
    """Order a pattern's metrics for a business model: what it can read first; then its topic's others, and what any business reads."""
    mates = [key for topic in material.topics for row in topic.objectives if pattern in topic.objectives for key in row.metrics]
    told = not material.business_model and material.words.points(pattern.cues) and fits(pattern.metrics, "")
    if not mates and (told or material.business_model == SOFTWARE):
        return replace(pattern, metrics=readable_first(pattern.metrics, material.business_model))
    usual = _usual(stage, material)
    keys = dict.fromkeys((*pattern.metrics, *mates) if mates else (*asked, *pattern.metrics))
    kept = tuple(key for key in keys if readable(key, material.business_model) or (mates and key in pattern.metrics))
    kept = tuple(sorted(kept, key=lambda key: lacks_deals(key, material.business_model)))
    if len({*kept, *usual}) < ENOUGH:
        kept = readable_first(keys, material.business_model)
    return replace(pattern, metrics=kept, stage=stage, special=True, stand_ins=usual)


def _asked(material: Material) -> list[str]:
    """List the metrics that the catalog would set for the goal's own words, where they speak plainly."""
    found = suggest(material.goal.aim, kind="objective", department=material.brief.team, limit=SUGGESTIONS)
    near = [row for row in found if row.score >= (PLAIN if row.metric.stage in material.brief.focus else PLAINER)]
    return [row.metric.id for row in near if readable(row.metric.id, material.business_model)][:ASKED]


def _alike(one: str, other: str, material: Material) -> bool:
    """Whether two objectives say nearly the same, apart from whom they are for."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.pronouns")
    small |= {singular(word) for word in terms(material.words.audience).split()}
    words = [{singular(word) for word in terms(text).split()} - small for text in (one, other)]
    return len(words[0] & words[1]) >= max(1.0, ALIKE * min(map(len, words)))


def _ranked(book: Playbook, material: Material) -> list[Pattern]:
    """Order a playbook's objectives by how much the brief speaks for each; equals by a number that only the goal decides."""
    asked, words = set(material.facts.known) | set(material.facts.targets), material.words
    context = " ".join(filter(None, (material.goal.aim, material.brief.team)))
    suggested = {found.metric.id for found in suggest(context, kind="objective", limit=SUGGESTIONS)} if terms(context).strip() else set()

    def points(pattern: Pattern) -> tuple[float, int]:
        cues, numbers = words.points(pattern.cues), sum(key in asked for key in pattern.metrics)
        if pattern.special and not cues and numbers < 2:
            return 2.0, 0
        if numbers < 2 and not fits(pattern.metrics, material.business_model) and (material.business_model or not cues):
            return 3.0 if is_foreign(pattern.text, material.business_model) else 1.0, zlib.crc32(pattern.text.encode())
        if material.business_model == SOFTWARE and not is_for_makers(pattern.metrics):
            cues = min(cues, PLAIN)  # what any business may aim for comes behind what makers of software do
        return -cues - 1.2 * numbers - 0.4 * sum(key in suggested for key in pattern.metrics), zlib.crc32(
            f"{material.goal.text} {pattern.text}".encode()
        )

    return sorted((pattern for pattern in book.objectives if _filled(pattern, material) not in material.banned.texts), key=points)
