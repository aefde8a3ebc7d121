"""A team's settings are read strictly: each mistake with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.data import DataError, bundle
from okrcoach.settings import Settings, SettingsError, load_settings, user_file
from okrcoach.settings.changes import changes
from okrcoach.settings.source import line_of


def write(folder: Path, text: str, name: str = "okrcoach.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert changes(load_settings(tmp_path)) == ()


def test_a_file_sets_severities_numbers_words_and_the_glossary(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
glossary = ["CPTQ"]

[rules]
no-key-results = "off"

[rules.key-result-count]
severity = "error"
max = 4
without = ["learning"]
""",
    )
    settings = load_settings(tmp_path)
    assert settings.path == path
    assert settings.severities == {"no-key-results": "off", "key-result-count": "error"}
    assert settings.rules == {"key-result-count": {"max": 4, "without": ["learning"]}}
    assert settings.glossary == ("CPTQ",)
    assert changes(settings) == (
        ("key-result-count", "error, max = 4 (by default 5), without + learning", False),
        ("no-key-results", "off", False),
    )


def test_what_is_as_it_comes_is_no_change_nor_is_a_setting_of_a_rule_that_is_off(tmp_path: Path) -> None:
    text = """
[rules]
no-key-results = "error"

[rules.key-result-count]
severity = "info"
max = 5
without = []

[rules.statement-too-long]
severity = "off"
objective = 9
"""
    level, other = (bundle("rules")[name]["severity"] for name in ("no-key-results", "key-result-count"))
    write(tmp_path, text.replace('"error"', f'"{level}"').replace('"info"', f'"{other}"'))
    assert changes(load_settings(tmp_path)) == (("statement-too-long", "off", False),)


def test_the_nearest_file_above_is_read(tmp_path: Path) -> None:
    write(tmp_path, 'glossary = ["FAR"]')
    write(tmp_path / "team", 'glossary = ["NEAR"]')
    (tmp_path / "team/deep/down").mkdir(parents=True)
    assert load_settings(tmp_path / "team/deep/down").glossary == ("NEAR",)


def test_pyproject_serves_where_it_has_the_table(tmp_path: Path) -> None:
    write(tmp_path, 'glossary = ["ABOVE"]')
    write(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert load_settings(tmp_path / "a").glossary == ("ABOVE",)
    path = write(tmp_path / "a", '[tool.okrcoach]\nglossary = ["HERE"]\n', "pyproject.toml")
    assert load_settings(tmp_path / "a").glossary == ("HERE",)
    assert load_settings(tmp_path / "a").path == path


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\nokrcoach.glossary = ["HERE"]',
        '[tool]\nokrcoach = { glossary = ["HERE"] }',
        '[ tool.okrcoach ]\nglossary = ["HERE"]',
        '["tool"."okrcoach"]\nglossary = ["HERE"]',
        'tool.okrcoach.glossary = ["HERE"]',
    ],
)
def test_the_table_may_be_written_in_every_way_that_toml_has(tmp_path: Path, text: str) -> None:
    write(tmp_path, text, "pyproject.toml")
    assert load_settings(tmp_path).glossary == ("HERE",)


@pytest.mark.parametrize("text", ['[project]\ndependencies = ["okrcoach"]', 'tool = "okrcoach"', "[tool.other]\nokrcoach = 1"])
def test_a_pyproject_that_only_mentions_the_name_holds_no_settings(tmp_path: Path, text: str) -> None:
    write(tmp_path, 'glossary = ["ABOVE"]')
    write(tmp_path / "a", text, "pyproject.toml")
    assert load_settings(tmp_path / "a").glossary == ("ABOVE",)


def test_a_byte_order_mark_is_no_part_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, '\ufeffglossary = ["NPS"]')
    write(tmp_path, "\ufeff[settings]\nmax = 3", ".okrcoach/rules/our-count.toml")
    assert load_settings(tmp_path).glossary == ("NPS",)
    write(tmp_path, "\ufeff[rules.our-count]\nmax = 4")
    assert load_settings(tmp_path).rules == {"our-count": {"max": 4}}


def test_okrcoach_toml_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path, '[tool.okrcoach]\nglossary = ["PROJECT"]\n', "pyproject.toml")
    write(tmp_path, 'glossary = ["OWN"]')
    assert load_settings(tmp_path).glossary == ("OWN",)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('presett = "default"', 1, "unknown key `presett`; did you mean `preset`?"),
        ('\npreset = "goggle"', 2, "did you mean `google`?"),
        ("preset = 3", 1, "`preset` is 3; it has to be one of default,"),
        ("glossary = [3]", 1, "`glossary` has to be a list of text"),
        ('glossary = "NPS"', 1, "`glossary` has to be a list of text"),
        ("rules = 3", 1, "`rules` has to be a table"),
        ('[rules]\n\nno-key-result = "off"', 3, "there is no rule `no-key-result`; did you mean `no-key-results`?"),
        ("[rules]\nno-key-results = 1", 2, "`rules.no-key-results` has to be a severity or a table"),
        (
            '[rules]\nno-key-results = "fatal"',
            2,
            "the severity of `no-key-results` is 'fatal'; it has to be one of error, warning, info, off",
        ),
        ('[rules]\nno-key-results = "offf"', 2, "it has to be one of error, warning, info, off; did you mean `off`?"),
        ("[rules.key-result-count]\nmin = 1\nmox = 3", 3, "unknown key `rules.key-result-count.mox`; did you mean `max`?"),
        ('[rules.key-result-count]\nmax = "3"', 2, "`rules.key-result-count.max` has to be a whole number"),
        ("[rules.key-result-count]\nmax = true", 2, "`rules.key-result-count.max` has to be a whole number"),
        ("[rules.key-result-count]\nwithout = 2", 2, "`rules.key-result-count.without` has to be a list of text"),
        ("[rules.key-result-count]\nmin = 5\nmax = 2", 3, "`min` of `key-result-count` is 5 and `max` is 2: nothing fits both"),
        ("[rules.key-result-count]\nmax = 2", 2, "`min` of `key-result-count` is 3 by default and `max` is 2: nothing fits both"),
        ("[rules.sandbagging-history]\nlow = 0.95", 2, "`low` of `sandbagging-history` is 0.95 and `high` is 0.9 by default"),
        ("[rules.orphan-project]\nalways = 1", 2, "`rules.orphan-project.always` has to be true or false"),
        ("[rules.key-result-count]\nmin = -3", 2, "`rules.key-result-count.min` has to be 0 or more"),
        ("[rules.score-out-of-range]\nmax = nan", 2, "`rules.score-out-of-range.max` has to be 0 or more"),
        ("[rules]\nkey-result-count = { max = 1.5 }", 2, "`rules.key-result-count.max` has to be a whole number"),
    ],
)
def test_a_mistake_names_file_line_and_key(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as mistake:
        load_settings(tmp_path)
    assert str(mistake.value).startswith(f"{path}:{line}: ")
    assert said in str(mistake.value)
    assert mistake.value.exit_status == 2


def test_a_mistake_in_pyproject_names_its_line_there(tmp_path: Path) -> None:
    path = write(tmp_path, "[project]\npreset = 1\n[tool.okrcoach]\npresets = 1\n", "pyproject.toml")
    with pytest.raises(SettingsError, match=f"^{path}:4: unknown key `presets`"):
        load_settings(tmp_path)


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "preset = \n")
    with pytest.raises(DataError, match=r"okrcoach\.toml: is not valid TOML: .*line 1"):
        load_settings(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "okrcoach.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)


@pytest.mark.parametrize("key", ["base_url", "api_key", "model", "endpoint", "openai"])
def test_a_project_that_names_an_endpoint_is_refused(tmp_path: Path, key: str) -> None:
    path = write(tmp_path, f'\n{key} = "http://elsewhere.example"')
    with pytest.raises(SettingsError, match="does not belong into a project's file") as mistake:
        load_settings(tmp_path)
    assert mistake.value.where == f"{path}:2"
    assert str(user_file()) in str(mistake.value)


def test_own_rules_stand_beside_the_settings(tmp_path: Path) -> None:
    path = write(tmp_path, "[settings]\nwords = ['x']\n", ".okrcoach/rules/our-words.toml")
    assert load_settings(tmp_path / "deep").own_rules == {"our-words": path}
    write(tmp_path, "[rules.our-words]\nseverity = 'info'\nwords = ['synergy']")
    settings = load_settings(tmp_path)
    assert settings.own_rules == {"our-words": path}
    assert settings.rules == {"our-words": {"words": ["synergy"]}}
    (change,) = [one for one in changes(settings) if one.rule == "our-words"]
    assert change.said == "info, words + synergy"


def test_own_rules_are_gathered_up_to_the_settings(tmp_path: Path) -> None:
    far = write(tmp_path, "", ".okrcoach/rules/far.toml")
    near = write(tmp_path / "team", "", ".okrcoach/rules/near.toml")
    write(tmp_path / "team", "", ".okrcoach/prompts/draft.toml")
    path = write(tmp_path, 'glossary = ["NPS"]')
    settings = load_settings(tmp_path / "team/deep")
    assert (settings.path, settings.glossary) == (path, ("NPS",))
    assert settings.own_rules == {"far": far, "near": near}
    assert settings.prompts_folder == tmp_path / "team/.okrcoach/prompts"
    assert load_settings(tmp_path).own_rules == {"far": far}
    write(tmp_path / "team", "")
    assert load_settings(tmp_path / "team").own_rules == {"near": near}


@pytest.mark.parametrize("name", ["No-Buzz", "no buzz", "no,buzz"])
def test_an_own_rule_has_a_name_that_an_ignore_can_say(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "", f".okrcoach/rules/{name}.toml")
    with pytest.raises(SettingsError, match="small letters, digits and hyphens") as mistake:
        load_settings(tmp_path)
    assert mistake.value.where == str(path)


def test_an_own_rule_without_a_table_of_settings_is_a_mistake_of_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'severity = "info"\nsettings = "word"\n', ".okrcoach/rules/no-buzz.toml")
    write(tmp_path, '[rules.no-buzz]\nw = ["x"]')
    with pytest.raises(SettingsError, match="`settings` has to be a table") as mistake:
        load_settings(tmp_path)
    assert mistake.value.where == f"{path}:2"


def test_an_own_rule_may_not_take_the_name_of_a_built_in_one(tmp_path: Path) -> None:
    write(tmp_path, "", ".okrcoach/rules/no-key-results.toml")
    with pytest.raises(SettingsError, match="already named `no-key-results`"):
        load_settings(tmp_path)


def test_own_prompts_are_found(tmp_path: Path) -> None:
    write(tmp_path, "", ".okrcoach/prompts/draft.toml")
    assert load_settings(tmp_path).prompts_folder == tmp_path / ".okrcoach/prompts"


def test_a_preset_changes_numbers_and_the_file_goes_over_it(tmp_path: Path) -> None:
    write(tmp_path, 'preset = "wodtke"')
    settings = load_settings(tmp_path)
    assert settings.rules["objective-count"] == {"min": 1, "max": 1}
    assert changes(settings)[-1] == ("objective-count", "min = 1 (by default 2), max = 1 (by default 4)", True)
    write(tmp_path, 'preset = "wodtke"\n[rules.objective-count]\nmax = 2')
    settings = load_settings(tmp_path)
    assert settings.rules["objective-count"] == {"min": 1, "max": 2}
    assert [one for one in changes(settings) if one.rule == "objective-count"] == [
        ("objective-count", "min = 1 (by default 2)", True),
        ("objective-count", "max = 2 (by default 4)", False),
    ]


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("[a]\nb = 1\n[c]\nb = 1", ("c", "b"), 4),
        ("[a]\nb = 1\n[a.b]\nc = 1", ("a", "b", "c"), 4),
        ('[a."b"]\n"c" = 1', ("a", "b", "c"), 2),
        ("a.b.c = 1", ("a", "b", "c"), 1),
        ("a = { b = 1, c = 2 }", ("a", "c"), 1),
        ("[a]\n# b = 1\nb = 2", ("a", "b"), 3),
        ("[a]\nb = 1", ("a", "x"), 1),
        ("a = 1", ("b",), None),
    ],
)
def test_the_line_of_a_key(text: str, keys: tuple[str, ...], line: int | None) -> None:
    assert line_of(text, keys) == line
