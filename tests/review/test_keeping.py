"""A fix never costs what a file says beside the mended words: where it might, the finding stands and the file stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from okrcoach.documents import SourceFile, parse
from okrcoach.review import load_rules, review
from okrcoach.review.fixing import fix_file, located

RULES = load_rules()
OBJECTIVE = "Run a fleet that drivers are proud of"
A, B = "On-time departures from 82% to 92%", "Breakdowns from 9 to 4 a month"
WORK = "Coach the depot managers"
TWO, ONE, OTHER = "Increase renewals by 10% and cut churn by 15%", "Increase renewals by 10%", "Cut churn by 15%"
HEDGE, SURE = "Try to cut waits from 9 to 8 minutes", "Cut waits from 9 to 8 minutes"
FIRST, CHANGE, FOR_IT = "Launch the card to raise repeat visits from 20% to 35%", "Raise repeat visits from 20% to 35%", "Launch the card"


def source(text: str, form: str, name: str = "") -> SourceFile:
    return SourceFile(Path(name or f"okrs.{form}"), form, text, parse(text, form), (0, 0))


def fixed(text: str, form: str = "md", name: str = "") -> str:
    """Return the text with its fixes, and see that the report promises none that is not made."""
    file = source(text, form, name)
    done = fix_file(file, RULES)
    if done.text == text:
        assert not any(finding.fix for finding in located(file, review(file.document, RULES)))
    return done.text


def page(*lines: str) -> str:
    return "\n".join(["# Fleet OKRs 2027-Q1", "", f"## Objective: {OBJECTIVE}", "", *lines, ""])


def listing(*lines: str) -> str:
    return "\n".join(["period: 2027-Q1", "objectives:", f"- text: {OBJECTIVE}", "  key_results:", *lines, ""])


def data(*key_results: object, **more: object) -> str:
    return json.dumps({"period": "2027-Q1", "objectives": [{"text": OBJECTIVE, "key_results": key_results, **more}]}, indent=2)


@pytest.mark.parametrize(
    "lines",
    [
        [f"- KR: {WORK}", "  - note: Lee asked for it", "  - see https://x.example/1"],
        [f"- KR: {WORK}", "", "  Lee asked for this one."],
        [f"- KR: {WORK} <!-- id:2 -->"],
        ["- KR: Coach the [depot managers](https://x.example)"],
        ["- KR: Coach the **depot** managers"],
        [f"- [x] KR: {WORK}"],
        [f"- ✅ KR: {WORK}"],
        [f"- KR2: {WORK}"],
        [f"2. {WORK}"],
        ["<!-- Lee asks -->", f"- KR: {WORK}"],
        [f"- KR: {WORK}[^1]"],
    ],
    ids="\n".join,
)
def test_work_of_which_a_page_says_more_is_not_moved(lines: list[str]) -> None:
    text = page(f"- KR: {A}", *lines, f"- KR: {B}")
    assert fixed(text) == text


def test_the_paragraph_below_a_heading_keeps_its_heading() -> None:
    text = page(f"#### KR: {A}", "", f"#### KR: {WORK}", "", "Lee asked.", "", f"#### KR: {B}")
    assert fixed(text) == text


@pytest.mark.parametrize(
    "lines",
    [
        [f"  - text: {WORK}", "    notes: Lee asked"],
        [f"  - text: {WORK}", "    tags: [a, b]"],
        [f"  - text: {TWO}", "    jira: OPS-12"],
        [f"  - {WORK}  # Lee asks"],
        ["  # Lee asks", f"  - {WORK}"],
    ],
    ids="\n".join,
)
def test_what_a_listing_says_of_a_line_stays_with_it(lines: list[str]) -> None:
    text = listing(f"  - text: {A}", *lines, f"  - text: {B}")
    assert fixed(text, "yaml") == text


@pytest.mark.parametrize("text", [WORK, TWO])
def test_a_key_of_another_system_stays_with_its_line(text: str) -> None:
    whole = data({"text": A}, {"text": text, "jira": "OPS-12"}, {"text": B})
    assert fixed(whole, "json") == whole
    table = f"Objective,Key result,Ticket\n{OBJECTIVE},{A},OPS-1\n,{text},OPS-12\n,{B},OPS-3\n"
    assert fixed(table, "csv") == table


def test_what_stands_below_a_line_that_is_only_reworded_stays_there() -> None:
    text = page(f"- KR: {HEDGE}", "  - note: Lee asked for it <!-- id:2 -->", f"- KR: {A}")
    assert fixed(text) == text.replace(HEDGE, SURE)
    whole = data({"text": FIRST, "jira": "OPS-12"}, {"text": A})
    assert json.loads(fixed(whole, "json"))["objectives"][0] == {
        "text": OBJECTIVE, "key_results": [{"text": CHANGE, "jira": "OPS-12"}, {"text": A}], "projects": [{"text": FOR_IT}],
    }  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "**Try to** cut waits from 9 to 8 minutes",
        "*Try* to cut waits from 9 to 8 minutes",
        "Try to [cut waits](https://x.example) from 9 to 8 minutes",
        f"**{TWO}**",
        f"{TWO} [Lee](https://x.example)",
        "Increase renewals by 10% and cut **churn** by 15%",
        "Increase renewals by 10% @bea and cut churn by 15% @tom",
        "Increase renewals by 10% and then cut churn by 15%",
    ],
)
def test_no_pair_of_marks_is_cut_in_two_and_no_word_between_two_aims_is_lost(line: str) -> None:
    text = page(f"- KR: {line}", f"- KR: {A}")
    assert fixed(text) == text


def test_an_objective_that_would_need_escapes_stays() -> None:
    text = "# Fleet OKRs 2027-Q1\n\n## Objective: Lower staff turnover (owner: Bea) from 20% to 10%\n\n" + f"- KR: {A}\n"
    assert fixed(text) == text


def test_a_second_half_has_a_label_that_is_free() -> None:
    assert fixed(page(f"- KR1: {A}", f"- KR2: {TWO}")) == page(f"- KR1: {A}", f"- KR2: {ONE}", f"- KR3: {OTHER}")
    bold = page(f"- **KR1:** {A}", f"- **KR2:** {TWO}", f"- **KR3:** {B}")
    assert fixed(bold) == page(f"- **KR1:** {A}", f"- **KR2:** {ONE}", f"- **KR:** {OTHER}", f"- **KR3:** {B}")


def test_labels_that_go_on_from_objective_to_objective_stay_apart() -> None:
    def pages(*lines: str, following: int) -> str:
        return page(*lines, "", "## Objective: Win the trust of riders", "", f"- KR{following}: {B}")

    assert fixed(pages(f"- KR1: {A}", f"- KR2: {TWO}", following=3)) == pages(f"- KR1: {A}", f"- KR2: {ONE}", f"- KR: {OTHER}", following=3)
    assert fixed(pages(f"- KR1: {A}", f"- KR2: {TWO}", following=1)) == pages(
        f"- KR1: {A}", f"- KR2: {ONE}", f"- KR3: {OTHER}", following=1
    )


def test_a_numbered_list_counts_on() -> None:
    assert fixed(page(f"1. {A}", f"2. {TWO}", f"3. {B}")) == page(f"1. {A}", f"2. {ONE}", f"3. {OTHER}", f"4. {B}")


def test_what_a_project_moves_follows_its_key_result() -> None:
    below = ["", "### Projects", ""]
    labelled = page(f"- KR1: {A}", f"- KR2: {HEDGE}", f"- KR3: {B}", *below, "- Buy a van → KR3")
    assert fixed(labelled) == labelled.replace(HEDGE, SURE)
    split = page(f"- KR: {TWO}", f"- KR: {A}", f"- KR: {B}", *below, "- Buy a van → KR3")
    assert fixed(split) == page(f"- KR: {ONE}", f"- KR: {OTHER}", f"- KR: {A}", f"- KR: {B}", *below, "- Buy a van → KR4")
    named = listing(f"  - {TWO}", f"  - {A}", f"  - {B}", "  projects:", "  - text: Buy a van", "    moves: KR3")
    assert "    moves: KR4\n" in fixed(named, "yaml")


def test_a_link_to_a_key_result_that_is_not_there_stops_no_fix() -> None:
    split = page(f"- KR: {A}", f"- KR: {TWO}", "", "### Projects", "", "- Buy a van → KR1, KR9")
    assert f"- KR: {ONE}\n- KR: {OTHER}\n" in fixed(split)
    moved = page(f"- KR: {WORK}", f"- KR: {A}", "", "### Projects", "", "- Buy a van → KR2, KR9")
    assert "- Buy a van → KR1, KR9\n" in fixed(moved)


def test_lines_that_are_called_by_their_place_stay_in_their_places() -> None:
    text = page(f"- {A}", f"- {TWO}", f"- {B}", "", "KR3 is hard.")
    assert fixed(text) == text


def test_projects_with_an_owner_join_the_projects_that_are_there() -> None:
    text = page(*(f"- KR: {one} (owner: Lee)" for one in (A, WORK, B)), "", "### Projects", "", "- Buy a van")
    lines = page(*(f"- KR: {one} (owner: Lee)" for one in (A, B)), "", "### Projects", "", "- Buy a van", f"- {WORK}", "  - owner: Lee")
    assert fixed(text) == lines


def test_new_headings_are_written_as_the_page_writes_its_own() -> None:
    book = f"= Fleet OKRs 2027-Q1\n\n== Objective: {OBJECTIVE}\n\n- KR: {A}\n- KR: {WORK}\n- KR: {B}\n"
    assert fixed(book) == book.replace(f"- KR: {WORK}\n", "") + f"\n=== Projects\n\n- {WORK}\n"
    plain = f"Fleet OKRs 2027-Q1\n\nObjective: {OBJECTIVE}\n\n- KR: {A}\n- KR: {WORK}\n- KR: {B}\n"
    assert "*" not in fixed(plain, name="okrs.txt")


def test_a_row_of_a_table_repeats_what_its_neighbours_repeat() -> None:
    repeated = f'"Objective","Key result"\n"{OBJECTIVE}","{TWO}"\n"{OBJECTIVE}","{A}"\n'
    assert fixed(repeated, "csv") == f'"Objective","Key result"\n"{OBJECTIVE}","{ONE}"\n"{OBJECTIVE}","{OTHER}"\n"{OBJECTIVE}","{A}"\n'
    once = f"Objective,Key result\n{OBJECTIVE},{A}\n,{TWO}\n"
    assert fixed(once, "csv") == f"Objective,Key result\n{OBJECTIVE},{A}\n,{ONE}\n,{OTHER}\n"


def test_the_owner_of_a_line_in_a_table_stands_in_its_column() -> None:
    table = page("| Key result | Owner |", "|---|---|", f"| {A} | Lee |", f"| {TWO} | Lee |")
    assert fixed(table) == page("| Key result | Owner |", "|---|---|", f"| {A} | Lee |", f"| {ONE} | Lee |", f"| {OTHER} | Lee |")


def test_a_line_over_several_lines_leaves_none_of_them_empty() -> None:
    text = page("- KR: Increase renewals by 10%", "  and cut churn by 15%", f"- KR: {A}")
    assert fixed(text) == page(f"- KR: {ONE}", f"- KR: {OTHER}", f"- KR: {A}")


def test_a_list_with_blank_lines_keeps_its_distances() -> None:
    text = page(f"- KR: {A}", "", f"- KR: {TWO}", "", f"- KR: {WORK}", "", f"- KR: {B}")
    after = page(f"- KR: {A}", "", f"- KR: {ONE}", "", f"- KR: {OTHER}", "", f"- KR: {B}", "", "### Projects", "", f"- {WORK}")
    assert fixed(text) == after


def test_work_that_has_its_change_becomes_a_project() -> None:
    text = page(f"- KR1: {A}", f"- KR2: {FIRST}", "", "### Projects", "", "- Buy a van → KR1")
    assert fixed(text) == text.replace(FIRST, CHANGE) + f"- {FOR_IT} → KR2\n"
    assert fixed(page(f"- KR: {FIRST}")) == page(f"- KR: {CHANGE}", "", "### Projects", "", f"- {FOR_IT}")


def test_lines_that_say_the_same_are_all_mended_and_told_by_their_own_lines() -> None:
    text = page(f"- KR: {HEDGE}", f"- KR: {TWO}", f"- KR: {HEDGE}", f"- KR: {WORK}")
    done = fix_file(source(text, "md"), RULES)
    assert HEDGE not in done.text
    assert sorted((one.line, one.rule) for one in done.applied) == [
        (5, "escape-clause"), (6, "compound-statement"), (7, "escape-clause"), (8, "activity-verb"),
    ]  # fmt: skip


def test_of_lines_that_say_the_same_those_are_mended_that_can_be() -> None:
    text = page(
        "- KR: **Try to** cut waits from 9 to 8 minutes", f"- KR: {A}", "", "## Objective: Win the trust of riders", "", f"- {HEDGE}"
    )
    assert fixed(text) == text.replace(HEDGE, SURE)


def test_all_rules_judge_what_a_chosen_one_would_mend() -> None:
    text = page(f"- KR: {HEDGE}", f"- KR: {WORK}", f"- KR: {A}")
    assert fix_file(source(text, "md"), RULES, chosen={"escape-clause"}).text == text.replace(HEDGE, SURE)
    again = page(f"- KR: {HEDGE}", f"- KR: {SURE}")  # would say the same twice
    assert fix_file(source(again, "md"), RULES, chosen={"escape-clause"}).text == again
    alone = [rule for rule in RULES if rule.name == "escape-clause"]
    assert fix_file(source(again, "md"), alone).text == again.replace(HEDGE, SURE)


def test_a_number_that_is_no_label_is_not_given_twice() -> None:
    text = page(f"- [ ] 1. {TWO}", f"- [ ] 2. {A}")
    assert fixed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        f'# Fleet OKRs 2027-Q1\n\n!!! note "Objective: {OBJECTIVE}"\n\n    - KR: {A}\n    - KR: {WORK}\n    - KR: {B}\n',
        f"# Fleet OKRs 2027-Q1\n\n> **Objective: {OBJECTIVE}**\n>\n> - KR: {A}\n> - KR: {WORK}\n> - KR: {B}\n",
        f"**Fleet OKRs 2027-Q1**\n\n**Objective: {OBJECTIVE}**\n\n- KR: {A}\n- KR: {WORK}\n- KR: {B}\n\nWritten in May.\n\nRead in June.\n",
    ],
)
def test_no_project_is_put_outside_of_what_holds_the_objective(text: str) -> None:
    assert fixed(text) == text
