"""Hostile input ends in one clear line that names the file and the reason, with bounded work and memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.documents import parse, read, render, save
from okrcoach.documents.source import MAX_LINES
from okrcoach.errors import OkrcoachError
from okrcoach.model import Objective, OkrDocument
from tests.documents.office_files import WORKBOOK, office
from tests.documents.refusing import refused

OBJECTIVE = "## Objective: Press more\n\n- KR: Juice from 10 to 20 l\n"


@pytest.mark.parametrize("name", ["a.md", "a.yaml", "a.json", "a.csv", "a.html"])
def test_fifty_megabytes_on_one_line_are_refused_before_they_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(50_000_000)
    refused(path, r"is 50\.0 MB; files up to 2 MB are read")


def test_too_many_lines_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("\n" * (MAX_LINES + 1))
    refused(path, "has more than 50,000 lines")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.md", b"a\x00b", r"is no text \(it has NUL bytes\)"),
        ("a.md", bytes(range(256)), "is no text"),
        ("a.md", b"## Objective: caf\xe9\n", r"is not UTF-8 \(line 1, byte 0xe9\); save it as UTF-8"),
        ("a.md", "abc".encode("utf-16-le"), "is UTF-16 without a byte order mark; save it as UTF-8"),
        ("a.md", "abc".encode("utf-32"), "is encoded as UTF-32; save it as UTF-8"),
        ("a.md", b"\xff\xfea", "is damaged UTF-16"),
        ("a.md", b"\xed\xa0\x80", "is not UTF-8"),
        ("a.pdf", b"%PDF-1.7\n\xe2\xe3", r"is a PDF, which is not read; save it as \.docx, \.html or \.txt"),
        ("a.odt", b"PK\x03\x04mimetype", r"is no \.docx and no \.xlsx file; of zip and office files, only these are read"),
        ("a.docx", b"text", "is not the docx file that its name says"),
        ("a.xlsx", b"PK\x03\x04rest", "is damaged, or not the office file that its name says"),
        ("a.json", b"[" * 10_000, r"is nested deeper than 100 levels \(line 1, column 101\)"),
        ("a.yaml", b"[" * 10_000, r"is nested deeper than 100 levels \(line 1\)"),
        ("a.yaml", b"".join(b" " * level + b"a:\n" for level in range(300)), "is nested deeper than 100 levels"),
        ("a.csv", b"a," * 1_000_000, r"has more than 500 columns \(row 1\)"),
        ("a.csv", b'"' * 99_999, "a quote is never closed"),
        ("a.json", b'{"a": ' + b"9" * 5000 + b"}", None),
    ],
)
def test_what_is_no_text_or_too_deep_is_refused(tmp_path: Path, name: str, data: bytes, reason: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    if reason is None:
        assert read(path).document.notes
    else:
        refused(path, reason)


def test_encodings_with_a_mark_are_read(tmp_path: Path) -> None:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path = tmp_path / "a.md"
        path.write_bytes(mark + OBJECTIVE.encode(encoding))
        source = read(path)
        assert [one.text for one in source.document.objectives] == ["Press more"]
        assert source.text == OBJECTIVE
        save(source, replace(source.document, objectives=(replace(source.document.objectives[0], text="Press less"),)))
        assert path.read_bytes() == mark + OBJECTIVE.replace("more", "less").encode(encoding)


def test_an_alias_bomb_is_counted_not_built(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    path.write_text("\n".join(rows))
    refused(path, r"has aliases that stand for more than 10,000 values \(line 4\)")


def test_ten_thousand_levels_of_lists_and_quotes_are_read() -> None:
    deep = "".join(" " * level + "- KR: a\n" for level in range(0, 4000, 2))
    assert parse(f"## Objective: x\n{deep}", "md").objectives[0].text == "x"
    assert parse(">" * 10_000 + " Objective: x", "md").objectives[0].text == "x"
    assert parse("<ul><li>" * 10_000 + "KR: a", "html").objectives[0].key_results[0].text == "a"
    assert parse("- " * 10_000 + "KR: a", "md").notes
    assert parse("[" * 10_000 + "KR: a" + "](b)" * 10_000, "md").objectives


def test_half_characters_do_not_reach_a_file(tmp_path: Path) -> None:
    assert parse('{"objectives": [{"text": "a\\ud800b"}]}', "json").objectives[0].text == "a\N{REPLACEMENT CHARACTER}b"
    from okrcoach.documents import write  # noqa: PLC0415

    with pytest.raises(OkrcoachError, match="is half a character"):
        write(OkrDocument((Objective("a\ud800"),)), tmp_path / "a.md")
    assert not list(tmp_path.iterdir())


def test_zip_bombs_are_refused(tmp_path: Path) -> None:
    zeros = b" " * 31_000_000
    refused(office(tmp_path, "a.xlsx", {**WORKBOOK, "xl/worksheets/sheet1.xml": zeros}), "unpacks to more than 30 MB")
    refused(office(tmp_path, "a.docx", {"word/document.xml": zeros}), "unpacks to more than 30 MB")
    refused(office(tmp_path, "b.docx", {f"word/{n}.xml": b"" for n in range(5_001)}), "has more than 5,000 parts")


def test_entities_are_refused(tmp_path: Path) -> None:
    body = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><document>&b;&d;</document>'
    refused(office(tmp_path, "a.docx", {"word/document.xml": body}), "declares entities, which is not read: word/document.xml")
    refused(office(tmp_path, "a.xlsx", {**WORKBOOK, "xl/worksheets/sheet1.xml": body}), "declares entities")


def test_office_files_without_their_parts_are_refused(tmp_path: Path) -> None:
    refused(office(tmp_path, "a.xlsx", {"x": b""}), "is no Excel workbook")
    refused(office(tmp_path, "a.docx", {"x": b""}), "is no Word document")
    refused(office(tmp_path, "b.docx", {"word/document.xml": b"<a>"}), "is damaged: word/document.xml")
    refused(office(tmp_path, "c.docx", {"word/document.xml": b"<a>" * 400}), "is nested deeper than 300 levels")
    far = b'<worksheet><sheetData><row r="9999999"><c r="A9999999"/></row></sheetData></worksheet>'
    refused(office(tmp_path, "b.xlsx", {**WORKBOOK, "xl/worksheets/sheet1.xml": far}), "has more than 20,000 rows in a sheet")
    wide = b'<worksheet><sheetData><row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    assert read(office(tmp_path, "d.xlsx", {**WORKBOOK, "xl/worksheets/sheet1.xml": wide})).document.notes


@pytest.mark.parametrize("encoding", ["foo-99", "utf-7"])
def test_office_files_in_an_encoding_that_cannot_be_read_are_refused(tmp_path: Path, encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><document/>'.encode()
    refused(office(tmp_path, "a.docx", {"word/document.xml": body}), "is damaged: word/document.xml: ")


def test_a_table_with_a_million_columns_is_cut() -> None:
    wide = "|a" * 100_000
    document = parse(f"# OKRs\n\n|Objective|Key result{wide}\n|-|-{'|-' * 100_000}\n|Press more|Juice{wide}\n", "md")
    assert [one.text for one in document.objectives] == ["Press more"]


def test_formulas_are_text() -> None:
    document = parse("Objective,Key Result\n=cmd|'/c calc'!A0,@SUM(A1)\n", "csv")
    assert document.objectives[0].text == "=cmd|'/c calc'!A0"
    assert "'=cmd" in render(document, "csv")
