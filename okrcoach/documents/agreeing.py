"""Names, percentages and priorities behind statements that are fields only where half of a page's statements have them."""

from __future__ import annotations

from okrcoach.documents import values
from okrcoach.documents.tails import Said


def agree(groups: list[list[Said]], decided: dict[str, bool], kind: str) -> None:
    """Take names, percentages and priorities that half of the statements have in the same place; each group stands below one holder.

    `decided` holds what was decided for a kind of statement before, and is added to: an edit must not change how the rest is read.
    """
    all_of = [said for group in groups for said in group]
    if not all_of:
        return
    if any(said.person for said in all_of) and f"{kind} person" not in decided:
        lower = {word.strip(",.;:()") for said in all_of for word in said.piece.text.split() if word.islower()}
        if any(word in lower for said in all_of if said.person for word in said.person[1].casefold().split()):
            decided[f"{kind} person"] = False  # "Search:" on a page that speaks of search is nobody's name
    share = "weight" if decided.setdefault(f"{kind} weight", _are_weights(groups)) else "score"
    for what in ("last", "name", "share", "person"):
        having = [said for said in all_of if getattr(said, what) is not None]
        like = sum("priority" in said.fields for said in all_of) if what == "last" else 0
        least = 2 if what in ("last", "person") else 1
        enough = len(having) + like >= least and (len(having) + like) * 2 >= len(all_of)
        if not decided.setdefault(f"{kind} {what}", enough):
            continue
        for said in having:
            at, text = getattr(said, what)
            field_name = {"last": "priority", "share": share}.get(what, "owner")
            if field_name in said.fields:
                continue
            said.fields[field_name] = text
            said.piece = said.piece.cut(at).strip() if what == "person" else said.piece.cut(0, at).strip()


def _are_weights(groups: list[list[Said]]) -> bool:
    """Return whether the percentages behind the statements of each group make up a whole, none of them nothing: scores do not."""
    several = False
    for group in groups:
        shares = [values.score(said.share[1]) or 0 for said in group if said.share is not None]
        if shares and (len(shares) < len(group) or min(shares) <= 0 or round(sum(shares), 2) != 1):
            return False
        several = several or len(shares) > 1
    return several
