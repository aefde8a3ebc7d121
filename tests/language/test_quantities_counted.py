"""What a quantity counts, per what and out of what; and where all or none of a thing stands for a number."""

from __future__ import annotations

import pytest

from okrcoach.language.quantities import quantifiers, quantities


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Write 15 high-quality backlinks from partners", "high-quality backlinks"),
        ("Write 3 blog posts", "blog posts"),
        ("Win 500+ sign-ups", "sign-ups"),
        ("Win 20 new customers", "customers"),
        ("Win 20 of our customers", "of our customers"),
        ("25% of new hires finish", "of new hires"),
        ("25% of the hires finish", "of the hires"),
        ("95% uptime", "uptime"),
        ("A 10% increase in leads", "leads"),
        ("20% more organic visits to us", "organic visits"),
        ("3x growth in sales", "sales"),
        ("A 20% saving on tools", "tools"),
        ("A 20% drop of tickets", "tickets"),
        ("A 20% drop at tickets", ""),
        ("Grow 20%", ""),
        ("Grow by 20% year on year", ""),
        ("Win 20", ""),
        ("Win 20, 30 cats", ""),
        ("20 customers renew early", "customers"),
        ("20 sales calls a week", "sales calls"),
        ("20 signed deals", "signed deals"),
        ("20 deals signed", "deals"),
        ("20 signed up", ""),
        ("20 big signed deals", "big"),
        ("35% win rate", "win rate"),
        ("20 weekly reports", "weekly reports"),
        ("20 reports weekly", "reports"),
        ("10 IT books", "it books"),
        ("10 it is", ""),
        ("3 tier 1 deals", "tier 1 deals"),
        ("3 R&D teams", "r&d teams"),
        ("3 week 1 reports", "week 1 reports"),
        ("3 issues/questions a day", "issues/questions"),
        ("3 in-depth reviews", "in-depth reviews"),
        ("3 people join", "people"),
        ("1 customer uses it", "customer"),
        ("one customer uses it", "customer"),
        ("2 customer uses", "customer uses"),
        ("75% of teams scored 0.7 or more", "of teams"),
        ("Zero Sev-1 incidents", "sev-1 incidents"),
        ("5 big red old fat wet dry hot dim tin cans", "big red old fat wet dry hot dim"),
        ("Double the user base", "user base"),
        ("Half of our users", "of our users"),
        ("8 out of 10 customers agree", "customers"),
        ("Write twice as many posts", "posts"),
        ("5 days onboarding", "onboarding"),
        ("$2m ARR", "arr"),
        ("3 Node.js apps", "node.js apps"),
        ("3 apps. More", "apps"),
        ("5 of", ""),
        ("5 of the", ""),
    ],
)
def test_what_is_counted_stands_behind_the_number(text: str, noun: str) -> None:
    found = quantities(text)[0]
    assert found.noun == noun
    if noun:
        assert text[found.noun_start : found.noun_end].lower() == noun
    else:
        assert found.noun_start == found.noun_end == found.end


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Ship 5 posts per week", "week"),
        ("Ship 5 posts a week", "week"),
        ("Ship 5 posts each month", "month"),
        ("Ship 5 posts every day", "day"),
        ("Ship 5 posts weekly", "week"),
        ("Ship 5 weekly posts", ""),
        ("Pay $500/lead", "lead"),
        ("Pay $500 per lead", "lead"),
        ("Pay 500 / lead", ""),
        ("Serve 100K/month", "month"),
        ("Ship 5 posts a user", ""),
        ("Ship 5 posts per 3", ""),
        ("Ship 5 posts per", ""),
        ("Ship twice quarterly", "quarter"),
        ("Ship once every sprint", "sprint"),
        ("Ship 3 times a day", "day"),
        ("Ship at least daily", "day"),
        ("Share on at least a monthly basis", "month"),
        ("Ship 5", ""),
    ],
)
def test_what_a_number_is_told_per(text: str, per: str) -> None:
    assert quantities(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Earn 4.5 of 5", 5),
        ("Earn 4.5 out of 5 stars", 5),
        ("Earn 70/100", 100),
        ("Earn 9 of 10 users", None),
        ("Earn 9", None),
        ("Earn 12/10", None),
    ],
)
def test_a_score_says_out_of_what(text: str, scale: float | None) -> None:
    assert quantities(text)[0].scale == scale


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All customers renew", [("All", 100, "percent", "customers")]),
        ("Every team has a plan", [("Every", 100, "percent", "team")]),
        ("Each new hire starts", [("Each", 100, "percent", "hire")]),
        ("No open incidents", [("No", 0, "count", "open incidents")]),
        ("None of the pages fail", [("None", 0, "count", "of the pages")]),
        ("Talk every week", []),
        ("All hands on deck", []),
        ("All-hands", []),
        ("An over-all plan", []),
        ("Each other", []),
        ("No longer blocked", []),
        ("No more than 5 bugs", []),
        ("No access", []),
        ("Pilots find no access", [("no", 0, "count", "access")]),
        ("No one asks", []),
        ("All", []),
        ("All of", []),
        ("We all win", []),
        ("- All teams win", [("All", 100, "percent", "teams")]),
        ("(All teams win)", [("All", 100, "percent", "teams")]),
        ("Over-all teams", []),
    ],
)
def test_all_and_none_stand_apart(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    found = quantifiers(text)
    assert [(text[one.start : one.end], one.value, one.unit, one.noun) for one in found] == expected
    assert all(one.spelled for one in found)
