"""What an objective's metrics tell together: only vanity, only late news, or a push that nobody watches."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.plurals import singular
from okrcoach.language.words import entry_words, tokens
from okrcoach.review.checks.figures import ends_with, figures, listed
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, MetricLike


def vanity_metric(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a number that only ever grows, where no key result of the objective counts what people do next."""
    read = figures(line)
    if read.target is None or line.objective is None:
        return
    noun = tuple(singular(token.lower) for token in tokens(read.target.noun) if token.kind == "word")
    share = read.target.unit == "percent" and noun[:1] == ("of",)  # "saved views used by 40% of planners" cannot just grow
    if not ends_with(noun, listed(rule, "words")) and (share or not ends_with(read.phrase, listed(rule, "words"))):
        return
    valuable = rule.once("value", lambda asked: tuple(" ".join(entry_words(one)) for one in asked.settings["value"]))
    if not any(_valuable(one, valuable, context) for one in line.objective.key_results):
        start, end = (read.target.start, max(read.target.end, read.target.noun_end)) if noun else (0, len(line.text))
        yield Hit(start, end)


def _valuable(line: Line, words: tuple[str, ...], context: Context) -> bool:
    metric = context.metric(line)
    if metric is not None and not metric.vanity and metric.stage in ("activation", "retention", "referral", "revenue"):
        return True
    said = [token.lower for token in tokens(line.text)]
    texts = (f" {' '.join(said)} ", f" {' '.join(map(singular, said))} ")
    return any(f" {word} " in text for word in words for text in texts)  # "sign-ups" are several tokens


def _metrics(line: Line, context: Context) -> list[MetricLike]:
    return [metric for one in line.key_results if (metric := context.metric(one)) is not None]


def _pushed(metric: MetricLike) -> bool:
    """Say whether a metric is one of volume or speed to be pushed, or of time or money to be saved."""
    return (metric.unit in ("count", "rate") and metric.direction == "up") or (
        metric.unit in ("duration", "currency") and metric.direction == "down"
    )


def _health(context: Context) -> frozenset[str]:
    """Return the metrics that the document watches: those of key results of type health, and levels to keep."""
    watched = (line for line in context.lines if line.kind == "key_result" and (line.type == "health" or line.measure.direction == "keep"))
    return frozenset(metric.id for line in watched if (metric := context.metric(line)) is not None)


def guardrail_missing(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an objective whose key results only push volume or speed, or only save, and watch nothing that may suffer."""
    found = _metrics(line, context)
    if len(found) < max(1, len(line.key_results)) or not all(_pushed(metric) and metric.guardrails for metric in found):
        return
    if any(one.type == "health" or one.measure.direction == "keep" for one in line.key_results):
        return
    watched = {metric.id for metric in found} | context.once("health", _health)
    if not any(guard in watched for metric in found for guard in metric.guardrails):
        guards = " or ".join(guard.replace("-", " ") for guard in found[0].guardrails[:2])
        yield Hit(0, len(line.text), {"metric": found[0].name, "guards": guards})


def lagging_only(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an objective all of whose metrics tell of work long done."""
    found = _metrics(line, context)
    if len(found) >= rule.settings["min"] and len(found) == len(line.key_results) and all(metric.kind == "lagging" for metric in found):
        yield Hit(0, len(line.text), {"metrics": ", ".join(metric.name for metric in found)})


VANITY = CheckKind(vanity_metric, settings={"words": list, "value": list})
GUARDRAIL = CheckKind(guardrail_missing)
LAGGING = CheckKind(lagging_only, settings={"min": int})
