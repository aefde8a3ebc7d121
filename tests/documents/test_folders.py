"""OKR files are found by what they say; what git ignores, what is hidden and what is no text is left alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import okrcoach
from okrcoach.documents import find_files
from okrcoach.documents.ignored import IgnoreRules
from okrcoach.documents.values import FOR_READERS

OBJECTIVE = "## Objective: Press more\n\n- KR: Juice from 10 to 20 l\n"


def tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def names(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in find_files(root)]


def test_files_are_found_by_content(tmp_path: Path) -> None:
    tree(
        tmp_path,
        {
            "zebra.md": OBJECTIVE,
            "team/plan.yaml": "objectives: [{text: a, key_results: [b]}]",
            "team/a.json": '{"objectives": [{"text": "a", "key_results": ["b"]}]}',
            "team/sheet.csv": "Objective,Key Result\na,b\n",
            "team/page.html": "<h1>OKRs</h1><h2>Objective: a</h2><ul><li>KR: b</li></ul>",
            "okrs.md": "# OKRs\n\nTo be written.\n",
            "README.md": "# Orchard\n\nOur objective is juice.\n",
            "notes.txt": "Objective: a\nKR: b\n",
            "code.py": "Objective: a\nKR: b\n",
            "broken.json": '{"objectives": [',
            "data.md": "\x00Objective",
            ".hidden/a.md": OBJECTIVE,
            "node_modules/a.md": OBJECTIVE,
        },
    )
    assert names(tmp_path) == ["notes.txt", "team/a.json", "team/page.html", "team/plan.yaml", "team/sheet.csv", "zebra.md"]


def test_a_page_for_readers_is_passed_over_where_there_are_other_okrs(tmp_path: Path) -> None:
    tree(tmp_path, {"outlines/press.md": f"{OBJECTIVE}\n<!-- okrcoach: {FOR_READERS} -->\n", "outlines/a.md": "# Our goals\n"})
    assert names(tmp_path) == ["outlines/press.md"]
    tree(tmp_path, {"plans/press.md": OBJECTIVE})
    assert names(tmp_path) == ["plans/press.md"]
    assert names(tmp_path / "outlines") == ["press.md"]


def test_a_file_about_okrs_that_cannot_be_read_is_among_them(tmp_path: Path) -> None:
    tree(tmp_path, {"okrs.yaml": "objectives:\n- text: a\n  key_results: [b\n", "chart.yaml": "objective: {{ .Values.okay }}: [\n"})
    (tmp_path / "bakery.md").write_bytes(b"# B\xe4ckerei OKRs\n\n## Objective: a\n- KR: b\n")
    assert names(tmp_path) == ["bakery.md", "okrs.yaml"]


def test_a_schema_of_okr_files_is_none_itself(tmp_path: Path) -> None:
    ours = (Path(okrcoach.__file__).parent / "templates" / "okrs.schema.json").read_text("utf-8")
    one = {"type": "object", "properties": {"objective": {"type": "string"}, "key_results": {"type": "array", "items": ["a"]}}}
    tree(
        tmp_path,
        {
            "okrs.schema.json": ours,
            "api.json": json.dumps({"components": {"schemas": {"Objective": one}}}),
            "plan.json": json.dumps({"$schema": "okrs.schema.json", "objectives": [{"text": "a", "key_results": ["b"]}]}),
        },
    )
    assert names(tmp_path) == ["plan.json"]


def test_a_named_file_is_returned_as_it_is(tmp_path: Path) -> None:
    assert find_files([tmp_path / "none.md", tmp_path / "none.md"]) == (tmp_path / "none.md",)
    assert find_files(str(tmp_path)) == ()


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    tree(
        tmp_path,
        {
            ".git/config": "",
            ".gitignore": "# old ones\n/old/\n*.bak.md\n!keep.bak.md\nbuild\n/top.md\n",
            "old/a.md": OBJECTIVE,
            "team/old/a.md": OBJECTIVE,
            "a.bak.md": OBJECTIVE,
            "keep.bak.md": OBJECTIVE,
            "team/build/a.md": OBJECTIVE,
            "top.md": OBJECTIVE,
            "team/top.md": OBJECTIVE,
            "team/.gitignore": "drafts/**\n",
            "team/drafts/a.md": OBJECTIVE,
        },
    )
    assert names(tmp_path) == ["keep.bak.md", "team/old/a.md", "team/top.md"]
    assert names(tmp_path / "team") == ["old/a.md", "top.md"]
    assert names(tmp_path / "team" / "drafts") == []


@pytest.mark.parametrize(
    ("pattern", "path", "left_out"),
    [
        ("a.md", "x/a.md", True),
        ("/a.md", "x/a.md", False),
        ("x/a.md", "y/x/a.md", False),
        ("**/a.md", "y/x/a.md", True),
        ("x/**/a.md", "x/a.md", True),
        ("x/**", "x/y/a.md", True),
        ("?.md", "a.md", True),
        ("[ab].md", "a.md", True),
        ("[!ab].md", "a.md", False),
        ("a\\*.md", "a*.md", True),
        ("*.md ", "a.md", True),
        ("a.md/", "a.md", False),
        ("[", "a.md", False),
        ("#a.md", "#a.md", False),
        ("\\#a.md", "#a.md", True),
    ],
)
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path, pattern: str, path: str, left_out: bool) -> None:
    (tmp_path / ".gitignore").write_text(f"{pattern}\n")
    rules = (IgnoreRules.read(tmp_path),)
    assert IgnoreRules.ignored(rules, tmp_path / path, is_folder=False) is left_out


@pytest.mark.parametrize(
    ("pattern", "path", "left_out"),
    [
        ("[z-a].md", "b.md", False),
        ("[!z-a].md", "b.md", True),
        ("[a-].md", "-.md", True),
        ("[]^].md", "^.md", True),
        ("*a*b*.md", "xaxbx.md", True),
        ("*a*b*.md", "xbxax.md", False),
        ("*.md.md", "a.md.md.md", True),
        ("a.b", "axb", False),
        ("b" * 300 + "*", "b" * 300, False),
    ],
)
def test_odd_patterns_mean_what_they_mean_to_git(tmp_path: Path, pattern: str, path: str, left_out: bool) -> None:
    test_patterns_mean_what_they_mean_to_git(tmp_path, pattern, path, left_out)


def test_patterns_are_read_whatever_bytes_stand_beside_them_and_from_files_alone(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbfa.md\n# caf\xe9\nb.md\n")
    assert len(IgnoreRules.read(tmp_path).patterns) == 2
    (tmp_path / ".gitignore").unlink()
    os.mkfifo(tmp_path / ".gitignore")
    assert IgnoreRules.read(tmp_path).patterns == ()


def test_a_pattern_of_stars_is_no_trap(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*a" * 40 + "b\n")
    tree(tmp_path, {"a" * 60 + ".md": OBJECTIVE})
    assert len(find_files(tmp_path)) == 1
