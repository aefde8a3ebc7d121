"""A single value of front matter, read without a YAML reader: pages are reviewed in less time than one takes to load."""

from __future__ import annotations

import json


def front_value(text: str) -> str:
    """Return the text of a value on one line; "" for what goes on below or holds several."""
    body = text.strip()
    if body.startswith('"'):
        try:
            value = json.JSONDecoder().raw_decode(body)[0]
        except ValueError:
            return body.strip('"')
        return value if isinstance(value, str) else ""
    if body.startswith("'") and body.count("'") >= 2:
        return body[1 : body.rindex("'")].replace("''", "'")
    if body.startswith(("[", "{", "|", ">", "&", "*", "!")):
        return ""
    return body.partition(" #")[0].strip()
