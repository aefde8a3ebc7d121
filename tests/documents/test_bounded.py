"""Reading takes bounded work and memory, whatever a page is full of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from okrcoach.documents import parse, values
from okrcoach.documents.source import MAX_LINES
from okrcoach.reading import MAX_BYTES
from tests.counting import lines

PAGES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "links": lambda n: "[a](" * n,
    "images": lambda n: "![" * n + "](x)" * n,
    "ticks": lambda n: " ".join("`" * (at % 50) for at in range(n)),
    "stars": lambda n: "**a_b*c " * n,
    "tags": lambda n: "<a " * n,
    "comments": lambda n: "<!-- a\n" * n,
    "templates": lambda n: "{% " * n,
    "quotes": lambda n: ">" * n,
    "items": lambda n: "# OKRs\n" + "- a b\n" * n,
    "marks": lambda n: "- * " * n,
    "nested": lambda n: "".join(" " * (2 * (at % 90)) + "- a\n" for at in range(n)),
    "headings": lambda n: "".join("#" * (at % 6 + 1) + " Objective: a\n" for at in range(n)),
    "statements": lambda n: "## Objective: x\n- KR: y (Anna)\n" * n,
    "lines": lambda n: "KR: a\n" * n,
    "bold lines": lambda n: "# OKR\n" + "**a b**\n\n- ccc dd\n" * n,
    "tables": lambda n: "# OKRs\n\n|Objective|Key result|\n|-|-|\n" + "|a|b|\n" * n,
    "numbers": lambda n: "# OKRs\n" + "".join(f"O{at}: a\n" for at in range(n)) + "".join(f"KR{at}.1: b\n" for at in range(n)),
    "maps": lambda n: "".join(f"# O{at}: a\n- KR: b\n\n|Objective|Key result|\n|-|-|\n|O{at}|KR{at}|\n\n" for at in range(n)),
    "wide table": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
    "html": lambda n: "<table>" + "<tr><td>a" * n,
    "owners": lambda n: "## Objective: o\n- KR: a " + "@b " * n,
    "priorities": lambda n: "## Objective: o\n- KR: " + "P0 - " * n,
    "ignores": lambda n: "## Objective: x\n" + "<!-- okrcoach: ignore x: y -->\n" * n,
}


@pytest.mark.parametrize("name", PAGES)
def test_four_times_the_page_is_at_most_four_times_the_work(name: str) -> None:
    page = PAGES[name]
    parse(page(10), "md")  # lexicons are read once
    small, large = (lines(lambda size=size: parse(page(size), "md")) for size in (300, 1200))
    assert large <= 4.4 * small + 2000, (small, large)


TREES: dict[str, Callable[[int], object]] = {
    "numbered keys": lambda n: {"objectives": [{"objective": "a", **{f"KR{at}": "b" for at in range(1, n + 1)}}]},
    "named keys": lambda n: {"objectives": [{"text": "a", "key_results": {f"k{at}": {"text": "b"} for at in range(n)}}]},
    "kinds and parents": lambda n: [
        *({"type": "objective", "name": f"a{at}"} for at in range(n)),
        *({"type": "key result", "name": "b", "parent": f"a{at}"} for at in range(n)),
    ],
    "rows": lambda n: [{"objective": f"a{at}", "key_result": "b"} for at in range(n)],
    "projects": lambda n: {"objectives": [{"text": "a", "key_results": ["b"], "projects": {f"k{at}": {"text": "c"} for at in range(n)}}]},
}


@pytest.mark.parametrize("name", TREES)
def test_four_times_the_values_are_at_most_four_times_the_work(name: str) -> None:
    small, large = (json.dumps(TREES[name](size)) for size in (100, 400))
    parse(small, "json")  # lexicons are read once
    assert len([one for objective in parse(small, "json").objectives for one in (*objective.key_results, *objective.projects)]) >= 100
    little, much = (lines(lambda text=text: parse(text, "json")) for text in (small, large))
    assert much <= 4.4 * little, (little, much)


def test_a_word_that_returns_is_compared_once_with_what_it_may_mean() -> None:
    page = "objectives:\n- text: a\n  key_results:\n" + "  - {text: b, status: onn track}\n" * 20
    values.meant_status.cache_clear()
    parse(page, "yaml")
    assert values.meant_status.cache_info().misses == 1


MEASURE = """
import resource, sys
from okrcoach.documents import read
from okrcoach.errors import OkrcoachError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read(sys.argv[1])
except OkrcoachError as problem:
    print(problem, file=sys.stderr)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(grown // (1024 * 1024 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.skipif(os.name == "nt", reason="asks the system for the peak of a process's memory")
@pytest.mark.parametrize(
    ("content", "standard_input", "megabytes"),
    [(b"a" * 50_000_000, False, 10), (b"a" * 50_000_000, True, 20), (b"[" * 1_900_000, False, 350)],
    ids=["50 MB", "50 MB of standard input", "as large as it may be, all of it marks"],
)
def test_memory_is_bounded(tmp_path: Path, content: bytes, standard_input: bool, megabytes: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, "-" if standard_input else str(path)], stdin=file, capture_output=True, text=True, check=True
        )
    assert int(done.stdout) <= megabytes
    assert done.stderr.count("\n") == (len(content) > MAX_BYTES)


def test_limits_are_as_documented() -> None:
    assert (MAX_BYTES, MAX_LINES) == (2_000_000, 50_000)
