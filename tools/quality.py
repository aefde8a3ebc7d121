"""Measure the rules on labelled OKRs and keep the figures in docs/quality.json.

The scorer and the lines lie outside the project; the page docs/quality.md is made from the figures by tools/generate.py.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "docs/quality.json"
_ROW = re.compile(
    r"^(?P<label>[a-z][a-z ]+?) +(?P<n>\d+) +(?P<true>\d+) +(?P<precision>[\d.]+|nan) +(?P<recall>[\d.]+|nan) +(?P<f1>[\d.]+) +"
    r"(?P<alarms>[\d.]+)%$"
)
_SOUND = re.compile(r"^sound (?P<kind>key results|objectives) that get an error or a warning: (?P<hit>\d+)/(?P<n>\d+)")


def measured(score: Path, corpus: Path, *options: str) -> dict[str, Any]:
    """The figures of one run of the scorer."""
    program = Path(sys.executable).with_name("okrcoach")
    command = [sys.executable, str(score), "labels", str(corpus), "--command", str(program), *options]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    labels = [row.groupdict() for line in printed.splitlines() if (row := _ROW.match(line))]
    sound = [row.groupdict() for line in printed.splitlines() if (row := _SOUND.match(line))]
    return {"labels": labels, "sound": sound}


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("score", metavar="SCORE", type=Path, help="the program that scores the rules")
    parser.add_argument("corpus", metavar="CORPUS", type=Path, help="the folder of the lines")
    parser.add_argument("frozen", metavar="FROZEN", help="organisations left aside while the rules were made, with commas between")
    given = parser.parse_args()
    score, corpus, frozen = given.score, given.corpus, given.frozen
    before = json.loads(FIGURES.read_text(encoding="utf-8"))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()
    figures = {
        "commit": commit,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "frozen": frozen.split(","),
        "whole": measured(score, corpus),
        "whole, sure rows": measured(score, corpus, "--sure"),
        "frozen organisations": measured(score, corpus, "--only", frozen),
        "frozen organisations, sure rows": measured(score, corpus, "--only", frozen, "--sure"),
        "first sight": before["first sight"],  # can be measured once only
        "learned from": before["learned from"],  # tools/leanings.py counts
    }
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
