"""Pages as people lay them out are read as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.documents import parse

LAYOUTS = Path(__file__).parent / "layouts"


def wanted(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return what a page's last part says must be found: "O" an objective, "K" its key results, "P" its projects."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "O":
            found.append((rest, [], []))
        elif kind in ("K", "P"):
            found[-1][1 if kind == "K" else 2].append(rest)
    return found


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_layout_is_read(path: Path) -> None:
    page, _, expected = path.read_text(encoding="utf-8").partition("\n=====\n")
    document = parse(page, Path(path.stem).suffix.removeprefix(".") or "md")
    assert [(one.text, [key.text for key in one.key_results], [bet.text for bet in one.projects]) for one in document.objectives] == wanted(
        expected
    )
