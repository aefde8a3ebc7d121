"""Learn which words lean to work and which to results, from labelled key results: leanings.py LABELS.jsonl … [-- PLAIN.jsonl …].

Writes okrcoach/language/lexicons/leanings.toml: a logistic regression over the words of a line (the weight is its coefficient), fitted
by gradient descent without any chance in it; and how often each cause that the grammar names was right. A row of the input is
{"kind", "text", "type", "src"}; rows of other kinds, or on which the readers differed (type null), are left out.
Files behind "--" teach words only: in lines so plain that every cause is right, no cause shows how often it errs.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
from okrcoach.language.statement import read_statement
from okrcoach.review.leanings import UNTRIED, cause, leaning_words
from okrcoach.review.nature import by_grammar

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "okrcoach/language/lexicons/leanings.toml"
STEPS, STEP, MOMENTUM = 400, 2.0, 0.9
STRENGTH = 0.8
"""The inverse of the penalty on large weights."""
LINES, SOURCES = 4, 3
"""A word counts that stands in so many lines of so many organisations: no name of one of them does."""
PROMISED = 5
"""So many times each example of a rule counts."""
LEAST = 0.25
"""Smaller weights are left out."""
HEAD = """# How far words lean to work (+) or to a result (-): made by tools/leanings.py from labelled key results; see review/leanings.py.

"""


class Row(NamedTuple):
    """One labelled line."""

    words: frozenset[str]
    work: bool
    source: str
    path: str
    cause: str
    """What the grammar alone says of it."""
    said: bool
    """It says that this is work."""


def rows(paths: list[str]) -> Iterator[Row]:
    """Yield the labelled key results, each text once."""
    seen: set[str] = set()
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] == "key_result" and row["type"] in ("outcome", "health", "output", "activity") and row["text"] not in seen:
                seen.add(row["text"])
                statement = read_statement(row["text"])
                found, work = by_grammar(statement), row["type"] in ("output", "activity")
                words = frozenset(leaning_words(statement))
                yield Row(words, work, f"{path} {row['src']}", path, cause(found), found.work and found.certain)


def promised() -> Iterator[Row]:
    """Yield what the rules' own examples promise, several times each: good ones are no work, bad ones are."""
    for name in ("activity-verb", "output-not-outcome", "binary-key-result"):
        rule = tomllib.loads((ROOT / f"rules/{name}.toml").read_text(encoding="utf-8"))
        for work, examples in ((False, rule["good"]), (True, rule["bad"])):
            for example in examples:
                if example.get("kind", "key_result") == "key_result" and "format" not in example:
                    statement = read_statement(example["text"])
                    found = by_grammar(statement)
                    row = Row(frozenset(leaning_words(statement)), work, name, name, cause(found), found.work and found.certain)
                    yield from [row] * PROMISED


def weights(data: list[Row]) -> dict[str, float]:
    """Return the weight of each word that is common enough, and under "" what a line without any starts from."""
    lines: dict[str, int] = defaultdict(int)
    sources: dict[str, set[str]] = defaultdict(set)
    for row in data:
        for word in row.words:
            lines[word] += 1
            sources[word].add(row.source)
    known = sorted(word for word in lines if lines[word] >= LINES and len(sources[word]) >= SOURCES)
    index = {word: place for place, word in enumerate(known)}
    samples = [([index[word] for word in sorted(row.words) if word in index], float(row.work)) for row in data]
    values, speed = [0.0] * len(known), [0.0] * len(known)
    base, base_speed = 0.0, 0.0
    for step in range(STEPS):
        pull, base_pull = [value / STRENGTH for value in values], 0.0
        for places, wanted in samples:
            sum_of = base + sum(values[place] for place in places)
            error = 1 / (1 + math.exp(-sum_of)) - wanted
            base_pull += error
            for place in places:
                pull[place] += error
        rate = STEP / (1 + step / 100)
        base_speed = MOMENTUM * base_speed - rate * base_pull / len(samples)
        base += base_speed
        for place, word in enumerate(known):
            # a rare word's pull is small in sum: each word steps by its own lines
            speed[place] = MOMENTUM * speed[place] - rate * pull[place] / (10 * lines[word] + 20)
            values[place] += speed[place]
    found = {word: round(value, 1) for word, value in zip(known, values, strict=True) if abs(value) >= LEAST}
    return {"": round(base, 2), **found}


def odds(data: list[Row]) -> dict[str, float]:
    """Return the odds of each cause; few lines change little of what an untried one has."""
    seen: dict[str, list[float]] = {}
    for row in data:
        if row.cause not in seen:
            share = 1 / (1 + math.exp(-UNTRIED if row.said else UNTRIED))
            seen[row.cause] = [2 * (1 - share), 2 * share]
        seen[row.cause][row.work] += 1
    return {name: round(math.log(work / none), 1) for name, (none, work) in sorted(seen.items())}


def main() -> None:
    """Learn and write."""
    paths = sys.argv[1:]
    end = paths.index("--") if "--" in paths else len(paths)
    plain = set(paths[end + 1 :])
    data = list(rows([*paths[:end], *paths[end + 1 :]]))
    found = weights([*data, *promised()])
    base = found.pop("")
    by_weight: dict[float, list[str]] = defaultdict(list)
    for word, value in found.items():
        by_weight[value].append(word)
    listed = [" ".join(f"{word}={value}" for word in sorted(words)) for value, words in sorted(by_weight.items())]
    causes = "\n".join(f"{name}={value}" for name, value in odds([row for row in data if row.path not in plain]).items())
    words = "\n".join(listed)
    text = f'{HEAD}base = "={base}"\nwords = """\n{words}\n"""\n# Odds of the causes that the grammar names.\ncauses = """\n{causes}\n"""\n'
    tomllib.loads(text)
    WRITTEN.write_text(text, encoding="utf-8")
    print(f"{len(data)} lines, {len(found)} words")


if __name__ == "__main__":
    main()
