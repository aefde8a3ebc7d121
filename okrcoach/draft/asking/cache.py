"""What is remembered of model endpoints between runs: answers, so that a repeated request costs nothing, and what an endpoint takes.

Keys are never stored: an answer's name is a digest of what was asked of whom, its content what came back.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, get_args

from okrcoach.draft.asking.request import Abilities, AnswerFormat, LimitName
from okrcoach.errors import OkrcoachError
from okrcoach.settings import cache_folder, read_kept, write_kept
from okrcoach.settings.person import Endpoint

MOST_ANSWERS = 500
"""Answers kept; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers. Trouble with the disk costs the answer, never the draft."""

    folder: Path
    answers: bool = True
    """False: everything is asked anew, and no answer is kept."""

    @classmethod
    def of_user(cls, *, answers: bool = True) -> Cache:
        """Return the one in the user's cache folder."""
        return cls(cache_folder(), answers)

    def answer(self, asked: dict[str, Any]) -> str | None:
        """Return the answer to the same request, if it was asked before."""
        content = read_kept(self._answers / _name(asked)) if self.answers else {}
        text = content.get("answer")
        return text if isinstance(text, str) else None

    def keep(self, asked: dict[str, Any], answer: str) -> None:
        """Remember a whole answer."""
        if not self.answers:
            return
        self._write(self._answers / _name(asked), {"answer": answer})
        with suppress(OSError):
            files = sorted(self._answers.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in files[:-MOST_ANSWERS]:
                path.unlink(missing_ok=True)

    def clear(self) -> int:
        """Forget all answers and what endpoints take; return how many answers there were. Raises OkrcoachError where that fails."""
        files = list(self._answers.glob("*"))
        try:
            for path in (*files, *self._endpoints.glob("*")):
                path.unlink(missing_ok=True)
        except OSError as problem:
            raise OkrcoachError(f"cannot be cleared: {problem.strerror}", where=str(self.folder)) from problem
        return sum(path.suffix == ".json" for path in files)

    def abilities(self, endpoint: Endpoint) -> Abilities | None:
        """Return what was found out about an endpoint and model; None where that is nothing, or of another version of this program."""
        content = read_kept(self._abilities(endpoint))
        try:
            known = Abilities(**content)
        except TypeError:
            return None
        told = known.answer_format in get_args(AnswerFormat) and known.limit_name in get_args(LimitName)
        return known if content and told else None

    def keep_abilities(self, endpoint: Endpoint, abilities: Abilities) -> None:
        """Remember what an endpoint and model take."""
        self._write(self._abilities(endpoint), asdict(abilities))

    @property
    def _answers(self) -> Path:
        return self.folder / "answers"

    @property
    def _endpoints(self) -> Path:
        return self.folder / "endpoints"

    def _abilities(self, endpoint: Endpoint) -> Path:
        return self._endpoints / _name({"base_url": endpoint.base_url, "model": endpoint.model})

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        with suppress(OSError):
            write_kept(path, content)


def _name(asked: dict[str, Any]) -> str:
    content = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:40] + ".json"
