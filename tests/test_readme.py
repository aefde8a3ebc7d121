"""The README's example is real: its file, reviewed, prints what the README shows."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.cli.conftest import Run, run  # noqa: F401 -- the fixture of the command line

README = Path(__file__).parent.parent / "README.md"
_EXAMPLE = re.compile(r"```markdown\n(?P<file>.*?)```\n\n```\n\$ okrcoach review okrs\.md\n\n?(?P<shown>.*?)```", re.DOTALL)


def test_the_review_in_the_readme_is_what_review_prints(run: Run) -> None:  # noqa: F811
    text = README.read_text(encoding="utf-8")
    example = _EXAMPLE.search(text)
    assert example is not None
    Path("okrs.md").write_text(example["file"], encoding="utf-8")
    printed = run("review", "okrs.md").out
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(text[: example.start("shown")] + printed + text[example.end("shown") :], encoding="utf-8")
    assert printed == example["shown"]
