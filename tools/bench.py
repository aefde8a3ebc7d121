"""Times of whole processes, warm, by the wall clock: medians beside a floor (bare Python) and a peer where one is installed.

A figure here is a ratio to the floor on the same machine, in the same minute; run it on an otherwise idle machine.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 15
PROGRAM = Path(sys.executable).with_name("okrcoach")
THINGS = ("parcel", "invoice", "lesson", "booking", "repair", "ticket", "claim", "visit", "order", "ride")
PEOPLE = ("bakers", "pilots", "nurses", "teachers", "drivers", "tenants", "buyers", "guests", "authors", "miners")
FEELINGS = ("effortless", "safe", "quick", "fair", "calm", "clear", "welcome", "certain", "light", "friendly")


def sample(number: int) -> str:
    """A page of 3 KB; pages of different numbers have no key result in common."""
    thing, people, feeling = (words[number // 10**place % 10] for place, words in enumerate((THINGS, PEOPLE, FEELINGS)))
    page = f"---\nteam: Team {number}\nperiod: 2027-Q1\n---\n# Team {number}\n"
    for part in range(1, 7):
        page += f"""
## Objective: Make {thing} number {part} feel {feeling} for {people}

- KR: Raise activation rate of {people} from {number + 3}{part}% to {number + 4}{part}% by 31 March
- KR: Cut time to the first {thing} from {number + part + 5} days to {part + 1} days
- KR: {number + 25}% more qualified {thing} sign-ups than in the last quarter from {people}
- KR: Launch the new guided {thing} tour {number} for administrators
- KR: Improve the quality of our {thing} e-mails to {people} significantly, part {number}

Projects

- Guided tour {number} for the first {thing} -> KR1
- Template gallery {number} for common {thing} set-ups -> KR1, KR2
"""
    return page[:3072]


def wall(command: list[str], folder: Path) -> float:
    """Milliseconds of one whole process."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    # A peer tells by its exit status how much it found; only a signal or a failed start is no measurement.
    if done.returncode < 0 or done.returncode in (126, 127):
        raise SystemExit(f"{command[0]}: exit {done.returncode}: {done.stderr.decode()[-300:]}")
    return (time.perf_counter() - start) * 1000


def median(measure: Callable[[], float], runs: int = RUNS) -> float:
    """The median of `runs` measurements after one that warms up."""
    measure()
    return statistics.median(measure() for _ in range(runs))


class Terminal:
    """A program in a pseudo-terminal of 120x40."""

    def __init__(self, command: list[str], folder: Path) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "120", "LINES": "40",
                       "XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}  # fmt: skip
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(command[0], command, environment)  # noqa: S606 -- the program under test

    def until(self, marker: bytes, seconds: float = 20) -> float:
        """Milliseconds until the marker was painted."""
        start, seen = time.perf_counter(), b""
        while marker not in seen:
            if time.perf_counter() - start > seconds or not select.select([self.end], [], [], seconds)[0]:
                raise SystemExit(f"nothing like {marker!r} was painted: {seen[-400:]!r}")
            seen += os.read(self.end, 65536)
        return (time.perf_counter() - start) * 1000

    def drain(self, quiet: float = 0.3) -> None:
        """Read until nothing comes for a while."""
        while select.select([self.end], [], [], quiet)[0]:
            os.read(self.end, 65536)

    def watch(self, seconds: float) -> None:
        """Read what is painted in so long a time: a full pipe would hold the app up."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.end], [], [], left)[0]:
                os.read(self.end, 65536)

    def key_to_refresh(self, key: bytes) -> float:
        """Milliseconds from a key press to the first bytes of the refresh."""
        start = time.perf_counter()
        os.write(self.end, key)
        select.select([self.end], [], [], 5)
        passed = (time.perf_counter() - start) * 1000
        self.drain(0.15)
        return passed

    def close(self) -> None:
        """End the program."""
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.end)


def painted(folder: Path) -> float:
    """Milliseconds from the start of `okrcoach` to its painted home screen."""
    terminal = Terminal([str(PROGRAM)], folder)
    try:
        return terminal.until(b"okrcoach")
    finally:
        terminal.close()


def keys(folder: Path) -> list[float]:
    """Milliseconds from key to refresh while a line of an opened file is edited."""
    terminal = Terminal([str(PROGRAM), "okrs.md"], folder)
    try:
        terminal.drain(2)
        for key in (b"\x1b[B", b"\x1b[B", b"\r"):
            terminal.key_to_refresh(key)
        return [
            terminal.key_to_refresh(bytes([letter])) for letter in b"and twice as many of them by the end of the quarter" if letter != 32
        ]
    finally:
        terminal.close()


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        (folder / "okrs.md").write_text(sample(0), encoding="utf-8")
        many = folder / "many"
        many.mkdir()
        for number in range(200):
            (many / f"team-{number}-okrs.md").write_text(sample(number), encoding="utf-8")
        floor = median(lambda: wall([sys.executable, "-c", "pass"], folder))
        print(f"{'what':<44}{'ms':>8}{'x floor':>9}   target")

        def row(name: str, value: float, target: str = "") -> None:
            print(f"{name:<44}{value:>8.0f}{value / floor:>9.1f}   {target}")

        row("bare python (the floor)", floor)
        row("okrcoach --version", median(lambda: wall([str(PROGRAM), "--version"], folder)), "60")
        row("review, one 3 KB file", median(lambda: wall([str(PROGRAM), "review", "okrs.md"], folder)), "100")
        row("review, one 3 KB file, never seen before", median(lambda: wall([str(PROGRAM), "review", "--no-cache", "okrs.md"], folder)))
        row("okrcoach suggest", median(lambda: wall([str(PROGRAM), "suggest", "Keep our best customers"], folder)))
        first = median(lambda: wall([str(PROGRAM), "review", "--no-cache", "many"], folder), 5)
        ours = median(lambda: wall([str(PROGRAM), "review", "many"], folder), 5)
        row("review, 200 files", ours, "well under 1000")
        row("review, 200 files, never seen before", first)
        if peer := shutil.which("write-good"):
            files = [str(path) for path in sorted(many.iterdir())]
            row("write-good, one file", median(lambda: wall([peer, "okrs.md"], folder)))
            theirs = median(lambda: wall([peer, *files], folder), 5)
            row("write-good, 200 files", theirs)
            print(f"{'':<44}{theirs / ours:>8.1f} times our time (target: at least 2), {theirs / first:.1f} times that of files never seen")
        else:
            print("write-good is not installed (npm install -g write-good): no peer beside us this time")
        row("okrcoach draft, playbook", median(lambda: wall([str(PROGRAM), "draft", "--goal", "Grow self-serve revenue"], folder)))
        row("the app, from start to painted", median(lambda: painted(folder)), "350")
        times = sorted(keys(folder))
        row("a key press, to refresh: median", statistics.median(times))
        row("a key press, to refresh: p95", times[int(len(times) * 0.95)], "40")


if __name__ == "__main__":
    main()
