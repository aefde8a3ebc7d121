"""A goal's numbers as people say them, written with figures: "within an hour", "every fourth job", "one in twenty", "two thirds"."""

from __future__ import annotations

from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.dates import read_period
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import plural


def in_figures(goal: str) -> str:
    """Write "within an hour" as "within 1 hour", "by one third" as "by a third", and parts of a whole as shares."""
    words = _in_percent(goal.split(" "))
    for place, (lead, count, noun) in enumerate(zip(words, words[1:], words[2:], strict=False), start=1):
        one = count.lower() in ("a", "an", "one") and noun.strip(".,;").lower() in words_of("short_times")
        if one and (lead.lower() == "within" or (lead.lower() == "in" and _ends_there(noun, *words[place + 2 : place + 3]))):
            words[place] = "1"
        elif lead.lower() == "by" and count.lower() == "one" and noun.strip(".,;").lower() in words_of("fractions"):
            words[place] = "a"
    return " ".join(words)


def _ends_there(noun: str, behind: str = "") -> bool:
    """Whether a time closes what is said, so that it is a limit: "open an account in a day, not in a month", not "in a week of snow"."""
    return not noun.isalpha() or behind == "" or behind.lower() in words_of("contrasts")


def _in_percent(words: list[str]) -> list[str]:
    """Write "every fourth job" as "25% of jobs", "one in twenty" as "5%", "two thirds" as "67%"; marks stay where they are."""
    said: list[str] = []
    while words:
        lead, behind, last = (*words[:3], "", "")[:3]
        second, third = behind.strip(".,;?!"), last.strip(".,;?!")
        if lead.lower() in words_of("each") and second in shared("nth") and third.isalpha():
            said.append(f"{_percent(1, shared('nth')[second])} of {plural(third)}{last[len(third) :]}")
            words = words[3:]
        elif lead.lower() in words_of("state_links") and second.lower() == "half" and (not third or second != behind):
            said += [lead, f"50%{behind[len(second) :]}"]
            words = words[2:]
        elif second == "in" and read_period(third) is not None:
            said += [lead, behind]  # "12 in 2026"
            words = words[2:]
        elif (lead.lower() == "one" or (lead == "1" and len(words) == 3 and not said)) and second == "in" and _count(third) > 1:
            said.append(f"{_percent(1, _count(third))}{last[len(third) :]}")
            words = words[3:]
        elif len(words) == 3 and not said and second == "in" and 1 < _count(lead) < _count(third):
            said.append(_percent(_count(lead), _count(third)))
            words = words[3:]
        elif second.lower() in shared("many_parts") and _count(lead) > 1 and not _spans(lead, said):
            said.append(f"{_percent(_count(lead), shared('many_parts')[second.lower()])}{behind[len(second) :]}")
            words = words[2:]
        else:
            said.append(lead)
            words = words[1:]
    return said


def _spans(lead: str, said: list[str]) -> bool:
    """Whether quarters are a time: "over the next three quarters", "3 quarters"."""
    return lead.isdecimal() or bool(said and said[-1].lower() in lexicon("numbers.windows"))


def _count(word: str) -> float:
    """Return the value of a small number in words or figures, else 0."""
    return float(word) if word.isdecimal() else float(pairs("numbers.small").get(word.lower(), 0))


def _percent(part: float, whole: float) -> str:
    share = 100 * part / whole
    return f"{share:g}%" if (10 * share).is_integer() else f"{share:.0f}%"
