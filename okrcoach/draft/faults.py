"""What can go wrong with a model endpoint, each as one line that says what happened and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from okrcoach.draft.brief import clean
from okrcoach.errors import OkrcoachError
from okrcoach.settings.person import Endpoint

Fault = Literal[
    "wrong-key", "forbidden", "not-found", "bad-request", "too-long-a-prompt", "busy", "server", "timeout", "unreachable",
    "certificate", "elsewhere", "no-protocol", "cut", "slow",
    "refused", "empty", "token-limit", "not-json", "other-shape", "no-use", "repetition", "budget",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a fault is told (what it is; what to do), and how often asking again is worth the wait."""

    text: str
    retries: int = 0


_KINDS: dict[Fault, _Kind] = {
    "wrong-key": _Kind("{host} does not accept the key; check OPENAI_API_KEY."),
    "forbidden": _Kind("{host} does not let this key use the model '{model}'; check the key's rights."),
    "not-found": _Kind("{host} knows no model '{model}' at {address}; check OKRCOACH_MODEL and OPENAI_BASE_URL."),
    "bad-request": _Kind("{host} refuses the request{detail}; try another model or endpoint."),
    "too-long-a-prompt": _Kind("the prompt is too long for '{model}'; shorten the brief's notes or choose a model with a larger context."),
    "busy": _Kind("{host} is busy or your quota is used up{detail}; wait a little, or check the plan.", retries=3),
    "server": _Kind("{host} has a problem of its own{detail}; try again in a few minutes.", retries=3),
    "timeout": _Kind("{host} was silent for {seconds:g} seconds; try again, choose a smaller model, or allow it more time.", retries=1),
    "unreachable": _Kind("nothing answers at {address}; check OPENAI_BASE_URL, and that the server runs.", retries=2),
    "certificate": _Kind("the certificate of {host} is not trusted; if it is your company's own, name its file in SSL_CERT_FILE."),
    "elsewhere": _Kind("{host} sends on to another address{detail}; nothing went there. If it is right, set OPENAI_BASE_URL to it."),
    "no-protocol": _Kind("{host} does not speak the protocol of OpenAI's chat at {address}; check OPENAI_BASE_URL."),
    "slow": _Kind("{host} comes to no end with its answer; choose a smaller or faster model, or allow it more time (timeout_seconds)."),
    "cut": _Kind("{host} broke off in the middle of its answer; try again.", retries=2),
    "refused": _Kind("the model refuses to answer{detail}; say the goal in other words."),
    "empty": _Kind("the model gave an empty answer; try again, or choose another model."),
    "token-limit": _Kind("the answer was cut off at the token limit before one line was complete; choose a model that answers shorter."),
    "not-json": _Kind("the model did not answer in JSON; choose another model."),
    "other-shape": _Kind("the model answered in another shape than asked for; choose another model."),
    "no-use": _Kind("nothing in the model's answer is of use; try again, or choose another model."),
    "repetition": _Kind("the model repeats itself without end; try again, or choose another model."),
    "budget": _Kind("the budget of {budget:,} tokens for a draft is used up; raise max_tokens_per_draft to go on."),
}

LONGEST_DETAIL = 160
"""Characters of a server's own words on a fault."""
OF_ANSWERS: frozenset[Fault] = frozenset(("refused", "empty", "token-limit", "not-json", "other-shape", "no-use", "repetition"))
"""The endpoint works, the answer is of no use: a draft can go on with lines of our own."""


class ModelError(OkrcoachError):
    """The model endpoint failed, or its answer is of no use."""

    exit_status = 3

    def __init__(self, fault: Fault, endpoint: Endpoint, *, detail: str = "", wait: float | None = None) -> None:
        """`detail` is the server's own word on it; `wait` the seconds that the server asks to be left alone."""
        kind = _KINDS[fault]
        values = {
            "host": endpoint.host or endpoint.shown,
            "address": endpoint.shown,
            "model": endpoint.model,
            "seconds": endpoint.timeout_seconds,
            "budget": endpoint.max_tokens_per_draft,
            "detail": f" ({told(detail, endpoint)})" if detail.strip() else "",
        }
        super().__init__(kind.text.format(**values))
        self.what = kind.text.partition("; ")[0].format(**values)
        """What went wrong, without what to do about it."""
        self.fault = fault
        self.of_answer = fault in OF_ANSWERS
        self.retries = kind.retries
        self.wait = wait


class NoKeyError(OkrcoachError):
    """A model is asked for, and what a person has set does not lead to one: no key for its host, or no address."""


def require_key(endpoint: Endpoint) -> None:
    """Raise NoKeyError where the endpoint needs a key and has none, or its key or address cannot be one."""
    host = endpoint.host
    if not host:
        raise NoKeyError(f"'{endpoint.shown}' is no address of a model; set OPENAI_BASE_URL to one such as http://127.0.0.1:8080/v1")
    if not endpoint.api_key and not endpoint.loopback:
        raise NoKeyError(f"no key for {host}: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.")
    if not (endpoint.api_key.isascii() and endpoint.api_key.isprintable()):
        raise NoKeyError(f"the key for {host} holds marks that no key has; copy it anew into OPENAI_API_KEY.")


def told(detail: str, endpoint: Endpoint) -> str:
    """Put a server's words on one printable line, without its full stop and the key that some servers repeat."""
    words = clean(detail).removesuffix(".")
    if endpoint.api_key:
        words = words.replace(endpoint.api_key, "…")
    return words if len(words) <= LONGEST_DETAIL else words[: LONGEST_DETAIL - 1] + "…"
