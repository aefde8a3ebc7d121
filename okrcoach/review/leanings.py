"""What the words of a line lean to, work or a result: a second opinion beside the grammar.

The grammar (nature.py) knows why a line is work or a result, but no list of causes is ever whole. The words of a line know a little of
it, too: "workshop" stands more often in work, "share" more often in results. How far each leans was learned from labelled key results
of many organisations (tools/leanings.py); no word that fewer than three of them use counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from okrcoach.language.lexicon import pairs
from okrcoach.language.noun_classes import singular
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import forms
from okrcoach.review.nature_kind import Nature

TRUST = 1.0
"""How much of its own odds the grammar's verdict counts beside the words."""
PROVEN = 2.5
"""A cause of so high odds (twelve to one) is never overruled."""
UNTRIED = 1.2
"""The odds of a cause that too few lines have tried."""
WORK_FROM = 0.3
"""From such a sum on a line is work. This and TRUST were chosen on lines that neither the grammar nor the words had met."""
LEAST_KNOWN = 3
"""With fewer words that lean at all, the grammar is left alone."""


def leaning_words(statement: Statement) -> Iterator[str]:
    """Yield each word of a statement in its plain form, and the first one once more, marked as such."""
    first = True
    for token in statement.words:
        if token.kind == "word":
            plain = _plain(token.lower)
            if first:
                yield f"^{plain}"
                first = False
            yield plain


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    known = forms(word)
    return known[0][0] if known else singular(word)


@cache
def _weights(name: str) -> dict[str, float]:
    return {entry: float(weight) for entry, weight in pairs(f"leanings.{name}").items()}


def cause(found: Nature) -> str:
    """Return the name under which the odds of a verdict's cause stand."""
    return f"{found.kind}:{found.reason}:{'sure' if found.certain else 'open'}"


def leans_to_work(statement: Statement, found: Nature) -> bool | None:
    """Return whether a line is work by its words and the grammar's verdict together; None where the grammar's stands alone.

    All odds are logarithms of how often such a line is work to how often it is none.
    """
    work = found.work and found.certain
    if found.kind == "measuring":
        return None
    odds = _weights("causes").get(cause(found), UNTRIED if work else -UNTRIED)
    if abs(odds) >= PROVEN and (odds > 0) is work:
        return None
    weights = _weights("words")
    known = [weights[word] for word in set(leaning_words(statement)) if word in weights]
    if len(known) < LEAST_KNOWN:
        return None
    return _weights("base")[""] + sum(known) + TRUST * odds > WORK_FROM
