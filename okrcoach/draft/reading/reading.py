"""Reading a brief for either drafter: its focus filled in, its numbers and words, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrcoach.draft.brief import MOST_FOCUS, clean, terms, unread_period
from okrcoach.draft.focus import cue_term, focus_area, known_stage
from okrcoach.draft.numbers.chain import Chain
from okrcoach.draft.numbers.facts import Facts, read_facts, read_one_metric
from okrcoach.draft.numbers.funnel import work_back
from okrcoach.draft.numbers.rates import rates, sells_over_the_counter
from okrcoach.draft.numbers.selling import have_a_price, is_price, settle_takings
from okrcoach.draft.numbers.spans import settle_dollars, settle_spans
from okrcoach.draft.numbers.subjects import Subject, is_guess, metrics_by_id, subject_of
from okrcoach.draft.reading.aims import (
    about_rows,
    about_what,
    aims_apart,
    aims_of,
    counted_in,
    goal_subject,
    how_read,
    in_focus,
    wished_for,
)
from okrcoach.draft.reading.business_models import CONSUMERS, SOFTWARE, read_business_model, served_by
from okrcoach.draft.reading.goal import Goal, read_goal
from okrcoach.draft.reading.goal_numbers import add_goal
from okrcoach.draft.reading.goal_targets import take_as_the_one
from okrcoach.draft.reading.guesses import settle_guesses
from okrcoach.draft.reading.library import playbook
from okrcoach.draft.reading.material import MONTH, Material, Words
from okrcoach.draft.reading.passages import LONGEST_PASSAGE
from okrcoach.draft.reading.topics import STAFF, UNTOLD, WINNING, Topic, area_of, choose_stages, topics_of
from okrcoach.draft.words.english import is_english
from okrcoach.draft.words.nouns import audience_phrase, head_end, is_people, shared, words_of
from okrcoach.language.dates import Period, read_period
from okrcoach.language.plurals import is_plural, plural
from okrcoach.language.words import tokens
from okrcoach.model import Brief

SURE = 1.5
"""Points from which a goal speaks for a topic by more than one word."""


def read_material(brief: Brief) -> tuple[Material, list[str]]:
    """Read a brief for either drafter: its focus filled in, its numbers and words; and what was decided, one remark each."""
    goal = read_goal(brief.goal)
    remarks: list[str] = []
    brief = _completed(brief, goal, remarks)
    period = read_period(brief.period) if brief.period else None
    facts = read_facts(brief)
    served = None if _are_houses(brief.audience or "") else brief.audience
    more = terms(" ".join(filter(None, (served, brief.team, *brief.notes))))
    trade = read_business_model(_without_customers(goal), more, brief.team)
    spoken = in_focus(_backed(_at_home(about_what(goal), goal, trade), goal, brief, facts), brief.focus)
    told = (topic for topic in about_rows(brief) if not trade or topic.business_model in ("", trade))
    about = spoken or in_focus(tuple(told), brief.focus)
    remarks += add_goal(facts, goal.as_read, period, lambda sentence: counted_in(sentence, goal, spoken))
    one = take_as_the_one(facts, read_one_metric(brief))
    remarks += settle_guesses(facts, goal, brief.focus)
    settle_takings(facts)
    remarks += settle_spans(facts, _months(period))
    settle_dollars(facts, brief)
    chain = work_back(facts, _months(period))
    business_model = read_business_model(
        _without_customers(goal),
        more,
        brief.team,
        next((topic.business_model for topic in about if topic.business_model), ""),
        terms(" . ".join(name for name, _ in brief.known)),
    ) or (CONSUMERS if sells_over_the_counter(facts) else "")
    words = _words(brief, goal, remarks, about, business_model)
    remarks += _ways_guessed(facts, chain)
    remarks += [f"left aside, no single number was found in it: {row}" for row in facts.unread]
    named = _in_the_trade(goal_subject(goal.aim, goal.audience), about) or (None if about else wished_for(goal.aim))
    return Material(
        brief,
        goal,
        facts,
        words,
        chain,
        one,
        named,
        period,
        topics=about,
        business_model=business_model,
        aims=aims_of(
            goal,
            brief.focus,
            words,
            lambda aim, stage: _words(replace(brief, focus=(stage,)), aim, [], topics_of(aim.aim), business_model),
            {
                facts.sentences[key]: area_of(fact.subject)
                for key, fact in facts.targets.items()
                if key in facts.sentences and fact.subject.id
            },
        ),
    ), remarks


def _ways_guessed(facts: Facts, chain: Chain) -> list[str]:
    """Say of which metrics only habit tells that more is better; whoever knows otherwise says so with a target."""
    sure = {
        *facts.targets,
        *chain.as_is,
        *have_a_price(facts),
        *chain.rates,
        *(row.key for row in chain.needed),
        *(rate.fact.subject.key for rate in rates(facts)),
    }
    known = [fact.subject for key, fact in facts.known.items() if key not in sure and not is_price(fact.subject)]
    names = [subject.name for subject in known if is_guess(subject) and not subject.way_open]
    return [f"taken as better the more there is: {', '.join(names)}; give a target where that is wrong"] if names else []


def choose_focus_areas(brief: Brief) -> tuple[tuple[str, ...], bool]:
    """Choose the focus areas for a brief that names none; and whether anything in it spoke for them."""
    more = " ".join(filter(None, (brief.audience, brief.team, brief.one_metric, *(name for name, _ in brief.known + brief.targets))))
    goal, named = read_goal(brief.goal), _stages(brief)
    if len(aims := aims_apart(goal)) > 1:
        each = [choose_stages(aim) for aim in aims]
        if any(sure for _, sure in each):
            return tuple(dict.fromkeys((*_asked_for(brief), *(stage for stages, _ in each for stage in stages))))[:MOST_FOCUS], True
    telling = goal.aim if topics_of(goal.aim) else goal.whole
    stages, told = choose_stages(telling, more=more, stages=named, team=brief.team)
    wished = wished_for(goal.aim)
    if wished and wished.better == "down":  # whoever wants "fewer emergency visits" wants to win nobody
        return (UNTOLD,) if stages[0] in WINNING else stages, told and stages[0] not in WINNING
    return (stages, told) if told or wished is None else (("acquisition",), False)


def _asked_for(brief: Brief) -> list[str]:
    """Return the area of the first number that a brief or its goal wants to reach."""
    facts = read_facts(brief)
    add_goal(facts, read_goal(brief.goal).as_read, None)
    return [area_of(fact.subject) for fact in facts.targets.values() if fact.subject.id][:1]


def _completed(brief: Brief, goal: Goal, remarks: list[str]) -> Brief:
    """Fill in the focus, and say what was decided about the goal."""
    if period := unread_period(brief):
        remarks.append(period)
    if not goal.english:
        remarks.append("the goal does not read as English; the draft is in English, put its own words in where they say it better")
    if goal.respelled:
        remarks.append(f"the goal was read as: {goal.text}")
    remarks += how_read(goal)
    if len(clean(brief.goal)) > LONGEST_PASSAGE:
        remarks.append(f"of the goal only the first {LONGEST_PASSAGE:,} characters were read")
    if brief.focus:
        return replace(brief, focus=tuple(dict.fromkeys(known_stage(stage) for stage in brief.focus))[:3])
    stages, told = choose_focus_areas(brief)
    names = " and ".join(focus_area(stage).name.lower() for stage in stages)
    if told:
        remarks.append(f"no focus was given; {names} {'was' if len(stages) == 1 else 'were'} chosen from the goal")
    else:
        remarks.append(f"no focus was given and the goal does not tell one; {names} is a guess: choose another where it does not fit")
    return replace(brief, focus=stages)


def _without_customers(goal: Goal) -> str:
    """Return the goal's terms without the businesses that it is for: who wins clinics is no clinic."""
    said = terms(goal.aim)
    return said.replace(terms(goal.audience), " ") if _are_houses(goal.audience) else said


