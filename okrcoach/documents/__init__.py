"""Files in, files out: read a file into a document, write one, and save edits so that only the edited lines change.

Reading is forgiving and never raises on content; what was left aside stands in the document's notes.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from okrcoach.documents.edits import apply_edits
from okrcoach.documents.measures import with_measures
from okrcoach.documents.places import place_of, statement_at, statements
from okrcoach.documents.source import ChangedOnDisk, SourceFile, decode, encode
from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument
from okrcoach.reading import MAX_BYTES, UnreadableFile, load, stamp

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "ChangedOnDisk",
    "Format",
    "SourceFile",
    "UnreadableFile",
    "apply_edits",
    "edited",
    "find_files",
    "format_of",
    "parse",
    "place_of",
    "read",
    "render",
    "save",
    "statement_at",
    "statements",
    "with_measures",
    "write",
]


class Format(NamedTuple):
    """A kind of file: its module has `parse` and, where it is also written, `render`."""

    name: str
    endings: tuple[str, ...]
    module: str
    written: bool = True
    editor: str = ""
    """Its module that edits a text in place, "" for a format that is written anew only."""

    binary: bool = False
    """Whether its files are no text: its module has `parse_bytes`."""

    def load(self) -> ModuleType:
        """Return the format's module, imported when it is first needed."""
        return import_module(f"okrcoach.documents.{self.module}")


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("md", (".md", ".markdown", ".mdx", ".mkd", ".erb", ".txt", ".qmd", ".rmd"), "markdown.file", editor="markdown.edit"),
        Format("yaml", (".yaml", ".yml"), "trees.yaml_file", editor="trees.tree_edit"),
        Format("json", (".json",), "trees.json_file", editor="trees.tree_edit"),
        Format("csv", (".csv", ".tsv", ".tab"), "sheets.csv_file", editor="sheets.csv_edit"),
        Format("html", (".html", ".htm", ".xhtml"), "html.file", written=False),
        Format("xlsx", (".xlsx", ".xlsm"), "office.xlsx", written=False, binary=True),
        Format("docx", (".docx", ".docm"), "office.docx", written=False, binary=True),
    )
}


_PARTS = {"docx": b"word/document.xml", "xlsx": b"xl/workbook.xml"}
"""A part that each office format has."""


def format_of(path: Path, text: str = "") -> str:
    """Return the format that a file's ending names; for other endings and for standard input, what the text looks like."""
    ending = path.suffix.casefold()
    found = next((name for name, one in FORMATS.items() if ending in one.endings), None)
    if found is not None:
        return found
    start = text.lstrip()
    if start.startswith(("{", "[")):
        return "json"
    if start.startswith("---") and "\n---" not in start[3:]:
        return "yaml"
    key = start.partition("\n")[0].partition(":")
    return (
        "yaml"
        if key[1] and key[0].replace("_", "").isalnum() and key[0].isascii() and (not key[2] or key[2][0] == " ") and key[0].islower()
        else "md"
    )


def read(path: Path | str) -> SourceFile:
    """Return the file at a path, or standard input for "-". Raises UnreadableFile, naming the file and the reason."""
    path = Path(path)
    return understood(path, *load(path))


def understood(path: Path, data: bytes, when: tuple[int, int]) -> SourceFile:
    """Return a file as its bytes, loaded at `when`, say it. Raises UnreadableFile."""
    name, text, document, encoding = parse_bytes(data, path)
    return SourceFile(path, name, text, document, when, encoding)


def parse_bytes(data: bytes, path: Path) -> tuple[str, str, OkrDocument, str]:
    """Return format, text, document and encoding of a file's bytes. Raises UnreadableFile."""
    where = "standard input" if str(path) == "-" else str(path)
    office = data.startswith(b"PK\x03\x04")
    text, encoding = ("", "") if office else decode(data, where)
    name = _office(data, path, where) if office else format_of(path, text)
    try:
        if office:
            return name, text, FORMATS[name].load().parse_bytes(data), encoding
        return name, text, parse(text, name), encoding
    except OkrcoachError as problem:
        raise UnreadableFile(problem.message, where=where) from problem


