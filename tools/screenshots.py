"""Renew the pictures of the README: the app is driven by keys through a draft, and photographed on the way."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import tempfile
from datetime import date
from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (100, 30)
GOAL = "More trial teams get value in their first week"
DAY = date(2026, 11, 22)


async def main() -> None:
    """Take all pictures."""
    from textual.widgets import Input, TextArea  # noqa: PLC0415 -- after the surroundings are set

    from okrcoach.tui.app import OkrcoachApp  # noqa: PLC0415

    app = OkrcoachApp(today=lambda: DAY)
    async with app.run_test(size=SIZE) as pilot:

        async def press(*keys: str) -> None:
            await app.rooms.ready.wait()
            await pilot.press(*keys)
            await pilot.pause(1.0)
            while any(worker.is_running for worker in app.workers):
                await pilot.pause(0.05)

        async def type_text(text: str) -> None:
            names = {" ": "space", "%": "percent_sign", "=": "equals_sign"}
            await press(*(names.get(mark, mark) for mark in text))

        def take(name: str) -> None:
            for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                field.cursor_blink = False
            _write(name, app.export_screenshot(title="okrcoach", simplify=True))

        await press("enter")
        await type_text(GOAL)
        await press("enter")
        take("brief")
        await press("enter")
        await type_text("Growth")
        await press("enter", "enter", "enter")
        await type_text("activation rate = 31%")
        await press("ctrl+g")
        await press("down", "down", "enter", "ctrl+u")
        await type_text("Launch the new onboarding")
        take("workspace")
        await press("escape", "tab", "tab", "enter")
        take("why")


def _write(name: str, picture: str) -> None:
    """Write a picture without the addresses of fonts: a reader's own monospace does as well, and nothing is fetched."""
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.svg"
    path.write_text(picture, encoding="utf-8")
    print(f"{path.relative_to(PICTURES.parent.parent)}  {len(picture) // 1000} kB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(Path(scratch) / variable)  # nothing of the person's own is in a picture
        for variable in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "NO_COLOR"):
            os.environ.pop(variable, None)
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        asyncio.run(main())