def _are_houses(audience: str) -> bool:
    """Whether an audience is one of businesses, whose trade is not that of those who serve them."""
    words = audience.lower().split()
    return bool(words) and words[head_end(words) - 1] in words_of("organisations")


def _in_the_trade(named: Subject | None, about: Sequence[Topic]) -> Subject | None:
    """Return the metric by which the goal's own trade reads what it names: waiting time is the patients' in a hospital."""
    if named is not None and named.id is not None:
        kin: list[str] = next((row.split() for row in shared("families").values() if named.id in row.split()), [])
        if theirs := next((key for topic in about for key in topic.counts if key in kin), None):
            return subject_of(metrics_by_id()[theirs])
    return named


def _at_home(about: Sequence[Topic], goal: Goal, trade: str) -> tuple[Topic, ...]:
    """Leave out topics of another trade that only one word speaks for where those are makers of software: "Stop shipping bugs"."""
    said = terms(goal.whole)
    strange = trade == SOFTWARE
    return tuple(row for row in about if not (strange and row.business_model not in ("", trade) and row.points(said) < SURE))


def _backed(about: Sequence[Topic], goal: Goal, brief: Brief, facts: Facts) -> tuple[Topic, ...]:
    """Leave out topics that only single words of the goal speak for, where the brief has numbers and none of them is of that topic.

    "Cut the energy the greenhouse burns" is about no footprint, and "leaks in our checkout" are none of a network.
    """
    rows = (*facts.known.values(), *facts.targets.values())
    if not rows:
        return tuple(about)
    said, keys = terms(goal.whole), {row.subject.key for row in rows}
    called = " ; ".join(filter(None, (brief.one_metric, *(name for name, _ in (*brief.known, *brief.targets)))))
    names = terms(" ".join((called, ";", *map(plural, called.split()))))  # "flights" in "flight cancellations"
    return tuple(row for row in about if row.is_sure(said) or keys & row.keys or row.points(names))


