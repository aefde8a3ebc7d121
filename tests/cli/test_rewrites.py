"""The rewrites of a line as the terminal tells them."""

from __future__ import annotations

from okrcoach.cli.modelling import versions_text
from okrcoach.draft.rewrite import Rewrite
from okrcoach.model import KeyResult, Project
from okrcoach.review import Finding
from okrcoach.review.finding import Severity


def finding(severity: Severity) -> Finding:
    place = (1, 1, 1, 1)
    return Finding("vague-term", severity, "specific", "'soon' is \x1b[31mvague", "", "objectives/0/key_results/0", "", "", *place, None)


def test_a_number_that_nobody_gave_is_marked_as_assumed() -> None:
    versions = [
        Rewrite(KeyResult("Cut waiting by 20%", assumed=("target",)), (), ("binary-key-result",)),
        Rewrite(KeyResult("Cut waiting from 9 to 6 days soon"), (finding("warning"), finding("info")), ()),
        Rewrite(KeyResult("Cut queues by 20%", assumed=("target",)), (), (), own=True),
        Rewrite(Project("Book\x07 a room"), (), ()),
    ]
    assert versions_text("Open a kiosk", versions).splitlines() == [
        "   Open a kiosk",
        "1  Cut waiting by 20% (target assumed)",
        "   mends binary-key-result",
        "2  Cut waiting from 9 to 6 days soon",
        "   warning: vague-term: 'soon' is ␛[31mvague",
        "3  Cut queues by 20% (target assumed; from the catalog, not from the model)",
        "4  Book␇ a room",
    ]
