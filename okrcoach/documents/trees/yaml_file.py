"""OKRs as YAML. Written by hand, so that texts look as people write them and every reader takes them for text."""

from __future__ import annotations

import json
from typing import Any

from okrcoach.documents.record import document_data
from okrcoach.documents.trees.shape import read_shape
from okrcoach.documents.trees.yaml_tree import plain_value, read_yaml
from okrcoach.model import OkrDocument

_OTHER_VALUES = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}
"""Words that some YAML reader takes for something else than text."""


def parse(text: str) -> OkrDocument:
    """Return the document that a YAML text holds. Raises OkrcoachError where it is no YAML."""
    return read_shape(read_yaml(text), text)


def render(document: OkrDocument) -> str:
    """Return the document as YAML."""
    return "".join(f"{line}\n" for line in mapping_lines(document_data(document), ""))


def scalar(value: Any) -> str:
    """Return a single value in YAML: plain where that is safe, else in double quotes."""
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, int | float):
        return json.dumps(value)
    text = str(value)
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes, characters that YAML reads as line ends or refuses written as escapes."""
    body = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(one):04x}" if not one.isprintable() and one != " " and ord(one) <= 0xFFFF else one for one in body)


def _is_plain(text: str) -> bool:
    if not text or not text.isprintable() or not (text[0].isalpha() or text[0].isdigit()) or text[-1] in " :":
        return False
    if ": " in text or " #" in text or text.lower() in _OTHER_VALUES:
        return False
    return isinstance(plain_value(text), str) and not text[0].isdigit()


def mapping_lines(entries: dict[str, Any], indent: str) -> list[str]:
    """Return a mapping in block style, line by line."""
    lines: list[str] = []
    for key, value in entries.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{indent}{key}:")
            for entry in value:
                inner = mapping_lines(entry, indent + "    ")
                lines += [f"{indent}  - {inner[0].lstrip()}", *inner[1:]]
        elif isinstance(value, list):
            lines.append(f"{indent}{key}: [{', '.join(quoted(one) if isinstance(one, str) else scalar(one) for one in value)}]")
        else:
            lines.append(f"{indent}{key}: {scalar(value)}")
    return lines
