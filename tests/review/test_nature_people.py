"""People who are recruited for what they do for a living work with us; who else comes is won."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.nature import by_grammar


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Recruit 40 midwives", "output"),
        ("Recruit 12 part-time lifeguards for the lido", "output"),
        ("Hire 9 glaziers", "output"),
        ("Appoint 3 wardens", "output"),
        ("Employ 6 chefs", "output"),
        ("Recruit 200 blood donors", "outcome"),
        ("Recruit 400 members", "outcome"),
        ("Sign up 40 plumbers", "outcome"),
        ("Onboard 40 dentists", "outcome"),
    ],
)
def test_an_occupation_is_hired_and_anybody_else_is_won(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skippers to renew their berths early", "outcome"),
        ("80% of skippers to pass the radio test", "outcome"),
        ("All berths to be inspected by the harbour office", "milestone"),
        ("New slipway to be opened", "milestone"),
        ("Repair to be finished by the yard", "milestone"),
        ("Crew to receive 2 days of training", "output"),
        ("All skippers will renew their berths", "outcome"),
    ],
)
def test_what_somebody_shall_do_is_judged_like_what_he_does(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Grow berths booked online from 100 to 200", "outcome"),
        ("Increase the number of moorings reserved per week from 4 to 9", "outcome"),
        ("Grow guides renewed online from 10 to 20", "outcome"),
        ("300 berths reserved by visitors", "outcome"),
        ("300 charts bought by readers", "outcome"),
        ("Average workshops rented per member from 2 to 3", "outcome"),
        ("Increase the number of guides reviewed per week from 4 to 9", "output"),
        ("Average workshops held per site from 2 to 3", "output"),
        ("12 benches rented", "output"),
        ("Sell 400 guides", "outcome"),
        ("Increase qualified demos by 20%", "outcome"),
        ("Run 20 qualified demos", "activity"),
        ("Raise near-miss reports from 20 to 35", "outcome"),
        ("Meet 10 carers a month", "activity"),
        ("Meet 4 of 5 targets", "outcome"),
    ],
)
def test_what_others_take_up_is_theirs_where_it_is_counted(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind
