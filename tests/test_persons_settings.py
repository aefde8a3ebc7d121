"""Where texts and keys are sent is a person's own business: their folders, their endpoint, their key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from okrcoach.settings import SettingsError, cache_folder, state_folder, user_file
from okrcoach.settings.person import Endpoint, load_endpoint
from tests.test_settings import write


@pytest.fixture(autouse=True)
def _no_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "OKRCOACH_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda service, name: None))


@pytest.mark.parametrize(
    ("variable", "default", "place"),
    [
        ("XDG_CONFIG_HOME", ".config", user_file),
        ("XDG_STATE_HOME", ".local/state", state_folder),
        ("XDG_CACHE_HOME", ".cache", cache_folder),
    ],
)
def test_a_persons_folders_are_where_the_system_keeps_such(
    variable: str, default: str, place: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "okrcoach/settings.toml" if place is user_file else "okrcoach"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, str(tmp_path / "own"))
    assert place() == tmp_path / "own" / name
    for unset in ("", "relative/folder"):
        monkeypatch.setenv(variable, unset)
        assert place() == tmp_path / default / name


def test_the_endpoint_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8080/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    monkeypatch.setenv("OKRCOACH_MODEL", "small")
    endpoint = load_endpoint()
    assert (endpoint.base_url, endpoint.api_key, endpoint.model) == ("http://localhost:8080/v1", "secret", "small")
    assert endpoint.loopback


def test_the_key_is_never_printed() -> None:
    assert "secret" not in repr(Endpoint(api_key="secret"))


def test_the_environment_goes_before_the_persons_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write(user_file().parent, '[model]\nmodel = "mine"\napi_key = "k"\nmax_tokens_per_draft = 900\ninput_price = 0.5', user_file().name)
    assert load_endpoint() == Endpoint(model="mine", api_key="k", max_tokens_per_draft=900, input_price=0.5)
    monkeypatch.setenv("OKRCOACH_MODEL", "other")
    assert load_endpoint().model == "other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("modell = 1", r"settings.toml:1: unknown key `modell`; did you mean `model`\?"),
        ("model = 1", r"settings.toml:1: `model` has to be a table"),
        ("[model]\nbase = 1", r"settings.toml:2: unknown key `model.base`; did you mean `base_url`\?"),
        ("[model]\nmax_tokens_per_draft = '9'", r"settings.toml:2: `model.max_tokens_per_draft` has to be a whole number"),
        ("[model]\ninput_price = 'x'", r"settings.toml:2: `model.input_price` has to be a number"),
        ("[model]\ntimeout_seconds = -1", r"settings.toml:2: `model.timeout_seconds` has to be 0 or more"),
        ("[model]\noutput_price = nan", r"settings.toml:2: `model.output_price` has to be 0 or more"),
        ("[model]\nmodel = 3", r"settings.toml:2: `model.model` has to be text"),
    ],
)
def test_a_mistake_in_the_persons_file_names_its_line(text: str, said: str) -> None:
    write(user_file().parent, text, user_file().name)
    with pytest.raises(SettingsError, match=said):
        load_endpoint()


def test_the_keyring_serves_where_nothing_else_has_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda service, name: f"{service} {name}"))
    assert load_endpoint().api_key == "okrcoach https://api.openai.com/v1"
    monkeypatch.setenv("OPENAI_API_KEY", "mine")
    assert load_endpoint().api_key == "mine"


def test_a_broken_keyring_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(service: str, name: str) -> str:
        raise RuntimeError("locked")

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=locked))
    assert load_endpoint().api_key == ""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert load_endpoint().api_key == ""
