"""What is remembered of model endpoints between runs: answers, so that a repeated request costs nothing, and what an endpoint takes.

Keys are never stored: an answer's name is a digest of what was asked of whom, its content what came back.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from okrcoach.model import OkrcoachError
from okrcoach.settings import Endpoint, cache_folder

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
        content = self._read(self._answers / _name(asked)) if self.answers else {}
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

    def abilities(self, endpoint: Endpoint) -> dict[str, Any]:
        """Return what was found out about an endpoint and model, as `keep_abilities` got it."""
        return self._read(self._abilities(endpoint))

    def keep_abilities(self, endpoint: Endpoint, abilities: Any) -> None:
        """Remember what an endpoint and model take; `abilities` is a dataclass."""
        self._write(self._abilities(endpoint), asdict(abilities))

    @property
    def _answers(self) -> Path:
        return self.folder / "answers"

    @property
    def _endpoints(self) -> Path:
        return self.folder / "endpoints"

    def _abilities(self, endpoint: Endpoint) -> Path:
        return self._endpoints / _name({"base_url": endpoint.base_url, "model": endpoint.model})

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            content = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        """Write the file whole or not at all, readable by its user alone."""
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(content, file, ensure_ascii=False)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise


def _name(asked: dict[str, Any]) -> str:
    content = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:40] + ".json"