def _stages(brief: Brief) -> list[str]:
    """Return the areas of the metrics that the brief names."""
    facts = read_facts(brief)
    one = read_one_metric(brief)
    goal = read_goal(brief.goal)
    named = goal_subject(goal.aim, goal.audience)
    add_goal(facts, goal.as_read, None)
    subjects = [fact.subject for fact in (*facts.known.values(), *facts.targets.values())] + [row for row in (one, named, named) if row]
    return [area_of(subject) for subject in subjects if subject.id]


def _words(brief: Brief, goal: Goal, remarks: list[str], about: Sequence[Topic], business_model: str) -> Words:
    """Choose what fills the slots: the brief's audience, else the people of the goal, its topic, its trade or the playbook."""
    given = audience_phrase(brief.audience) if brief.audience and (goal.english or is_english(tokens(brief.audience))) else ""
    if brief.audience and not given:
        remarks.append(f"the audience did not fit into a sentence and is left out of the text: {clean(brief.audience)[:80]}")
    served = "" if goal.audience.rpartition(" ")[2] in words_of("sellers") else goal.audience
    named = given or _whose(_staff(goal) if brief.focus[0] == STAFF else served, brief.focus[0])
    outside = brief.audience if (brief.audience or "").lower() not in words_of("departments") else None  # its trade is not ours
    more = " ".join(filter(None, (outside, brief.team, brief.one_metric, *brief.notes)))
    usual = next((topic.audience for topic in about if topic.audience), "") or served_by(business_model, playbook(brief.focus[0]).audience)
    product = goal.product or ("the product" if business_model in ("", "software") else "what we offer")
    return Words(
        named or usual,
        bool(named),
        product,
        terms(" ".join(goal.aims)),
        terms(more),
        goal.place or "the new market",
        given=bool(given),
        staff=not given and _are_staff(named),
    )


def _staff(goal: Goal) -> str:
    """Return the colleagues whom a goal names, else whomever it names: of "parents wait, and we find no teachers" the teachers."""
    cues = [cue_term(word) for word in shared("topic_words")["staff"].split()]
    plurals = (token.lower for token in tokens(goal.aim) if is_plural(token.lower) and is_people(token.lower))
    told = [word for word in plurals if any(cue in f" {word} " for cue in cues)]
    return goal.audience if not told or told[0] in goal.audience else told[0]


def _are_staff(audience: str) -> bool:
    """Whether people whom a goal names work for us."""
    head = f" {audience.rpartition(' ')[2]} "
    return any(cue_term(word) in head for word in shared("topic_words")["staff"].split())


def _whose(audience: str, stage: str) -> str:
    """Call people whom a goal names by one general word ours; those who do not know us yet are nobody's."""
    if audience.partition(" ")[0] in words_of("praised"):
        return f"our {audience}"
    if " " in audience or audience not in words_of("general_people"):
        return audience
    return "" if stage == "acquisition" else f"our {audience}"


def _months(period: Period | None) -> int:
    return max(1, round(period.days / MONTH)) if period else 3
