"""Check-ins, confidence and scores: whether a set of OKRs is looked at, and whether what is said fits the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import Token, at, tokens
from okrcoach.model import CheckIn, KeyResult
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, shortened

COLOURS = ("green", "yellow", "red")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _check_ins(line: Line) -> list[tuple[date, CheckIn]]:
    """Return a key result's check-ins that have a date, the oldest first."""
    item = line.item
    found = [(day, check) for check in item.check_ins if (day := _day(check.date))] if isinstance(item, KeyResult) else []
    return sorted(found, key=lambda pair: pair[0])


def _tracked(context: Context) -> bool:
    return any(isinstance(line.item, KeyResult) and line.item.check_ins for line in context.lines)


def stale_check_in(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a key result that nobody has looked at for longer than the cadence, in a file that keeps check-ins."""
    today, period = context.as_of, context.period
    if today is None or not context.once("tracked", _tracked) or getattr(line.item, "score", None) is not None:
        return
    if line.status in ("resting", "draft"):
        return
    if period is not None and not period.start <= today <= period.end:
        return
    past = [day for day, _ in _check_ins(line) if day <= today]
    limit = timedelta(days=rule.settings["cadence_days"] + rule.settings["grace_days"])
    since = past[-1] if past else period.start if period else None
    if since is not None and today - since > limit:
        days = (today - since).days
        age = f"the last look at it was {days} days ago" if past else f"nobody has looked at it in {days} days"
        yield Hit(0, len(line.text), {"age": age})


def missing_confidence(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a latest check-in without a confidence or a value that can be read, or any without such a date."""
    undated = next((one for one in getattr(line.item, "check_ins", ()) if not _day(one.date)), None)
    checks = _check_ins(line)
    if undated is not None:
        day = f"'{shortened(undated.date)}'"
        yield Hit(0, len(line.text), {"day": day, "lacks": "a date that nothing can be made of; write it as 2027-02-05"})
    elif checks and (lacks := _lacks(checks[-1][1])):
        yield Hit(0, len(line.text), {"day": checks[-1][0].isoformat(), "lacks": lacks})


def _lacks(check: CheckIn) -> str:
    written = (check.confidence or "").strip()
    if not written:
        return "no confidence"
    if not _confidence(check):
        return f"a confidence that is neither green, yellow, red nor a number from 0 to 10: '{shortened(written)}'"
    return "no value" if check.value is None else ""


def progress(line: Line, value: float | None) -> float | None:
    """Return how far a value is from the baseline to the target, 0 to 1 and beyond; None where that is not known."""
    measure = line.measure
    baseline, target = measure.baseline, measure.target
    if value is None or target is None or not isinstance(baseline, (int, float)) or baseline == target:
        return None
    return (value - baseline) / (target - baseline) + 0.0  # no "-0%"


def _confidence(check: CheckIn) -> str:
    """Return green, yellow or red for a confidence as written: the longest phrase that tells ("not on track"), or the number."""
    words = tokens(check.confidence or "")
    written = f" {' '.join(token.lower for token in words if token.text not in ('-', '_'))} "
    told = [(entry, colour) for colour in COLOURS for entry in lexicon(f"confidence.{colour}") if f" {entry} " in written]
    if told:
        return max(told, key=lambda pair: pair[0].count(" "))[1]
    share = _share(words)
    return "" if share is None or share > 1 else "green" if share >= 0.7 else "yellow" if share >= 0.4 else "red"


def _share(words: tuple[Token, ...]) -> float | None:
    """Return a confidence in numbers as 0 to 1: "90%", "4 of 5", "0.9"; a whole number is one of ten. None where none stands in front."""
    first, follows = at(words, 0).text, at(words, 1).text
    if not first.replace(".", "", 1).isdecimal():
        return None
    value = float(first)
    scale = next((float(word.text) for word in words[1:4] if word.text.isdecimal()), 0.0) if follows in ("/", "of", "out") else 0.0
    if "." in first and value <= 1 and not scale:
        return value
    return value / (scale or (100 if follows == "%" else 10))


def confidence_progress_mismatch(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a latest check-in whose colour the numbers belie: green far behind, red ahead, green with nothing moving."""
    checks, period, settings = _check_ins(line), context.period, rule.settings
    if not checks or line.measure.direction == "keep":
        return
    day, check = checks[-1]
    colour, reached = _confidence(check), progress(line, check.value)
    problem = ""
    if reached is not None and period is not None and period.start <= day <= period.end:
        elapsed = ((day - period.start).days + 1) / period.days
        if colour == "green" and reached < elapsed - settings["behind_percent"] / 100:
            problem = f"green, but {reached:.0%} of the way is done when {elapsed:.0%} of the time is gone"
        elif colour == "red" and reached > elapsed + settings["ahead_percent"] / 100:
            problem = f"red, but {reached:.0%} of the way is done when {elapsed:.0%} of the time is gone"
    values = [one.value for _, one in checks[-settings["unchanged"] :]]
    still = len(values) == settings["unchanged"] and len(set(values)) == 1 and values[0] is not None
    if not problem and colour == "green" and still and (reached is None or reached < 1):
        problem = f"green, but the value has not moved in {len(values)} check-ins"
    if problem:
        yield Hit(0, len(line.text), {"problem": problem})


def score_out_of_range(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a score that is none on the scale from 0 to `max`.

    Conditions: disagrees (the latest value belies it), other-scale (a bare number that is read on another scale).
    """
    item = line.item
    score, written = getattr(item, "score", None), getattr(item, "score_as_written", None)
    if score is None:
        if written:
            yield Hit(0, len(line.text), {"score": written, "problem": "is no score from 0 to 1"})
        return
    shown = written or f"{score:g}"
    if not 0 <= score <= rule.settings["max"]:
        yield Hit(0, len(line.text), {"score": shown, "problem": "is not on the scale from 0 to 1"})
        return
    checks = _check_ins(line)
    reached = progress(line, checks[-1][1].value) if checks else None
    if reached is not None and abs(score - min(1.0, max(0.0, reached))) > rule.settings["tolerance"]:
        problem = f"does not fit the last value, {checks[-1][1].value:g}: that is {max(0.0, reached):.0%} of the way"
        yield Hit(0, len(line.text), {"score": shown, "problem": problem}, frozenset({"disagrees"}))
    elif line is context.once("first score on another scale", _on_another_scale):
        yield Hit(0, len(line.text), {"score": shown, "problem": f"is read as {score:g}"}, frozenset({"other-scale"}))


def _on_another_scale(context: Context) -> Line | None:
    """Return the first line whose score is a bare number above 1, such as 7 for 0.7: once said, it holds for all."""
    written = ((line, getattr(line.item, "score_as_written", None) or "") for line in context.lines)
    return next((line for line, text in written if text.isdecimal() and int(text) > 1), None)


def missing_final_score(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a document whose period is over and whose key results have no scores."""
    today, period = context.as_of, context.period
    if today is None or period is None or (today - period.end).days <= rule.settings["days_after"]:
        return
    lines = [one for one in context.lines if one.kind == "key_result"]
    lacking = [one for one in lines if getattr(one.item, "score", None) is None]
    if lacking:
        yield Hit(0, len(line.text), {"count": str(len(lacking)), "all": str(len(lines)), "period": period.label})


def sandbagging_history(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find scores that are nearly all full, or (once the period is over) nearly all empty. Committed key results are meant to be full."""
    settings, period, today = rule.settings, context.period, context.as_of
    scores = [
        one.item.score
        for one in context.lines
        if isinstance(one.item, KeyResult) and one.item.score is not None and one.type not in settings["without"]
    ]
    if len(scores) < settings["min"]:
        return
    average = sum(scores) / len(scores)
    values = {"mean": f"{average:.2f}", "count": str(len(scores))}
    over = today is not None and period is not None and today > period.end
    if average > settings["high"]:
        yield Hit(0, len(line.text), values | {"problem": "the targets were too easy to reach"}, frozenset({"high"}))
    elif average < settings["low"] and over:
        yield Hit(0, len(line.text), values | {"problem": "the targets were out of reach, or nobody worked on them"}, frozenset({"low"}))


STALE = CheckKind(stale_check_in, settings={"cadence_days": int, "grace_days": int})
CONFIDENCE = CheckKind(missing_confidence)
MISMATCH = CheckKind(confidence_progress_mismatch, settings={"behind_percent": int, "ahead_percent": int, "unchanged": int})
SCORE = CheckKind(score_out_of_range, settings={"max": float, "tolerance": float})
FINAL_SCORE = CheckKind(missing_final_score, settings={"days_after": int})
HISTORY = CheckKind(sandbagging_history, settings={"min": int, "high": float, "low": float, "without": list})
