"""Each file is reviewed by the settings nearest above it, whatever other files are named beside it and in which order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BUZZWORDS, Run

WEAK = "---\nperiod: 2027-Q1\n---\n## Objective: Make every visit count for our neighbours\n- KR: Improve our phone service\n"
EXAMPLES = """
settings = { words = ["synergy", "phone"], unless = [] }
good = [{ text = "a" }, { text = "b" }, { text = "c" }]
bad = [
  { text = "More synergy", match = "synergy" }, { text = "Synergy at last", match = "Synergy" }, { text = "Phone calls", match = "Phone" },
]
"""


@pytest.fixture
def folders(run: Run) -> Run:
    """Settings at the top, others in b/, a rule of its own in c/, and the same OKRs in all."""
    for name in ("a", "b", "c/.okrcoach/rules"):
        Path(name).mkdir(parents=True)
    for name in "abc":
        Path(name, "okrs.md").write_text(WEAK, encoding="utf-8")
    Path("okrcoach.toml").write_text('[rules]\nobjective-count = "off"\n', encoding="utf-8")
    Path("b/okrcoach.toml").write_text('[rules]\nkey-result-no-number = "off"\n', encoding="utf-8")
    Path("c/.okrcoach/rules/no-buzz.toml").write_text(BUZZWORDS + EXAMPLES, encoding="utf-8")
    return run


def rules_by_file(run: Run, *arguments: str) -> dict[str, set[str]]:
    report = json.loads(run("review", *arguments, "--format", "json").out)
    return {Path(one["path"]).as_posix(): {finding["rule"] for finding in one["findings"]} for one in report["documents"]}


@pytest.mark.parametrize("cache", [[], ["--no-cache"]], ids=["remembered", "anew"])
def test_the_order_and_the_company_of_files_change_nothing(folders: Run, cache: list[str]) -> None:
    alone: dict[str, set[str]] = {}
    for name in "abc":
        alone |= rules_by_file(folders, f"{name}/okrs.md", *cache)
    assert ("key-result-no-number" in alone["a/okrs.md"], "key-result-no-number" in alone["b/okrs.md"]) == (True, False)
    assert ("objective-count" in alone["a/okrs.md"], "objective-count" in alone["b/okrs.md"]) == (False, True)
    for arguments in (["a/okrs.md", "b/okrs.md", "c/okrs.md"], ["c/okrs.md", "b/okrs.md", "a/okrs.md"], ["."], ["b", "c", "a/okrs.md"]):
        assert rules_by_file(folders, *arguments, *cache) == alone


def test_own_rules_below_the_settings_are_added_and_drop_nothing(folders: Run) -> None:
    found = rules_by_file(folders, "c/okrs.md")["c/okrs.md"]
    assert ("no-buzz" in found, "objective-count" in found) == (True, False)


def test_a_folder_that_the_way_to_a_file_only_passes_has_no_say(folders: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("okrcoach.toml").unlink()
    alone = rules_by_file(folders, "a/okrs.md")["a/okrs.md"]
    monkeypatch.chdir("b")
    assert "key-result-no-number" in alone
    assert rules_by_file(folders, "../a/okrs.md") == {"../a/okrs.md": alone}


@pytest.mark.parametrize("files", [["a/okrs.md", "b/okrs.md"], ["b/okrs.md", "a/okrs.md"]], ids=" ".join)
def test_differences_and_fixes_follow_each_files_settings(folders: Run, files: list[str]) -> None:
    weak = WEAK.replace("Improve our phone service", "Try to reduce churn from 5% to 4%")
    for name in "ab":
        Path(name, "okrs.md").write_text(weak, encoding="utf-8")
    Path("b/okrcoach.toml").write_text('[rules]\nescape-clause = "off"\n', encoding="utf-8")
    shown = folders("review", "--diff", *files).out
    assert ("+++ a/okrs.md" in shown, "+++ b/okrs.md" in shown) == (True, False)
    folders("review", "--fix", *files)
    assert Path("a/okrs.md").read_text(encoding="utf-8").endswith("- KR: Reduce churn from 5% to 4%\n")
    assert Path("b/okrs.md").read_text(encoding="utf-8") == weak


def test_sarif_names_the_rules_of_all_files(folders: Run) -> None:
    [log] = json.loads(folders("review", "b/okrs.md", "c/okrs.md", "--format", "sarif", "--fail-on", "never").out)["runs"]
    names = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert names == sorted(names)
    assert {"no-buzz", "objective-count", "key-result-no-number"} <= set(names)


def test_a_rule_of_one_file_may_be_chosen_for_all(folders: Run) -> None:
    assert rules_by_file(folders, "a/okrs.md", "c/okrs.md", "--select", "no-buzz") == {"a/okrs.md": set(), "c/okrs.md": {"no-buzz"}}
    assert "no-buzz" not in rules_by_file(folders, "a/okrs.md", "c/okrs.md", "--ignore", "no-buzz")["c/okrs.md"]
    done = folders("review", "a/okrs.md", "--ignore", "no-buzz")
    assert (done.status, done.err.split(";")[0].strip()) == (2, "okrcoach: there is no rule 'no-buzz'")


def test_a_rule_that_is_off_is_known_and_not_chosen_in_silence(folders: Run) -> None:
    assert folders("review", "a/okrs.md", "--ignore", "objective-count", "--fail-on", "never").status == 0
    done = folders("review", "a/okrs.md", "--select", "objective-count")
    assert done.status == 2
    assert done.err.endswith("okrcoach.toml: the rule 'objective-count' is off in the settings\n")


def test_a_mistake_in_one_files_settings_stops_the_review(folders: Run) -> None:
    Path("b/okrcoach.toml").write_text("presett = 1\n", encoding="utf-8")
    done = folders("review", "a/okrs.md", "b/okrs.md")
    assert (done.status, done.out) == (2, "")
    assert "b/okrcoach.toml:1: unknown key `presett`" in done.err


def test_the_glossary_explains_abbreviations(folders: Run) -> None:
    Path("a/okrs.md").write_text(WEAK.replace("phone service", "ZQX"), encoding="utf-8")
    assert "undefined-acronym" in rules_by_file(folders, "a/okrs.md")["a/okrs.md"]
    Path("okrcoach.toml").write_text('glossary = ["ZQX"]\n', encoding="utf-8")
    assert "undefined-acronym" not in rules_by_file(folders, "a/okrs.md")["a/okrs.md"]


@pytest.mark.parametrize("way", ["off", "--ignore"])
def test_an_ignore_of_an_own_rule_that_did_not_run_names_a_rule(folders: Run, way: str) -> None:
    comment = " <!-- okrcoach: ignore no-buzz: agreed --> <!-- okrcoach: ignore no-buzzz: agreed -->\n"
    Path("c/okrs.md").write_text(WEAK.rstrip() + comment, encoding="utf-8")
    chosen = ["--ignore", "no-buzz"] if way == "--ignore" else []
    if way == "off":
        Path("c/okrcoach.toml").write_text('[rules]\nno-buzz = "off"\n', encoding="utf-8")
    said = folders("review", "c/okrs.md", *chosen).out
    assert "The ignore of no-buzz " not in said
    assert "The ignore of no-buzzz names no rule; did you mean `no-buzz`?" in " ".join(said.split())


def test_init_writes_settings_and_an_example_that_is_not_in_force(run: Run) -> None:
    Path("okrs.schema.json").write_text("{}", encoding="utf-8")
    done = run("init")
    assert done.status == 0
    assert "okrs.schema.json: already here, left alone" in done.out
    assert Path("okrcoach.toml").exists()
    assert "own rule" not in run("doctor", "--offline").out
    Path(".okrcoach/rules").mkdir()
    Path(".okrcoach/example-rule.toml").rename(".okrcoach/rules/buzzword.toml")
    printed = run("doctor", "--offline").out
    assert "own rule  buzzword" in printed
    assert "example" not in printed
