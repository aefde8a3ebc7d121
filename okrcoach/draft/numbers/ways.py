"""Which way is better for a metric that only the team knows, by its own words: trouble, cost and waiting are better less."""

from __future__ import annotations

from itertools import pairwise

from okrcoach.draft.words.nouns import head_end, is_people, shared, words_of
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.verbs import forms, is_done


def is_bad(words: str) -> bool:
    """Whether one would rather have less of a thing: its noun decides, where that says nothing ("rate"), what stands before it."""
    parts = [word.strip(".,;:()") for word in words.lower().split()]
    if parts[2:] and parts[-2] in lexicon("grammar.articles") - lexicon("grammar.definite") and singular(parts[-1]) in words_of("spans"):
        parts = parts[:-2]  # "cups a day", "calls each hour"
    who = next((place for place, word in enumerate(parts) if place and word in lexicon("grammar.relatives")), len(parts))
    end = min(head_end(parts), who)
    bad = words_of("down_words") | lexicon("nouns.problems")
    if parts[end + 1 :] and singular(parts[end - 1]) in words_of("spans") | words_of("short_times"):
        if parts[end] == "of":
            return is_bad(" ".join(parts[end + 1 :]))  # "days of downtime", not "days of stock"
        if parts[end] == "since":
            return not is_bad(" ".join(parts[end + 1 :]))  # "days since the last accident"
    before = [word for word in parts[:end] if word not in words_of("figures")] or parts[end + 1 :]
    if not before or is_time_given(before) or set(before) & words_of("up_words"):
        return False
    if any(f" {state} " in f" {' '.join(parts[1:])} " for state in shared("out_of_order")):
        return True  # "lifts out of service"
    if parts[end - 1] in words_of("returning") and parts[end - 2].partition("-")[0] in words_of("spans"):
        return False  # "day-7 return": those who come again
    if makes_trouble(before) or takes_effort(words) or _has_only_one(parts):
        return True
    if parts[end - 1] == "return" and {*parts[end : end + 1]} & (lexicon("grammar.prepositions") - {"of"}):
        return False  # of those who come back, "return after parental leave", and of what is put in: "return on ad spend"
    filled = words_of("stopgaps").intersection(parts[end + 1 :]) and any(map(is_done, parts[1:end]))
    if filled or (words_of("stopgaps").intersection(parts[: end - 1]) and singular(parts[end - 1]) in words_of("stopped")):
        return True  # "shifts filled by agency staff", "agency hires"
    if parts[end - 1] == "rate" and singular(before[-1]) in words_of("spans"):
        return False  # what one charges: "day rate"
    denied = next((place for place in range(1, len(parts)) if parts[place] in words_of("denying") - words_of("falls_short")), 0)
    if denied:
        rest = parts[denied + 1 :]  # "alerts that need no action", not "calls answered with no wait"
        return not names_trouble(" ".join(rest)) and not _goes_wrong(rest)
    short = any(word in words_of("falls_short") for word in parts[end:])
    if short and any(map(is_done, parts[1:end])):
        return singular(parts[-1]) not in bad | words_of("burdens") | words_of("spared")  # "bills paid without a check"
    if parts[-1] in words_of("spoilt") or ("older" in parts[1:] and not is_people(parts[parts.index("older") - 1])):
        return True  # "applications sent back incomplete", "alarms older than a day"
    posts = {singular(word) for word in words_of("posts")}
    if singular(before[-1]) in posts and words_of("vacant") & set(before) and not any(map(is_done, parts[end:])):
        return True  # "open roles", not "open roles filled"
    if _lie_about(before) and not any(map(is_done, parts[end:])):
        return True
    acts = (place for place in range(1, end) if is_plural(parts[place - 1]) and not classes_of(parts[place]))
    done = next((place for place in acts if is_done(parts[place]) or is_spoilt(parts[place])), 0)
    if done:
        how = next((word for word in parts[done:] if is_spoilt(word)), parts[done])  # "trays sent out unwashed"
        back = how in words_of("aged") and not is_people(parts[done - 1])
        bad_things = is_bad(" ".join(parts[:done]))
        trouble = bad_things and (how in words_of("arising") or not words_of("too_late").isdisjoint(parts[done:]))
        again = not bad_things and how in words_of("put_right")  # "invoices corrected", not "errors corrected"
        return back or trouble or again or is_spoilt(how)  # "incidents reported by customers", not "incidents solved", "tickets sold"
    deed = parts[who + 1 :]
    meanwhile = (parts[place:] for place in range(1, len(parts)) if parts[place].endswith("ing") and is_plural(parts[place - 1]))
    if any(map(_goes_wrong, [deed, *meanwhile])):
        return True  # "members who quit in 90 days", "members leaving within a year", "drains overflowing"
    if {*deed[:1]} & words_of("waiting"):
        return not set(deed) & (lexicon("comparisons.fewer") | words_of("limits"))
    if short:
        return singular(parts[-1]) not in bad  # "shelves without a label", not "days without accidents"
    if parts[end : end + 1] in (["at"], ["in"], ["with"]) and singular(parts[-1]) in bad:
        return True  # "customers at risk", "members in arrears", "deals with a discount"
    if len(before) > 1 and (before[-1] == "minutes" or (before[-1] == "days" and _tells_days(before[-2]))):
        before.pop()  # "outage minutes", "village days"
    if before[-1] in words_of("using"):
        return not words_of("resources").isdisjoint(before)  # "fuel use", not "product usage"
    return singular(before[-1]) in bad or any(is_spoilt(word) for word in before)


