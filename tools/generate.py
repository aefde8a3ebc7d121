"""Write the generated files: the data bundles and the pages made from them. With --check, only say which are stale."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from quality import FIGURES
from quality_page import quality_page

from okrcoach.catalog.tables import names_of, search_of
from okrcoach.report.explain import rules_document
from okrcoach.review.rule import read_rule

ROOT = Path(__file__).parent.parent
ROOMS = {
    "rules": ROOT / "rules",
    "prompts": ROOT / "prompts",
    "catalog": ROOT / "okrcoach/catalog/metrics",
    "lexicons": ROOT / "okrcoach/language/lexicons",
    "playbooks": ROOT / "okrcoach/draft/playbooks",
    "presets": ROOT / "rules/presets",
}


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with the content that it should have."""
    for room, folder in ROOMS.items():
        files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
        if room == "catalog":
            search = json.dumps(search_of(files), ensure_ascii=False, separators=(",", ":"))
            yield ROOT / "okrcoach/_bundle/search.json", search.replace(',"', ',\n"') + "\n"
            files["_names"] = names_of(files)
        lines = [f"{json.dumps(name)}:{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}" for name, data in files.items()]
        yield ROOT / f"okrcoach/_bundle/{room}.json", "{\n" + ",\n".join(lines) + "\n}\n"
    yield ROOT / "docs/quality.md", quality_page(json.loads(FIGURES.read_bytes()))
    yield ROOT / "docs/rules.md", rules_document([read_rule(path) for path in ROOMS["rules"].glob("*.toml")])


def main() -> int:
    """Write what is stale; with --check, name it and return 1."""
    stale = [(path, text) for path, text in generated() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        if "--check" in sys.argv:
            print(f"stale: {path.relative_to(ROOT)}: run `make generate`")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
