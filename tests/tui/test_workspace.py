"""The document in hand: typing, undo, adding, deleting, moving, and what an edit does to a measure."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.language.measures import read_measure
from okrcoach.model import KeyResult, Measure, Objective, OkrDocument, Place, Project
from okrcoach.tui.panes import about_line
from okrcoach.tui.workspace import Workspace

SENTENCE = "Raise repeat orders of sourdough from 20% to 35%"


def workspace(saved: bool = True) -> Workspace:
    document = OkrDocument(
        (
            Objective(
                "Bakers come back", (KeyResult(SENTENCE), KeyResult("Answer calls within 2 hours")), (Project("Call ten", moves=(1,)),)
            ),
            Objective("Bakers find us"),
        ),
        title="Bakery",
    )
    return Workspace(document, saved=document if saved else None)


def test_the_first_objective_is_chosen_at_first_and_the_document_where_there_is_none() -> None:
    assert workspace().where == "objectives/0"
    assert Workspace(OkrDocument()).where == ""


def test_the_next_of_some_places_is_looked_for_in_a_ring() -> None:
    work = workspace()
    marked = {"objectives/0", "objectives/0/projects/0", "objectives/1"}
    assert [work.next_of(marked, 1), work.next_of(marked, -1)] == ["objectives/0/projects/0", "objectives/1"]
    work.select("objectives/1")
    assert [work.next_of(marked, 1), work.next_of(marked, -1)] == ["objectives/0", "objectives/0/projects/0"]
    assert work.next_of({"objectives/1"}, 1) is None


def test_a_document_is_unsaved_from_the_first_edit_until_it_says_what_its_file_says() -> None:
    work = workspace()
    assert not work.dirty
    work.type_text("Bakers return")
    assert work.dirty
    work.undo()
    assert not work.dirty


def test_a_draft_without_a_file_is_unsaved_and_an_empty_one_is_not() -> None:
    assert workspace(saved=False).dirty
    assert not Workspace(OkrDocument()).dirty


def test_typing_is_one_step_of_undo_until_it_is_sealed() -> None:
    work = workspace()
    for text in ("B", "Ba", "Bak"):
        work.type_text(text)
    work.seal()
    work.type_text("Bake")
    assert work.undo()
    assert work.line == replace(workspace().document.objectives[0], text="Bak")
    assert work.undo()
    assert work.document == workspace().document
    assert not work.undo()
    assert work.redo()
    assert work.redo()
    assert not work.redo()
    assert work.line is not None
    assert work.line.text == "Bake"


def test_typing_in_another_line_is_another_step() -> None:
    work = workspace()
    work.type_text("A")
    work.select("objectives/1")
    work.type_text("B")
    work.undo()
    assert [objective.text for objective in work.document.objectives] == ["A", "Bakers find us"]
    assert work.where == "objectives/1"


def test_typing_what_is_there_already_changes_nothing() -> None:
    work = workspace()
    assert not work.type_text("Bakers come back")
    assert not work.can_undo


def test_a_change_after_undo_ends_what_could_be_done_again() -> None:
    work = workspace()
    work.type_text("A")
    work.undo()
    work.type_text("B")
    assert not work.can_redo


def test_lines_are_added_after_the_chosen_one_of_their_kind() -> None:
    work = workspace()
    work.select("objectives/0/key_results/0")
    assert work.add("key_result") == "objectives/0/key_results/1"
    assert work.add("project") == "objectives/0/projects/1"
    assert work.add("objective") == "objectives/1"
    assert work.add("key_result") == "objectives/1/key_results/0"
    assert work.document.objectives[0].projects == (Project("Call ten", moves=(2,)), Project("", moves=(1,)))


def test_the_first_line_of_an_empty_document_is_an_objective_whatever_is_asked_for() -> None:
    work = Workspace(OkrDocument())
    assert work.add("key_result") == "objectives/0"
    assert work.document == OkrDocument((Objective(""),))


def test_deleting_chooses_the_line_that_follows_or_else_the_one_above() -> None:
    work = workspace()
    work.select("objectives/0/key_results/0")
    assert work.delete()
    assert work.where == "objectives/0/key_results/0"
    work.delete()
    assert work.where == "objectives/0"
    work.select("objectives/1")
    work.delete()
    assert work.where == "objectives/0"
    work.delete()
    assert work.where == ""
    assert not work.delete()
    for _ in range(4):
        work.undo()
    assert work.document == workspace().document


def test_a_moved_line_stays_chosen() -> None:
    work = workspace()
    work.select("objectives/0/key_results/0")
    assert work.move(1)
    assert (work.where, work.line) == ("objectives/0/key_results/1", KeyResult(SENTENCE))
    assert not Workspace(OkrDocument()).move(1)


def test_a_new_line_that_is_left_empty_goes_and_the_chosen_place_is_kept() -> None:
    work = workspace()
    work.select("objectives/0/key_results/0")
    work.add("key_result")
    assert work.leave_for("objectives/0/key_results/2")
    assert work.document == workspace().document
    assert work.where == "objectives/0/key_results/1"
    assert not work.leave_for("objectives/0")


def test_a_new_line_left_empty_leaves_all_as_it_was() -> None:
    work = workspace()
    work.select("objectives/0/key_results/0")
    work.add("key_result")
    assert work.leave_for(work.where)
    assert work.where == "objectives/0/key_results/0"
    assert not work.can_undo


def test_a_new_line_and_its_words_are_one_step_of_undo() -> None:
    work = workspace()
    work.add("key_result")
    work.type_text("Sell more")
    assert work.undo()
    assert work.document == workspace().document
    assert work.redo()
    assert work.line == KeyResult("Sell more")


def test_an_emptied_objective_stays_while_it_has_key_results() -> None:
    work = workspace()
    work.type_text(" ")
    assert not work.leave_for("objectives/1")
    assert work.document.objectives[0].key_results == workspace().document.objectives[0].key_results


def test_fields_of_lines_and_of_the_document_are_set_in_one_step() -> None:
    work = workspace()
    assert work.set_fields(owner="Ada")
    work.select("")
    assert work.set_fields(team="Ovens", period="2027-Q1")
    assert not work.set_fields(team="Ovens")
    assert (work.document.objectives[0].owner, work.document.team) == ("Ada", "Ovens")


def test_a_measure_follows_the_words_of_a_key_result() -> None:
    work = Workspace(OkrDocument((Objective("x", (KeyResult(SENTENCE, read_measure(SENTENCE), assumed=("target",)),)),)))
    work.select("objectives/0/key_results/0")
    work.type_text(SENTENCE.replace("35%", "45%"))
    line = work.line
    assert isinstance(line, KeyResult)
    assert (line.measure.baseline, line.measure.target, line.assumed) == (20, 45, ())


def test_an_assumed_number_that_nobody_touched_stays_marked() -> None:
    work = Workspace(OkrDocument((Objective("x", (KeyResult(SENTENCE, read_measure(SENTENCE), assumed=("target",)),)),)))
    work.select("objectives/0/key_results/0")
    work.type_text(SENTENCE.replace("sourdough", "rye"))
    assert isinstance(work.line, KeyResult)
    assert work.line.assumed == ("target",)


def test_what_a_file_states_apart_from_the_words_stays() -> None:
    stated = KeyResult("More repeat orders", Measure("repeat-orders", "up", "percent", 20.0, 35.0), place=Place(1, 1, 1, 19))
    work = Workspace(OkrDocument((Objective("x", (stated,)),)))
    work.select("objectives/0/key_results/0")
    work.type_text("More orders from the same bakers")
    assert isinstance(work.line, KeyResult)
    assert work.line.measure == stated.measure
    assert work.line.place == stated.place


def test_a_drafters_metric_holds_only_for_the_words_that_it_wrote() -> None:
    drafted = KeyResult(SENTENCE, replace(read_measure(SENTENCE), metric="repeat-purchase-rate"))
    work = Workspace(OkrDocument((Objective("x", (drafted,)),)))
    work.select("objectives/0/key_results/0")
    work.type_text("Reduce the cost of flour from 20% to 15%")
    assert isinstance(work.line, KeyResult)
    assert work.line.measure.metric is None


def test_an_assumed_number_that_somebody_set_is_no_longer_marked_though_only_the_words_tell_it() -> None:
    work = Workspace(OkrDocument((Objective("x", (KeyResult(SENTENCE, assumed=("target",)),)),)))
    work.select("objectives/0/key_results/0")
    work.type_text(SENTENCE.replace("35%", "45%"))
    assert work.line == KeyResult(SENTENCE.replace("35%", "45%"))


def test_a_fix_rewords_splits_or_moves_the_chosen_line_as_one_step() -> None:
    document = OkrDocument((Objective("Bakers come back", (KeyResult("Try to raise NPS from 31 to 45"), KeyResult("Help the shops"))),))
    work = Workspace(document, saved=document)
    work.select("objectives/0/key_results/0")
    assert work.mend("Raise NPS from 31 to 45")
    assert [one.text for one in work.document.objectives[0].key_results] == ["Raise NPS from 31 to 45", "Help the shops"]
    assert work.mend("Raise NPS from 31 to 45\nRaise repeat orders from 20% to 30%")
    assert [one.text for one in work.document.objectives[0].key_results][1] == "Raise repeat orders from 20% to 30%"
    work.select("objectives/0/key_results/2")
    assert work.mend("Help the shops")
    assert [one.text for one in work.document.objectives[0].projects] == ["Help the shops"]
    assert work.where == "objectives/0"
    assert work.undo()
    assert work.undo()
    assert work.undo()
    assert work.document == document


def test_fields_that_find_no_room_end_in_dots_and_the_title_stands_in_the_list_above() -> None:
    document = OkrDocument(title="Bakery", team="The team of all the ovens and of the sourdough", period="2027-Q1")
    shown = about_line("Document", document, 40).plain
    assert shown.startswith("Document\nby The team")
    assert shown.endswith("…")
    assert all(len(row) <= 40 for row in shown.splitlines())
    assert "Bakery" not in shown


def test_a_line_in_hand_says_its_team_owner_and_status() -> None:
    objective = Objective("Win the millers", team="Harbour", owner="Ines", status="at risk")
    assert about_line("Objective 1 of 2", objective, 80).plain == "Objective 1 of 2  team Harbour · owner Ines · at risk"


def test_a_key_result_says_the_numbers_that_stand_beside_its_words_and_no_others() -> None:
    loaves = KeyResult("Loaves sold a day", Measure(baseline=1200.0, target=1800.0), owner="Ines")
    assert about_line("Key result 1", loaves, 80).plain == "Key result 1  from 1,200 to 1,800 · owner Ines"
    burnt = KeyResult("Burnt loaves", Measure(baseline="unknown", target=2.5, unit="percent"))
    assert about_line("Key result 1", burnt, 80).plain == "Key result 1  from unknown to 2.5%"
    waits = KeyResult("Time at the counter", Measure(target=4.0, unit="minutes"))
    assert about_line("Key result 1", waits, 80).plain == "Key result 1  to 4 minutes"
    margin = KeyResult("Gross margin of the shop", Measure(target=1.0, unit="points"))
    assert about_line("Key result 1", margin, 80).plain == "Key result 1  to 1 point"
    orders = KeyResult("Repeat orders", Measure(target=15.0, unit="percent", comparison="vs last quarter"))
    assert about_line("Key result 1", orders, 80).plain == "Key result 1  by 15% vs last quarter"
    assert about_line("Key result 1", KeyResult(SENTENCE, read_measure(SENTENCE)), 80).plain == "Key result 1"
