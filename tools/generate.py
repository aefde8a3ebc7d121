"""Write the generated files: the data bundles and the pages made from them. With --check, only say which are stale."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from commands_page import commands_page
from quality import FIGURES
from quality_page import quality_page

from okrcoach.catalog.tables import metrics_of, names_of, search_of
from okrcoach.language.noun_classes import classes_table
from okrcoach.report.explain import rules_document
from okrcoach.review.leanings import weights_table
from okrcoach.review.rule import read_rule

ROOT = Path(__file__).parent.parent
ROOMS = {
    "lexicons": ROOT / "okrcoach/language/lexicons",  # first: the catalog's tables are made with them
    "rules": ROOT / "rules",
    "prompts": ROOT / "prompts",
    "catalog": ROOT / "okrcoach/catalog/metrics",
    "playbooks": ROOT / "okrcoach/draft/playbooks",
    "presets": ROOT / "rules/presets",
}


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with the content that it should have."""
    for room, folder in ROOMS.items():
        files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
        if room == "catalog":
            yield _bundle("search", search_of(files))
            yield _bundle("names", names_of(files))
            files = metrics_of(files)
        elif room == "lexicons":
            files["_classes"] = classes_table(files)
            files["_weights"] = weights_table(files.pop("leanings"))
        yield _bundle(room, files)
    yield ROOT / "docs/commands.md", commands_page()
    yield ROOT / "docs/quality.md", quality_page(json.loads(FIGURES.read_bytes()))
    yield ROOT / "docs/rules.md", rules_document([read_rule(path) for path in ROOMS["rules"].glob("*.toml")])


def _bundle(room: str, content: Mapping[str, Any]) -> tuple[Path, str]:
    """The bundle of a room, an entry a line, so that one can be read alone and a change shows in a line."""
    lines = (f"{json.dumps(name)}:{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}" for name, data in content.items())
    return ROOT / f"okrcoach/_bundle/{room}.json", "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write what is stale; with --check, name it and return 1."""
    stale = False
    for path, text in generated():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale = True
        if "--check" in sys.argv:
            print(f"stale: {path.relative_to(ROOT)}: run `make generate`")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
