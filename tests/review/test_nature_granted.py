"""What others grant, what falls or goes wrong, and what is done in time or again and again: told by grammar, on invented lines."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.nature import by_grammar


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # others decide on it
        ("Two stories accepted by magazines", "outcome"),
        ("Song accepted", "verdict"),
        ("Ballad streamed 3 million times", "outcome"),
        # what others pick, pass or grant is their verdict
        ("Shortlisted for the harbour prize", "verdict"),
        ("We are picked as town of the year by the ferry guild", "verdict"),
        ("Hull inspection passed by all 4 boats", "outcome"),
        ("Seaworthiness papers issued by an outside surveyor", "verdict"),
        ("Fishing permit in hand by June", "verdict"),
        ("First fare paid by somebody we never met", "outcome"),
        ("4 maps by outside clubs that quote our tides", "outcome"),
        # nobody makes fewer of a thing
        ("Remaining paper forms from 40 to 0", "outcome"),
        ("Speeding vans from 20 to 4", "outcome"),
        # what went wrong is no work
        ("3 missed calls a day", "outcome"),
        ("Up to 3 cancelled workshops a month", "outcome"),
        ("Up to 4 workshops a month", "activity"),
        # between two numbers somebody acts
        ("Between 12 and 15 bakers join the guild", "outcome"),
        # a service in time, and not its work
        ("Every cabin is cleaned within an hour", "outcome"),
        ("Every cabin is painted within a month", "output"),
        ("Every ferry on time", "outcome"),
        ("Every ferry leaves on time", "outcome"),
        ('Proposal for the quarter "Old Docks" submitted on time', "milestone"),
        # again and again
        ("Weekly meetings with the tenants", "activity"),
        ("Substantially fewer falls on ward 4", "outcome"),
        # others grant it
        ("Get funding for the dry dock", "verdict"),
        ("Get accredited as a training kitchen", "verdict"),
        ("Get painted as a training kitchen", "outcome"),
        ("Win the Mayor's Prize for Quiet Streets", "verdict"),
        ("Become an accredited training kitchen", "verdict"),
        ("Become certified by the harbour board", "verdict"),
        ("Earn an A grade in hygiene", "verdict"),
        ("Earn a better grade in hygiene", "outcome"),
        ("Become a quiet training kitchen", "outcome"),
        # one deal put under a name
        ("Sign the lease for the boatyard", "milestone"),
        ("Sign leases with our neighbours", "outcome"),
    ],
)
def test_the_cause_decides(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind
