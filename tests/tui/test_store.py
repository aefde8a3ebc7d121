"""What the app keeps between two starts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from okrcoach.documents import SourceFile
from okrcoach.model import CheckIn, Ignore, KeyResult, Measure, Objective, OkrDocument, Place, Project
from okrcoach.tui.packing import pack, unpack
from okrcoach.tui.store import Store
from okrcoach.tui.unsaved import Unsaved

DOCUMENT = OkrDocument(
    (
        Objective(
            "Bakers \x1b[1m come back",
            (
                KeyResult(
                    "Raise repeat orders from 20% to 35%",
                    Measure("repeat-orders", "up", "percent", "unknown", 35.0),
                    assumed=("target",),
                    check_ins=(CheckIn("2027-01-04", 21.5),),
                    ignores=(Ignore("vague-term", "we like it", Place(9, 1, 9, 4)),),
                    place=Place(3, 5, 3, 40, ((0, 3, 5), (10, 4, 1))),
                ),
            ),
            (Project("Call ten bakers", moves=(0,)),),
            place=Place(1, 1, 1, 10),
        ),
    ),
    title="Bakery",
    notes=("line 12: left aside: a poem",),
)


def test_a_packed_document_comes_back_with_its_places() -> None:
    back = unpack(OkrDocument, json.loads(json.dumps(pack(DOCUMENT))))
    assert back == DOCUMENT
    assert back.notes == DOCUMENT.notes
    assert back.objectives[0].key_results[0].place == Place(3, 5, 3, 40, ((0, 3, 5), (10, 4, 1)))
    assert back.objectives[0].key_results[0].ignores[0].place == Place(9, 1, 9, 4)


def test_a_recent_file_that_cannot_be_asked_for_any_more_is_passed_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    page = tmp_path / "bakery.md"
    page.touch()
    store._set("recent", ["/" + "x" * 300, str(page)])
    assert store.recent() == [page]


def test_work_kept_while_places_were_mappings_comes_back() -> None:
    place = {"line": 3, "column": 5, "end_line": 3, "end_column": 40}
    assert unpack(Objective, {"text": "Bakers come back", "place": place}).place == Place(3, 5, 3, 40)


def test_a_packed_file_comes_back_whole(tmp_path: Path) -> None:
    source = SourceFile(tmp_path / "x.md", "md", "# Bakery\r\n", DOCUMENT, (1_700_000_000_000_000_000, 10), "utf-8-sig")
    assert unpack(SourceFile, json.loads(json.dumps(pack(source)))) == source


@pytest.mark.parametrize("data", [[], {"objectives": 3}, {"objectives": [{"text": 1}]}, {"objectives": [{}]}, {"title": []}, None, "x"])
def test_data_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        unpack(OkrDocument, data)


def test_unsaved_work_is_kept_offered_and_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    work = Unsaved("abc", document=DOCUMENT)
    store.keep(work)
    assert store.unsaved() == [work]
    assert oct((tmp_path / "state" / "unsaved" / "abc.json").stat().st_mode & 0o777) == "0o600"
    assert [path.name for path in (tmp_path / "state" / "unsaved").iterdir()] == ["abc.json"]
    store.discard("abc")
    assert store.unsaved() == []


def test_a_brief_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    work = Unsaved("b", fields=(("goal", "More bakers"), ("known", "half a number")), focus=("revenue",))
    store.keep(work)
    assert store.unsaved() == [work]
    assert work.title == "More bakers"


def test_work_of_a_running_app_is_not_offered_to_another(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(Unsaved("parent", document=DOCUMENT, pid=os.getppid()))
    store.keep(Unsaved("dead", document=DOCUMENT, pid=2**22 + 1))
    assert [work.id for work in store.unsaved()] == ["dead"]


def test_broken_files_in_the_state_folder_are_passed_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.autosaves.mkdir(parents=True)
    (store.autosaves / "x.json").write_text("{")
    (store.autosaves / "y.json").write_text("[]")
    (store.autosaves / "z.json").write_text('{"id": "other", "when": "2027", "pid": 1}')
    (tmp_path / "app.json").write_bytes(b"\xff\xfe")
    assert store.unsaved() == []
    assert store.recent() == []
    assert store.theme == ""


@pytest.mark.parametrize(
    "content", ["null", "[]", "5", '{"recent": 5, "hosts": 5, "theme": 5}', '{"recent": null, "hosts": [1]}', '{"recent": [1, {}]}']
)
def test_a_memory_of_another_shape_holds_nothing_and_takes_something(tmp_path: Path, content: str) -> None:
    store = Store(tmp_path)
    (tmp_path / "app.json").write_text(content, encoding="utf-8")
    assert (store.recent(), store.allowed("api.example.com"), store.theme) == ([], False, "")
    store.allow("api.example.com")
    store.remember(tmp_path / "app.json")
    assert (store.recent(), store.allowed("api.example.com")) == ([tmp_path / "app.json"], True)


def test_recent_files_are_the_latest_first_each_once_and_only_those_that_exist(tmp_path: Path) -> None:
    store = Store(tmp_path / "state")
    paths = [tmp_path / f"{number}.md" for number in range(10)]
    for path in paths:
        path.touch()
        store.remember(path)
    store.remember(paths[5])
    paths[8].unlink()
    assert [path.name for path in store.recent()] == ["5.md", "9.md", "7.md", "6.md", "4.md", "3.md", "2.md"]


def test_consent_is_remembered_for_one_host(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.allow("api.example.com")
    assert Store(tmp_path).allowed("api.example.com")
    assert not store.allowed("example.com")


def test_a_state_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "state")
    store.remember(tmp_path / "file")
    store.theme = "x"
    assert store.theme == ""
    with pytest.raises(OSError, match="directory"):
        store.keep(Unsaved("a", document=DOCUMENT))
