"""Names, percentages and priorities behind statements that are fields only where half of a page's statements have them."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.documents import values
from okrcoach.documents.page.tails import Said
from okrcoach.language.lexicon import lexicon


def small_words(statements: Iterable[Said]) -> frozenset[str]:
    """Return the words that statements have in small letters, and that are thus nobody's name: "search" on a page that speaks of it.

    A page speaks of nothing by "will" and "may", which are names as well.
    """
    said = frozenset(word.strip(",.;:()") for one in statements for word in one.piece.text.split() if word.islower())
    return said - lexicon("grammar.modals")


def agree(groups: list[list[Said]], decided: dict[str, bool], kind: str, small: frozenset[str]) -> None:
    """Take names, percentages and priorities that half of the statements have in the same place; each group stands below one holder.

    `decided` holds what was decided for a kind of statement before, and is added to: an edit must not change how the rest is read.
    """
    all_of = [said for group in groups for said in group]
    if not all_of:
        return
    if any(said.person and _is_small(said.person[1], small) for said in all_of):
        decided.setdefault(f"{kind} person", False)
    share = "weight" if decided.setdefault(f"{kind} weight", _are_weights(groups)) else "score"
    for what in ("last", "name", "share", "signed", "person"):
        having = [said for said in all_of if getattr(said, what) is not None]
        like = sum("priority" in said.fields for said in all_of) if what == "last" else 0
        least = 2 if what in ("last", "person", "signed") else 1
        count = like + sum(not _is_small(getattr(said, what)[1], small) for said in having)
        enough = count >= least and count * 2 >= len(all_of)
        if what == "signed":
            enough = enough and decided[f"{kind} share"] and _differ(having)
        if what == "name" and kind == "objective":
            enough = enough and not all(_is_measure(said.name[1]) for said in having if said.name is not None)
        if not decided.setdefault(f"{kind} {what}", enough):
            continue
        for said in having:
            at, text = getattr(said, what)
            field_name = {"last": "priority", "share": share}.get(what, "owner")
            if field_name in said.fields:
                continue
            said.fields[field_name] = text
            said.piece = said.piece.cut(at).strip() if what == "person" else said.piece.cut(0, at).strip()


def _differ(statements: list[Said]) -> bool:
    """Return whether the texts before the names are all different: places that tell them apart are nobody's names."""
    before = [one.piece.text[: one.signed[0]].rstrip() for one in statements if one.signed is not None]
    return len(set(before)) == len(before)


def _is_small(name: str, small: frozenset[str]) -> bool:
    return any(word in small for word in name.casefold().split())


def _is_measure(name: str) -> bool:
    """Return whether a name is that of something measured, the theme of an objective: "(Revenue)"."""
    return name.casefold() in lexicon("nouns.measures") | lexicon("polarity.good_up") | lexicon("polarity.good_down")


def _are_weights(groups: list[list[Said]]) -> bool:
    """Return whether the percentages behind the statements of each group make up a whole, none of them nothing: scores do not."""
    several = False
    for group in groups:
        shares = [values.score(said.share[1]) or 0 for said in group if said.share is not None]
        if shares and (len(shares) < len(group) or min(shares) <= 0 or round(sum(shares), 2) != 1):
            return False
        several = several or len(shares) > 1
    return several
