"""Rule files are read strictly, and a team's settings go over them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from okrcoach.catalog import Index
from okrcoach.data import bundle, template
from okrcoach.review import load_rules
from okrcoach.review.checks import KINDS, predicate
from okrcoach.review.examples import faults
from okrcoach.review.kind import CheckKind
from okrcoach.review.rule import read_rule
from okrcoach.review.strict import check_rule
from okrcoach.settings import Settings, SettingsError, load_settings
from okrcoach.settings.source import SettingsFile, line_of

FILE = SettingsFile(Path("my/rule.toml"), "")

SOUND: dict[str, Any] = {
    "severity": "warning",
    "category": "structure",
    "applies": ["objective"],
    "finds": "Too many.",
    "message": "{count} key results",
    "hint": "Fewer than {max}.",
    "why": "Because.",
    "source": ["Somebody"],
    "check": {"kind": "count", "of": "key_results"},
    "settings": {"max": 3},
    "severity_when": [{"condition": "below-minimum", "severity": "info"}],
    "good": [{"text": "a"}, {"text": "b"}, {"text": "c"}],
    "bad": [{"text": "a", "match": "a"}, {"text": "b", "match": "b"}, {"text": "c", "match": "c"}],
}


def test_a_sound_rule_passes() -> None:
    check_rule(SOUND, FILE)


@pytest.mark.parametrize("key", [key for key in SOUND if key not in ("settings", "severity_when")])
def test_every_key_but_the_optional_ones_is_needed(key: str) -> None:
    with pytest.raises(SettingsError, match=f"^my/rule.toml: lacks `{key}`$"):
        check_rule({name: value for name, value in SOUND.items() if name != key}, FILE)


def test_settings_and_severity_when_may_be_left_out() -> None:
    check_rule({name: value for name, value in SOUND.items() if name not in ("settings", "severity_when")} | {"hint": "Fewer."}, FILE)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["severty"], "info", "unknown key `severty`; did you mean `severity`?"),
        (["severity"], "fatal", "`severity` is 'fatal'; it has to be one of error, warning, info"),
        (["severity"], "off", "`severity` is 'off'; it has to be one of error, warning, info"),
        (["category"], "style", "`category` is 'style'"),
        (["applies"], ["objectives"], "`applies` is 'objectives'; it has to be one of document, objective, key_result, project"),
        (["applies"], [], "`applies` has to be a list of text"),
        (["applies"], "objective", "`applies` has to be a list of text"),
        (["source"], [" "], "`source` has to be a list of text"),
        (["message"], " ", "`message` has to be text"),
        (["hint"], 3, "`hint` has to be text"),
        (["finds"], "", "`finds` has to be text"),
        (["why"], "", "`why` has to be text"),
        (["message"], "{count", "`message` has an unmatched brace"),
        (["message"], "count}", "`message` has an unmatched brace"),
        (["message"], "{}", "`message` may hold only plain places such as {match}"),
        (["message"], "{a.b}", "`message` may hold only plain places"),
        (["message"], "{a!r}", "`message` may hold only plain places"),
        (["hint"], "{a:>9}", "`hint` may hold only plain places"),
        (["hint"], "{{a}}", "`hint` may hold only plain places"),
        (["any_language"], 3, "`any_language` has to be true or false"),
        (["fix"], "mend", "`fix` is 'mend'; it has to be one of move, purpose, drop, lift"),
        (["check"], 3, "`check` has to be a table with a `kind`"),
        (["check"], {"of": "key_results"}, "`check` has to be a table with a `kind`"),
        (["check", "kind"], "counts", "`check.kind` is 'counts'; it has to be one of count,"),
        (["check", "off"], "x", "unknown key `check.off`; did you mean `of`?"),
        (["check", "of"], "kr", "`check.of` is 'kr'; it has to be one of objectives, key_results, projects"),
        (["check"], {"kind": "count"}, "lacks `check.of`"),
        (["check"], {"kind": "predicate", "name": "no-such"}, "`check.name` is 'no-such'"),
        (["settings"], [], "`settings` has to be a table"),
        (["settings", "maxi"], 3, "unknown key `settings.maxi`; did you mean `max`?"),
        (["settings", "max"], "3", "`settings.max` has to be a whole number"),
        (["settings", "max"], True, "`settings.max` has to be a whole number"),
        (["settings", "without"], [3], "`settings.without` has to be a list of text"),
        (["severity_when"], {"severity": "info"}, "`severity_when` has to be written as [[severity_when]]"),
        (["severity_when", 0, "conditions"], "x", "unknown key `severity_when.conditions`; did you mean `condition`?"),
        (["severity_when", 0, "severity"], "none", "`severity_when.severity` is 'none'; it has to be one of error, warning, info, off"),
        (["severity_when", 0], {"severity": "info"}, "`severity_when` needs a `condition`, a `kind` or a `type`"),
        (["severity_when", 0], {"severity": "info", "message": "m"}, "`severity_when` needs a `condition`, a `kind` or a `type`"),
        (["severity_when", 0, "condition"], 3, "`severity_when.condition` has to be a list of text"),
        (["severity_when", 0, "kind"], ["krs"], "`severity_when.kind` is 'krs'"),
        (["severity_when", 0, "message"], "", "`severity_when.message` has to be text"),
        (["severity_when", 0, "hint"], "{", "`severity_when.hint` has an unmatched brace"),
        (["good"], [{"text": "a"}, {"text": "b"}], "`good` needs at least 3 examples"),
        (["bad"], [{"text": "a", "match": "a"}] * 2, "`bad` needs at least 3 examples"),
        (["good"], "a", "`good` has to be written as [[good]]"),
        (["good", 0, "match"], "a", "unknown key `good.match`"),
        (["bad", 0, "txt"], "a", "unknown key `bad.txt`; did you mean `text`?"),
        (["bad", 0], {"text": "a"}, "`bad.match` is missing: the words that the finding points at"),
        (["bad", 0, "text"], "", "`bad.text` has to be text"),
        (["bad", 0, "where"], 3, "`bad.where` has to be text"),
        (["bad", 0, "kind"], "kr", "`bad.kind` is 'kr'"),
        (["bad", 0, "severity"], "off", "`bad.severity` is 'off'"),
        (["severity"], "warn", "; did you mean `warning`?"),
        (["category"], "specifc", "; did you mean `specific`?"),
        (["applies"], ["keyresult"], "; did you mean `key_result`?"),
        (["check"], {"kind": "term"}, "; did you mean `terms`?"),
        (["check"], {"kind": "predicate", "name": "work-first"}, "; did you mean `work-before-result`?"),
        (
            ["message"],
            "{conted}",
            "`message` has a place {conted}, which nothing fills; there are {match}, {text}, {max}, {count}, {counted}; did",
        ),
        (["hint"], "{min}", "`hint` has a place {min}, which nothing fills"),
        (["severity_when", 0, "message"], "{matched}", "`severity_when.message` has a place {matched}, which nothing fills"),
        (
            ["severity_when", 0, "condition"],
            "above-minimum",
            "`severity_when.condition` is 'above-minimum'; it has to be one of below-minimum,",
        ),
        (["bad", 0, "settings"], 2, "`bad.settings` has to be a table"),
        (["bad", 0, "settings"], {"max": "2"}, "`bad.settings.max` has to be a whole number"),
        (["bad", 0, "format"], "toml", "`bad.format` is 'toml'; it has to be one of md, yaml"),
        (["good", 0, "as_of"], "today", "`good.as_of` has to be a date such as 2027-03-31"),
        (["bad", 0, "settings"], {"min": 2}, "unknown key `bad.settings.min`"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(path: list[str | int], value: object, said: str) -> None:
    data: Any = copy.deepcopy(SOUND)
    spot = data
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    with pytest.raises(SettingsError) as mistake:
        check_rule(data, FILE)
    assert str(mistake.value).startswith("my/rule.toml: ")
    assert said in str(mistake.value)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), None),
        (("severity",), 1),
        (("check",), 3),
        (("check", "kind"), 4),
        (("good", 0, "text"), 7),
        (("good", 1, "text"), 10),
        (("good", 1, "kind"), 9),
        (("bad", 1, "match"), 13),
        (("good",), 6),
        (("severity_when", 0, "condition"), 2),
    ],
)
def test_the_line_of_a_mistake_is_the_one_of_its_table(keys: tuple[str | int, ...], line: int | None) -> None:
    text = """severity = "info"
