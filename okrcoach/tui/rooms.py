"""The rooms that the app calls, loaded after the first picture stands: one import at a time, so that keys are heard between them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, OkrDocument
from okrcoach.tui import garbage

if TYPE_CHECKING:
    from okrcoach.catalog import Metric
    from okrcoach.review import Finding, Rule
    from okrcoach.settings.person import Endpoint

LOADED_AFTER_START = (
    "okrcoach.review",
    "okrcoach.catalog",
    "okrcoach.documents",
    "okrcoach.draft.playbook",
    "okrcoach.tui.screens.brief",
    "okrcoach.tui.screens.workspace",
)


class Rooms:
    """Review and suggestions, with the settings of the folder that a document stands in."""

    def __init__(self) -> None:
        self.ready = asyncio.Event()
        self._problems: list[str] = []
        self.endpoint: Endpoint | None = None
        """Where a model answers; None where none is set up."""
        self._rules: dict[Path, Sequence[Rule]] = {}

    async def load(self) -> None:
        """Import everything, giving way between two imports."""
        for name in LOADED_AFTER_START:
            await asyncio.sleep(0)
            import_module(name)
        self.rules(Path.cwd())
        garbage.settle()
        self.ready.set()
        await self._find_endpoint()

    async def load_model_room(self, name: str) -> ModuleType:
        """Import a room that asks a model, with the libraries that only it needs; keys are heard meanwhile."""
        room = await asyncio.to_thread(import_module, name)
        garbage.settle()
        return room

    async def _find_endpoint(self) -> None:
        from okrcoach.settings.person import load_endpoint  # noqa: PLC0415 -- after the first picture

        try:
            endpoint = await asyncio.to_thread(load_endpoint)  # a keyring may take its time
        except OkrcoachError as mistake:
            self._problems.append(str(mistake))
        else:
            self.endpoint = endpoint if endpoint.api_key or endpoint.loopback else None

    def rules(self, folder: Path) -> Sequence[Rule]:
        """Return the rules in force for files in that folder."""
        if folder not in self._rules:
            from okrcoach.review import load_rules  # noqa: PLC0415 -- after the first picture
            from okrcoach.settings import load_settings  # noqa: PLC0415

            try:
                self._rules[folder] = load_rules(load_settings(folder))
            except OkrcoachError as mistake:
                self._problems.append(f"{mistake} The default rules are used.")
                self._rules[folder] = load_rules()
        return self._rules[folder]

    def take_problems(self) -> list[str]:
        """Return what was found wrong with settings since somebody asked, one line each."""
        told, self._problems = self._problems, []
        return told

    def review(self, document: OkrDocument, folder: Path) -> tuple[Finding, ...]:
        """Return what the rules of that folder say of a document."""
        from okrcoach.catalog import Index  # noqa: PLC0415 -- after the first picture
        from okrcoach.review import review  # noqa: PLC0415

        return review(document, self.rules(folder), metrics=Index())

    def model_options(self, folder: Path) -> dict[str, Any]:
        """Return what every question to a model is asked with: the team's rules and prompts, and the cache of answers."""
        from okrcoach.draft.asking.cache import Cache  # noqa: PLC0415 -- only who asks a model
        from okrcoach.draft.asking.prompting import load_prompts  # noqa: PLC0415
        from okrcoach.settings import load_settings  # noqa: PLC0415

        return {"rules": self.rules(folder), "prompts": load_prompts(load_settings(folder).prompts_folder), "cache": Cache.of_user()}

    def suggest(self, text: str, kind: Literal["objective", "key_result"], beside: Sequence[KeyResult]) -> tuple[tuple[Metric, str], ...]:
        """Metrics for a line, best first, each with why; those that the key results `beside` it measure already are left out."""
        from okrcoach.catalog import Index  # noqa: PLC0415 -- after the first picture
        from okrcoach.catalog.suggest import suggest  # noqa: PLC0415
        from okrcoach.review.line import LONGEST_READ  # noqa: PLC0415

        named = (Index().match(one.text[:LONGEST_READ]) for one in beside)
        taken = {one.measure.metric for one in beside} | {metric.id for metric in named if metric}
        return tuple((one.metric, one.why) for one in suggest(text[:LONGEST_READ], kind=kind) if one.metric.id not in taken)