def makes_trouble(words: list[str]) -> bool:
    """Whether a word makes trouble of the noun that it stands before: "repeat reports", "emergency repairs"."""
    kinds = shared("troubling")
    return any(singular(words[-1]) in kinds[word].split() for word in words[:-1] if word in kinds)


def names_trouble(words: str) -> bool:
    """Whether a name speaks of trouble in any of its words: "litter reports", "emergency orders"."""
    bad = (words_of("down_words") | lexicon("nouns.problems")) - words_of("spans")
    return any(singular(word) in bad or is_spoilt(word) or _lemmas(word) & words_of("going_wrong") for word in words.lower().split())


def _lie_about(words: list[str]) -> bool:
    """Whether things lie about and wait for somebody: "queued orders", "pending permits"; no "open days", "open data sets"."""
    if not is_plural(words[-1]):
        return False
    said = set(words[:-1]) & words_of("lying")
    times = words_of("times") | words_of("spans") | lexicon("nouns.events")
    if words_of("asked_of_us").intersection(map(singular, words)) and singular(words[-1]) not in words_of("spans"):
        return bool(said)  # "open claims", "open repair orders"
    return bool(said - words_of("still_open")) and not {words[-1], singular(words[-1])} & times


def _goes_wrong(deed: list[str]) -> bool:
    """Whether what somebody does, told from its verb on, is to leave or to fail: "drop out early", not "leaving reviews"."""
    verbs = _lemmas(*deed[:1])
    harmless = verbs & words_of("with_object") and any(word in words_of("objects") or is_plural(word) for word in deed[1:2])
    return not harmless and bool(({*deed[:1], "-".join(deed[:2])} | verbs) & (words_of("leaving") | words_of("going_wrong")))


def _tells_days(word: str) -> bool:
    """Whether a word before "days" says which way is better for them: "volunteer days", not "transit days"."""
    known = words_of("lasting") | words_of("down_words") | lexicon("nouns.problems")
    return is_people(word) or is_spoilt(word) or bool({word, singular(word)} & (known - words_of("waits")))


def is_spoilt(word: str) -> bool:
    """Whether a word says that something went wrong or was not done: "missed", "unfilled", "misdirected", "re-cleaned".

    What somebody does once more who has chosen us before is no trouble: "re-ordered", "re-enrolled".
    """
    again = word.startswith("re-") and is_done(word[3:]) and word[3:] not in words_of("chosen")
    if word in words_of("alone"):
        return False
    undone = word.startswith("un") and is_done(word[2:])
    return word in words_of("spoilt") or again or undone or (word.startswith("mis") and (is_done(word[3:]) or bool(forms(word[3:]))))


def takes_effort(words: str) -> bool:
    """Whether so much is put into one case: "calls per deal", "gas per m2"; not "calls per day", "nights per guest"."""
    parts = words.lower().split()
    heads = {singular(word) for word in parts[: parts.index("per")][-1:]} if "per" in parts[1:-1] else set()
    each = {singular(word) for word in parts[parts.index("per") + 1 :]} if heads else set()
    return bool(heads & (words_of("burdens") | words_of("resources"))) and not each & (words_of("spans") | words_of("shifts"))


def _has_only_one(parts: list[str]) -> bool:
    """Whether people are counted who have one thing only: "clients with one policy"; not "claims settled in one visit"."""
    if any(map(is_done, parts[1:])):
        return False
    return any(one in lexicon("grammar.prepositions") and other in words_of("few") for one, other in pairwise(parts[1:]))


def hangs_on_few(words: str) -> bool:
    """Whether a share tells how much hangs on a few: "sales from our two largest clients", "share of flour from the main supplier"."""
    parts = words.lower().split()
    behind = next((parts[place + 1 :] for place, word in enumerate(parts) if place and word in words_of("hanging")), [])
    counted = any(word.isdecimal() or word in pairs("numbers.small") for word in behind)
    return not words_of("biggest").isdisjoint(behind) or (counted and "top" in behind)


def is_time_given(words: list[str]) -> bool:
    """Whether hours are what somebody gives or gets that should be more: "billable hours", "mentor hours"."""
    if words[-1] not in ("hours", "minutes") or len(words) == 1:
        return False
    return bool(set(words) & (words_of("lasting") | words_of("alone"))) or (is_people(words[-2]) and words[-2] not in words_of("workforce"))


def _lemmas(*words: str) -> set[str]:
    """Return what verbs words may be forms of, also such as no lexicon has: "overflowing"."""
    plain = {word.removesuffix(end) for word in words for end in ("ing", "ed") if word.endswith(end)}
    return {lemma for word in words for lemma, _ in forms(word)} | plain | {f"{stem}e" for stem in plain}
