"""Word and Excel files out of their parts, for what no program at hand writes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path


def office(tmp_path: Path, name: str, parts: dict[str, bytes]) -> Path:
    """Write an office file out of its parts, by their names."""
    path = tmp_path / name
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    path.write_bytes(buffer.getvalue())
    return path


WORKBOOK = {
    "xl/workbook.xml": b'<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
}
