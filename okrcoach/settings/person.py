"""What a person has: the endpoint of a model, from the environment, a file of their own and the keyring."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from okrcoach.settings.folders import user_file
from okrcoach.settings.source import SettingsFile, text_of, wanted


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers over the OpenAI chat API, and what it may cost."""

    base_url: str = "https://api.openai.com/v1"
    model: str = "gpt-4.1-mini"
    api_key: str = field(default="", repr=False)
    timeout_seconds: float = 120.0
    """How long the server may be silent, before its answer and in it."""
    max_tokens_per_draft: int = 30_000
    """Tokens sent and received, beyond which a draft asks for nothing more."""
    input_price: float | None = None
    """Money for a million tokens sent; None where it is not known."""
    output_price: float | None = None
    """Money for a million tokens received."""

    @property
    def host(self) -> str:
        """The host that texts are sent to; "" where the address names none."""
        from urllib.parse import urlsplit  # noqa: PLC0415 -- a review asks no endpoint

        try:
            return urlsplit(self.base_url).hostname or ""
        except ValueError:  # a bracket that nothing closes
            return ""

    @property
    def shown(self) -> str:
        """The address without what may be secret in it: a user's name and password, and all from the query on."""
        scheme, mark, rest = self.base_url.partition("?")[0].partition("#")[0].rpartition("://")
        return f"{scheme}{mark}{rest.rpartition('@')[2]}"

    @property
    def loopback(self) -> bool:
        """Whether texts stay on this machine."""
        from ipaddress import ip_address  # noqa: PLC0415 -- a review asks no endpoint

        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost" or self.host.endswith(".localhost")


KEYS: Mapping[str, type] = {
    "base_url": str,
    "api_key": str,
    "model": str,
    "timeout_seconds": float,
    "max_tokens_per_draft": int,
    "input_price": float,
    "output_price": float,
}
VARIABLES = {"base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY", "model": "OKRCOACH_MODEL"}


def load_endpoint() -> Endpoint:
    """Read the endpoint: the environment first, then the person's own file, then (for the key) the keyring.

    The key is "" where there is none. Raises SettingsError for a mistake in the file.
    """
    file = SettingsFile(user_file(), text_of(user_file()) or "")
    data = file.content()
    file.only(data, ("model",))
    given = data.get("model", {})
    if not isinstance(given, dict):
        raise file.mistake("`model` has to be a table", "model")
    file.only(given, KEYS, "model")
    for key, value in given.items():
        if expected := wanted(value, KEYS[key]()):
            raise file.mistake(f"`model.{key}` has to be {expected}", "model", key)
    given = {**given, **{key: os.environ[name] for key, name in VARIABLES.items() if os.environ.get(name)}}
    endpoint = Endpoint(**given)
    return endpoint if endpoint.api_key else replace(endpoint, api_key=_from_keyring(endpoint.base_url))


def _from_keyring(base_url: str) -> str:
    """Ask the system's keyring, where the `keyring` package is there and holds a key for okrcoach."""
    try:
        import keyring  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 -- not everybody has it, and a review never asks
    except ImportError:
        return ""
    try:
        key: str | None = keyring.get_password("okrcoach", base_url)
    except Exception:  # noqa: BLE001 -- a locked or broken keyring is as good as none
        return ""
    return key or ""
