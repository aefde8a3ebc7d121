"""A whole draft's answers for the fault server: right ones for every step, so that a test can put one fault among them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from okrcoach.draft.asking.prompting import load_prompts
from tests.draft.fault_server import Behaviour, Connection, answer

OBJECTIVES = [
    {"verb": "Let", "rest": "florists plan their day by our arrival times"},
    {"verb": "Make", "rest": "late parcels a rare surprise for florists"},
    {"verb": "Give", "rest": "florists certainty about every parcel"},
]


BETS = [
    "Send florists the driver's arrival time by text message",
    "Let florists choose a delivery window at checkout",
    "Load the vans in the order of the stops",
    "Warn the driver where a street is closed",
]


def key_result(metric: str, **fields: Any) -> dict[str, Any]:
    return {"metric": metric, "words": "", "direction": "up", "baseline": None, "target": 40, "unit": "percent", "due": None} | fields


def offered(connection: Connection) -> list[str]:
    """Return the metrics that the request offers."""
    listed = connection.body["messages"][1]["content"].partition("<metrics>\n")[2].partition("\n</metrics>")[0]
    return [row.partition(" (")[0] for row in listed.splitlines()]


def right_answer(connection: Connection) -> str:
    """Answer any question of a draft as a good model would."""
    match step_of(connection):
        case "objectives":
            return json.dumps({"objectives": OBJECTIVES})
        case "key_results" | "repair_key_results":
            return json.dumps({"key_results": [key_result(metric) for metric in offered(connection)[:3]]})
        case "projects":
            asked = connection.body["messages"][1]["content"]
            texts = BETS[:2] if OBJECTIVES[0]["rest"] in asked else BETS[2:]
            return json.dumps({"projects": [{"moves": [1], "text": text, "belief": "florists read their messages"} for text in texts]})
        case "repair_objectives":
            return json.dumps({"lines": [{"line": 1, "verb": "Let", "rest": "florists rely on us"}]})
        case _:
            return json.dumps({"lines": [{"line": 1, "text": "Call three florists about their day"}]})


def step_of(connection: Connection) -> str:
    """Return which prompt a request is made of."""
    system = connection.body["messages"][0]["content"]
    return next(name for name, prompt in load_prompts().items() if prompt.system[:80] == system[:80])


def scripted(faults: Mapping[str, Behaviour | str] | None = None) -> Behaviour:
    """Behave rightly in every step but those named: a behaviour, or the text of another answer."""

    async def behave(connection: Connection) -> None:
        fault = (faults or {}).get(step_of(connection), "")
        if callable(fault):
            await fault(connection)
        else:
            await answer(fault or right_answer(connection))(connection)

    return behave