severity_when = [{ condition = "x" }]
[check]
kind = "count"

[[good]]
text = "a"

[[good]]
text = "b"

[[bad]]
[[bad]]
"""
    assert line_of(text, keys) == line


def test_a_predicate_declares_its_own_settings() -> None:
    data = {**SOUND, "check": {"kind": "predicate", "name": "owner-overload"}, "settings": {"max_key_results": 3, "max_objectives": 2}}
    check_rule(data, FILE)
    with pytest.raises(SettingsError, match=r"lacks `settings\.max_objectives`"):
        check_rule({**data, "settings": {"max_key_results": 3}}, FILE)


def test_a_list_that_a_rule_lacks_is_told_with_what_to_write() -> None:
    data = {**SOUND, "message": "{match}", "hint": "Fewer.", "check": {"kind": "terms", "without": "nothing", "part": "all"}}
    with pytest.raises(SettingsError, match=r"lacks `settings\.unless`; write `unless = \[\]` where there is nothing to list$"):
        check_rule({**data, "settings": {"words": ["holistic"]}}, FILE)


def test_every_built_in_rule_is_sound_and_has_its_name_in_no_other_case() -> None:
    for name, data in bundle("rules").items():
        check_rule(data, SettingsFile(Path(name), ""))
        assert name == name.lower().replace("_", "-").replace(" ", "-")


def in_force(settings: Settings) -> dict[str, Any]:
    return {rule.name: rule for rule in load_rules(settings)}


def test_rules_come_sorted_by_name() -> None:
    names = [rule.name for rule in load_rules()]
    assert names == sorted(bundle("rules"))


def test_a_rule_that_is_off_is_not_in_force() -> None:
    assert "no-key-results" not in in_force(Settings(severities={"no-key-results": "off"}))


def test_a_severity_replaces_the_rules_own_and_caps_its_rows() -> None:
    rule = in_force(Settings(severities={"no-key-results": "info"}))["no-key-results"]
    assert (rule.severity, rule.ceiling) == ("info", "info")
    assert in_force(Settings())["no-key-results"].ceiling is None


def test_numbers_are_replaced_and_words_are_added() -> None:
    default = in_force(Settings())["key-result-count"].settings
    rule = in_force(Settings(rules={"key-result-count": {"max": 9, "without": ["learning"]}}))["key-result-count"]
    assert rule.settings == {**default, "max": 9, "without": [*default["without"], "learning"]}
    assert in_force(Settings())["key-result-count"].settings == default


def test_a_choice_that_there_is_not_is_said_with_its_key() -> None:
    settings = Settings(path=Path("okrcoach.toml"), rules={"period-length": {"cadence": "fortnight"}})
    with pytest.raises(
        SettingsError, match=r"^okrcoach.toml: `rules.period-length.cadence` is 'fortnight'; it has to be one of any, month"
    ):
        load_rules(settings)


OWN = """
severity = "info"
category = "culture"
applies = ["objective"]
finds = "Too many projects."
message = "{count} projects"
hint = "Fewer."
why = "We have few people."
source = ["our handbook"]
check = { kind = "count", of = "projects" }
settings = { max = 2 }
good = [{ text = "a" }, { text = "b" }, { text = "c" }]
bad = [{ text = "a", match = "a" }, { text = "b", match = "b" }, { text = "c", match = "c" }]
"""


def test_a_teams_own_rule_is_in_force_with_its_settings(tmp_path: Path) -> None:
    folder = tmp_path / ".okrcoach/rules"
    folder.mkdir(parents=True)
    (folder / "few-projects.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "okrcoach.toml").write_text('[rules.few-projects]\nseverity = "error"\nmax = 1\n', encoding="utf-8")
    rule = in_force(load_settings(tmp_path))["few-projects"]
    assert (rule.severity, rule.settings["max"]) == ("error", 1)
    assert rule.source == ("our handbook",)
    assert read_rule(folder / "few-projects.toml").severity == "info"


def test_a_mistake_in_a_teams_own_rule_names_its_file(tmp_path: Path) -> None:
    folder = tmp_path / ".okrcoach/rules"
    folder.mkdir(parents=True)
    path = folder / "few-projects.toml"
    path.write_text(OWN.replace("of = ", "off = "), encoding="utf-8")
    with pytest.raises(SettingsError, match=f"^{path}:10: unknown key `check.off`"):
        load_rules(load_settings(tmp_path))


def test_the_glossary_fills_the_setting_of_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / ".okrcoach/rules"
    folder.mkdir(parents=True)
    own = OWN.replace('"count", of = "projects"', '"predicate", name = "probe"').replace("{ max = 2 }", '{ glossary = ["NPS"] }')
    (folder / "acronym.toml").write_text(own.replace("{count}", "x"), encoding="utf-8")
    probe = CheckKind(lambda *_: (), settings={"glossary": list})
    monkeypatch.setitem(predicate.PREDICATES, "probe", probe)
    monkeypatch.setitem(KINDS, "predicate", CheckKind(predicate.predicate, parameters={"name": ("probe",)}))
    (tmp_path / "okrcoach.toml").write_text('glossary = ["CPTQ"]\n', encoding="utf-8")
    settings = load_settings(tmp_path)
    predicates_only = Settings(glossary=settings.glossary, own_rules=settings.own_rules)
    rule = next(rule for rule in load_rules(predicates_only) if rule.name == "acronym")
    assert rule.settings["glossary"] == ["NPS", "CPTQ"]


def test_what_a_rule_builds_is_built_once() -> None:
    rule, made = load_rules()[0], []
    assert rule.once("k", lambda one: made.append(one) or 3) == 3  # type: ignore[func-returns-value]
    assert rule.once("k", lambda one: made.append(one) or 4) == 3  # type: ignore[func-returns-value]
    assert made == [rule]


def test_the_example_that_init_writes_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "buzzword.toml"
    path.write_text(template("example-rule.toml"), encoding="utf-8")
    assert list(faults(read_rule(path), Index())) == []
