"""Learn what the words of lines lean to, from labelled lines: leanings.py REAL.jsonl … [-- INVENTED.jsonl … [-- PLAIN.jsonl …]].

Writes okrcoach/language/lexicons/leanings.toml, and how many lines it learned from into docs/quality.json. The weights are the
coefficients of a logistic regression over the traits of a line, one for each topic of review/leanings.py, fitted by gradient descent
without any chance in it. A row of the input is a labelled statement {"kind", "text", "src", and "type" and "measure" of a key result or
"task", "vague" and "unclear" of an objective}; where the readers differed (null) it teaches nothing. A line of a real team counts
three times as much as an invented one. Plain files teach words only: in lines so plain that every cause is right, no cause shows how
often it errs.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
from okrcoach.language.statement import read_statement
from okrcoach.review import aims, aims_vague, nature
from okrcoach.review.aims_words import content
from okrcoach.review.leanings import TOPICS, Topic, cause_trait, traits
from tools.quality import FIGURES

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "okrcoach/language/lexicons/leanings.toml"
USAGE = "usage: leanings.py REAL.jsonl … [-- INVENTED.jsonl … [-- PLAIN.jsonl …]]"
STEPS, STEP, MOMENTUM = 400, 2.0, 0.9
STRENGTH = 0.12
"""The inverse of the penalty on large weights."""
LINES, SOURCES = 4, 3
"""A trait counts that stands in so many lines of so many organisations: no name of one of them does."""
REAL, INVENTED, PROMISED = 3, 1, 15
"""So many times a line of a real team counts, an invented one, and an example of a rule."""
LEAST = 0.1
"""Smaller weights are left out."""
RULES = {
    "work": ("activity-verb", "output-not-outcome", "binary-key-result"),
    "settled": ("key-result-no-number",),
    "task": ("task-as-objective",),
    "vague": ("vague-objective",),
}
HEAD = """# What the traits of a line lean to (+ is yes): made by tools/leanings.py from labelled lines; see review/leanings.py.
"""


class Row(NamedTuple):
    """One labelled line."""

    traits: frozenset[str]
    yes: bool
    """It is what the topic says."""
    source: str
    counts: int


def causes(topic: Topic, text: str) -> set[str]:
    """Return the traits of what the grammar goes by."""
    statement = read_statement(text)
    if topic in ("work", "settled"):
        return {cause_trait(nature.cause(nature.by_grammar(statement)))}
    if topic == "task":
        return {cause_trait(aims.by_grammar(statement).reason)}
    return {cause_trait(one) for one in aims_vague.by_grammar(statement, content(statement))[1:]}


def answer(topic: Topic, row: dict[str, Any]) -> bool | None:
    """Return what the readers said; None where they differed or the topic is none of this line's."""
    if topic == "work":
        work, other = ("output", "activity"), ("outcome", "health")
        return None if row["kind"] != "key_result" or row["type"] not in (*work, *other) else row["type"] in work
    if topic == "settled":
        return None if row["kind"] != "key_result" or row.get("measure") not in ("milestone", "none") else row["measure"] == "milestone"
    if row["kind"] != "objective" or row.get("unclear") is not False:
        return None
    said: bool | None = row[topic]
    return said


def rows(topic: Topic, real: Iterable[str], invented: Iterable[str] = (), plain: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the labelled lines of a topic, each text once; of the plain files the words alone."""
    seen: set[str] = set()
    known = set(plain)
    for path, counts in (*((one, REAL) for one in real), *((one, INVENTED) for one in (*invented, *sorted(known)))):
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yes = answer(topic, row)
            if yes is not None and row["text"] not in seen:
                seen.add(row["text"])
                found = traits(row["text"]) | (set() if path in known else causes(topic, row["text"]))
                yield Row(found, yes, f"{path} {row['src']}", counts)


def promised(topic: Topic) -> Iterator[Row]:
    """Yield what the rules' own examples promise: good ones are none, bad ones are; what only lacks its number is settled."""
    for name in RULES[topic]:
        rule = tomllib.loads((ROOT / f"rules/{name}.toml").read_text(encoding="utf-8"))
        kind = "key_result" if topic in ("work", "settled") else "objective"
        for bad, examples in ((False, rule["good"]), (True, rule["bad"])):
            for example in examples:
                remark = example.get("severity") == "info"
                told = bad if topic == "settled" else not remark
                if told and example.get("kind", kind) == kind and "format" not in example:
                    yes = remark if topic == "settled" else bad
                    yield Row(traits(example["text"]) | causes(topic, example["text"]), yes, name, PROMISED)


def weights(data: list[Row]) -> dict[str, float]:
    """Return the weight of each trait that is common enough, and under "" what a line without any starts from."""
    lines: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    sources: dict[str, set[str]] = defaultdict(set)
    for row in data:
        for trait in row.traits:
            lines[trait] += 1
            counts[trait] += row.counts
            sources[trait].add(row.source)
    known = sorted(trait for trait in lines if lines[trait] >= LINES and len(sources[trait]) >= SOURCES)
    index = {trait: place for place, trait in enumerate(known)}
    samples = [([index[trait] for trait in sorted(row.traits) if trait in index], float(row.yes), row.counts) for row in data]
    total = sum(row.counts for row in data)
    values, speed = [0.0] * len(known), [0.0] * len(known)
    base, base_speed = 0.0, 0.0
    for step in range(STEPS):
        pull, base_pull = [value / STRENGTH for value in values], 0.0
        for places, wanted, times in samples:
            sum_of = base + sum(values[place] for place in places)
            error = times * (1 / (1 + math.exp(-sum_of)) - wanted)
            base_pull += error
            for place in places:
                pull[place] += error
        rate = STEP / (1 + step / 100)
        base_speed = MOMENTUM * base_speed - rate * base_pull / total
        base += base_speed
        for place, trait in enumerate(known):
            # a rare trait's pull is small in sum: each steps by its own lines
            speed[place] = MOMENTUM * speed[place] - rate * pull[place] / (10 * counts[trait] + 20)
            values[place] += speed[place]
    return {"": round(base, 2), **{trait: round(value, 1) for trait, value in zip(known, values, strict=True) if abs(value) >= LEAST}}


def main() -> int:
    """Learn and write; return 2 where the arguments name no labelled lines."""
    groups = [list(group) for separator, group in groupby(sys.argv[1:], "--".__eq__) if not separator]
    if not 1 <= len(groups) <= 3 or any(one.startswith("-") for group in groups for one in group):
        print(USAGE, file=sys.stderr)
        return 2
    text, counts = HEAD, {}
    for topic in TOPICS:
        labelled = list(rows(topic, *groups))
        counts[topic] = len(labelled)
        data = [*labelled, *promised(topic)]
        found = weights(data)
        by_weight: dict[float, list[str]] = defaultdict(list)
        for trait, value in found.items():
            by_weight[value].append(trait)
        listed = "\n".join(" ".join(f"{trait}={value}" for trait in sorted(known)) for value, known in sorted(by_weight.items()))
        text += f'{topic} = """\n{listed}\n"""\n'
        print(f"{topic}: {len(data)} lines, {len(found)} traits")
    tomllib.loads(text)
    WRITTEN.write_text(text, encoding="utf-8")
    learned = {"key_results": counts["work"], "objectives": max(counts["task"], counts["vague"])}
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) | {"learned from": learned}
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
