"""What a team and its people may set: the model's endpoint, and what the rules ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
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
        """The host that texts are sent to."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def loopback(self) -> bool:
        """Whether texts stay on this machine."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost" or self.host.endswith(".localhost")