def _office(data: bytes, path: Path, where: str) -> str:
    """Return which office format a zip archive is: by its ending, else by its parts' names, which stand in it as they are."""
    named = next((name for name, one in FORMATS.items() if one.binary and path.suffix.casefold() in one.endings), None)
    named = named or next((name for name, part in _PARTS.items() if part in data), None)
    if named is None:
        raise UnreadableFile("is no .docx and no .xlsx file; of zip and office files, only these are read", where=where)
    return named


def parse(text: str, format: str) -> OkrDocument:  # noqa: A002 - the word of the command line
    """Return the document that a text holds. Raises OkrcoachError only where the text is not the format that it says."""
    one = _format(format)
    if one.binary:
        raise OkrcoachError(f"is not the {one.name} file that its name says")
    document: OkrDocument = one.load().parse(text)
    return document


def render(document: OkrDocument, format: str, *, columns: str | None = None) -> str:  # noqa: A002
    """Return the document as a text in one of FORMATS; `columns` names the layout of a table.

    Raises OkrcoachError for a format that is not written, and for a layout that there is not.
    """
    one = _format(format)
    if not one.written:
        raise OkrcoachError(
            f"{one.name.upper()} is read, not written; choose {', '.join(name for name, each in FORMATS.items() if each.written)}"
        )
    text: str = one.load().render(document, **({"columns": columns} if columns is not None else {}))
    return text


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise OkrcoachError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def edited(text: str, format: str, document: OkrDocument) -> str:  # noqa: A002
    """Return a text with the edits that make it say what `document` says; what needs none stays as it is, byte for byte.

    Statements are known again by their `place`, which `dataclasses.replace` keeps; one without a place is new, or known by its text.
    Raises OkrcoachError where the text cannot be made to say it.
    """
    from okrcoach.documents.saving import edited_text  # noqa: PLC0415 - reading does without it

    one = _format(format)
    if not one.editor:
        raise OkrcoachError(f"{one.name.upper()} is not written in place; save under a new name, as Markdown")
    return edited_text(text, document, import_module(f"okrcoach.documents.{one.editor}").editor(one.name))


def save(source: SourceFile, document: OkrDocument) -> SourceFile:
    """Write the edits (`edited`) that make a file say what `document` says.

    Raises ChangedOnDisk where somebody else has written the file since, OkrcoachError where it cannot be written.
    """
    where = str(source.path)
    if where == "-":
        raise OkrcoachError("standard input is not written; save under a new name", where=where)
    if source.changed:
        raise ChangedOnDisk("was changed by somebody else since it was read", where=where)
    try:
        text = edited(source.text, source.format, document)
    except OkrcoachError as problem:
        raise type(problem)(problem.message, where=where) from problem
    if text != source.text or not source.path.exists():
        from okrcoach.documents.atomic import write_bytes  # noqa: PLC0415 - reading does without it

        write_bytes(source.path, encode(text, source.encoding, where), force=True)
    return SourceFile(source.path, source.format, text, parse(text, source.format), stamp(source.path), source.encoding)


def write(document: OkrDocument, path: Path | str, *, force: bool = False) -> None:
    """Make a new file, in the format of its ending (Markdown where that names none). Raises OkrcoachError."""
    from okrcoach.documents.atomic import write_bytes  # noqa: PLC0415 - reading does without it

    path = Path(path)
    write_bytes(path, encode(render(document, format_of(path)), "utf-8", str(path)), force=force)


def find_files(paths: Path | str | Iterable[Path | str]) -> tuple[Path, ...]:
    """Return the OKR files below folders, sorted; a path that is no folder is returned as it is.

    Links are not followed; hidden folders and what .gitignore names are left out. A folder that may not be read stands among the
    results, so that reading it says why. Raises UnreadableFile for a folder given here that may not be read.
    """
    from okrcoach.documents.folders import search  # noqa: PLC0415 - a file is read without it

    return search([paths] if isinstance(paths, str | Path) else paths)
