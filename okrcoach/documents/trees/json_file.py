"""OKRs as JSON."""

from __future__ import annotations

from okrcoach.documents.json_text import json_text
from okrcoach.documents.record import document_data
from okrcoach.documents.trees.json_tree import read_json
from okrcoach.documents.trees.shape import read_shape
from okrcoach.model import OkrDocument


def parse(text: str) -> OkrDocument:
    """Return the document that a JSON text holds. Raises OkrcoachError where it is no JSON."""
    return read_shape(read_json(text), text)


def render(document: OkrDocument) -> str:
    """Return the document as JSON, with the notes of its reader."""
    return json_text(document_data(document, notes=bool(document.notes)), indent=2) + "\n"
