"""Office files: a zip archive of XML, read within limits and without anything that XML could ask for beyond its own text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from okrcoach.errors import OkrcoachError

MAX_MEMBER = 30_000_000
"""The largest part of an archive that is unpacked, in bytes."""
MAX_TOTAL = 60_000_000
"""All parts that are unpacked together."""
MAX_MEMBERS = 5_000
MAX_DEPTH = 300

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Archive:
    """The parts of an office file."""

    def __init__(self, data: bytes) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise OkrcoachError("is damaged, or not the office file that its name says") from problem
        if len(self.zip.namelist()) > MAX_MEMBERS:
            raise OkrcoachError(f"has more than {MAX_MEMBERS:,} parts")
        self.left = MAX_TOTAL

    def read(self, name: str) -> bytes | None:
        """Return a part, None where there is none. Raises OkrcoachError where it unpacks to too much, or is damaged."""
        try:
            info = self.zip.getinfo(name)
        except KeyError:
            return None
        limit = min(MAX_MEMBER, self.left)
        try:
            with self.zip.open(info) as file:
                data = file.read(limit + 1)
        except RuntimeError as problem:
            raise OkrcoachError("is encrypted") from problem
        except Exception as problem:
            raise OkrcoachError(f"is damaged: {name}") from problem
        if len(data) > limit:
            raise OkrcoachError(f"unpacks to more than {limit / 1e6:g} MB")
        self.left -= len(data)
        return data

    def parse(self, name: str, start: Start, end: End | None = None, text: Text | None = None) -> bool:
        """Read a part as XML; return whether there is one. Names come without their namespaces."""
        data = self.read(name)
        if data is not None:
            _parse(data, name, start, end, text)
        return data is not None

    def relations(self, name: str) -> dict[str, str]:
        """Return the addresses that a part's references stand for."""
        folder, _, file = name.rpartition("/")
        found: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                found[attributes.get("Id", "")] = attributes.get("Target", "")

        self.parse(f"{folder}/_rels/{file}.rels", start)
        return found


def _parse(data: bytes, name: str, start: Start, end: End | None, text: Text | None) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_: object) -> None:
        raise OkrcoachError(f"declares entities, which is not read: {name}")

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise OkrcoachError(f"is nested deeper than {MAX_DEPTH} levels: {name}")
        start(tag.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag.rpartition(":")[2])

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:  # the last two: an encoding that Python has not, or not for this
        raise OkrcoachError(f"is damaged: {name}: {problem}") from problem
