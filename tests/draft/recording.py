"""Conversations with a real model, recorded once into cassettes/ (`make record`) and replayed by the tests.

What is asked is fixed here, apart from the rules and the catalog, so that only a changed prompt makes a recording stale. A cassette is
JSON that a person can read: the model and the date at its head, the requests as objects, the answers in plain text beside the stream.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import vcr

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.asking import Question
from okrcoach.draft.asking.prompting import Prompt, load_prompts
from okrcoach.draft.asking.translating import lines_of
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.model import Brief

_PATH = re.compile(r"/(?:root|home|Users|tmp|work)/[^\s\"\\\\]++")
FOLDER = Path(__file__).parents[2] / "cassettes"
HIDDEN = ("authorization", "api-key", "cookie", "user-agent", "openai-organization", "openai-project")
"""Request headers that say who asked, and from which machine; the SDK's own (x-stainless-…) go too."""

BRIEF = Brief(
    "Make every parcel arrive when we said it would",
    focus=("quality",),
    team="Dispatch",
    audience="florists",
    period="2027-Q1",
    known=(("on-time delivery", "86%"), ("NPS", "22")),
)
GERMAN = Brief(
    "Jede Lieferung kommt an, wann wir es gesagt haben",
    audience="Floristen",
    known=(("pünktliche Lieferungen", "86%"), ("Wir haben 3 Fahrer weniger als im Vorjahr", "7")),
)
OBJECTIVE = "Let florists plan their day by our arrival times"
WORK = "Implement a tracking system for all parcels"
VAGUE = "Significantly improve on-time delivery from 86% to 95%"
METRICS = [
    Subject("on-time delivery", "percent", "percent", "up", leading=True, id="on-time-delivery"),
    Subject("NPS", "score", "score", "up", leading=False, id="nps"),
    Subject("delivery time", "duration", "days", "down", leading=True, id="delivery-time"),
    Subject("support tickets", "count", "count", "down", leading=True, id="support-tickets"),
    Subject("complaint rate", "percent", "percent", "down", leading=True, id="complaint-rate"),
]
FAULTY_OBJECTIVE = """
Line 1: Make 95% of parcels arrive on time by hiring ten drivers
Wrong: '95%' is a number; numbers belong to the key results.
Why: An objective is what people remember; the numbers under it say when it is reached.
Good: Make mornings calm for every baker we serve""".strip()
FAULTY_WORDS = """
Wrong: 'Significantly' says nothing that somebody could measure.
Why: The numbers say how much; the word only promises.""".strip()
FAULTY_PROJECT = """
Line 1: Improve various things around the depot as appropriate
Wrong: 'various things' says nothing that somebody could begin with.
Why: A project that nobody can picture is begun by nobody.
Good: Paint the bay numbers on the depot's floor""".strip()
FAULTY_KEY_RESULT = """
Line 1: Increase phone calls to florists from 40 to 120 a week
Wrong: 'phone calls' counts work, not what it changes.
Why: A team can make all its calls, and nothing is better for anybody.
Good: Raise on-time deliveries from 86% to 95%""".strip()


@dataclass(frozen=True, slots=True)
class Conversation:
    """One question to a real model."""

    name: str
    question: Question[Any]
    max_tokens: int | None = None
    """Fewer than the prompt's own, for an answer that is cut off."""
    plain: bool = False
    """Recorded from a server that takes no JSON schema."""

    def prompts(self) -> dict[str, Prompt]:
        """Return the prompts that it is asked with."""
        prompts = load_prompts()
        if self.max_tokens is not None:
            prompts[self.question.prompt] = replace(prompts[self.question.prompt], max_tokens=self.max_tokens)
        return prompts


CONVERSATIONS = (
    Conversation("objectives", questions.for_objectives(BRIEF, 3)),
    Conversation("key-results", questions.for_key_results(BRIEF, OBJECTIVE, METRICS, "objectives/0")),
    Conversation("projects", questions.for_projects(BRIEF, OBJECTIVE, METRICS[:3], "objectives/0")),
    Conversation("repair-objectives", questions.for_better_objectives(BRIEF, [FAULTY_OBJECTIVE])),
    Conversation("repair-projects", questions.for_better_projects(BRIEF, [FAULTY_PROJECT], "objectives/0")),
    Conversation("repair-key-results", questions.for_better_key_results(BRIEF, OBJECTIVE, [FAULTY_KEY_RESULT], METRICS, "objectives/0")),
    Conversation("rewrite-objective", questions.for_rewrites(WORK, "objective", "", FAULTY_OBJECTIVE.partition("\n")[2], others=())),
    Conversation("rewrite-key-result", questions.for_rewrites(VAGUE, "key_result", OBJECTIVE, FAULTY_WORDS, others=())),
    Conversation("translate", questions.for_english(lines_of(GERMAN))),
    Conversation("cut-at-the-token-limit", questions.for_objectives(BRIEF, 3), max_tokens=8),
    Conversation("json-schema-refused", questions.for_objectives(BRIEF, 3), plain=True),
)  # fmt: skip


class _Readable:
    """A cassette's file: JSON with its bodies as people read them."""

    model = ""

    @classmethod
    def serialize(cls, cassette: dict[str, Any]) -> str:
        """Write the interactions, each with its answer's words."""
        rows = [
            {
                "request": {**row["request"], "body": json.loads(row["request"]["body"])},
                "answer": _words(_text(row["response"])),
                "response": {**row["response"], "body": _text(row["response"]).split("\n\n")},
            }
            for row in cassette["interactions"]
        ]
        head = {"model": cls.model, "recorded": datetime.now(UTC).date().isoformat(), "interactions": rows}
        return json.dumps(head, ensure_ascii=False, indent=1) + "\n"

    @staticmethod
    def deserialize(content: str) -> dict[str, Any]:
        """Return the interactions as they went over the wire."""
        rows = [
            {
                "request": {**row["request"], "body": json.dumps(row["request"]["body"])},
                "response": {**row["response"], "body": {"string": "\n\n".join(row["response"]["body"])}},
            }
            for row in json.loads(content)["interactions"]
        ]
        return {"version": 1, "interactions": rows}


def _text(response: dict[str, Any]) -> str:
    body = response["body"]["string"]
    return body.decode() if isinstance(body, bytes) else str(body)


def _words(stream: str) -> str:
    """Join what a stream of chunks says; an error's body as it is."""
    if not stream.startswith(("data:", ":")):
        return stream
    chunks = [json.loads(row[6:]) for row in stream.split("\n\n") if row.startswith("data: {")]
    return "".join(choice["delta"].get("content") or "" for chunk in chunks for choice in chunk.get("choices", []))


def _without_hidden(request: Any) -> Any:
    for name in list(request.headers):
        if name.lower() in HIDDEN or name.lower().startswith("x-stainless"):
            del request.headers[name]
    return request


def _without_traces(response: dict[str, Any]) -> dict[str, Any]:
    """Leave out cookies and the like, and the paths of its machine that a server tells in an error."""
    if response["status"]["code"] >= 400:
        response = {**response, "body": {"string": _PATH.sub("…", _text(response)).encode()}}
    kept = {name: value for name, value in response["headers"].items() if name.lower() in ("content-type", "retry-after")}
    return {**response, "headers": kept}


@contextmanager
def cassette(name: str, *, record: bool = False, model: str = "") -> Iterator[Any]:
    """Replay a conversation, or record it anew; a request that is not in the cassette raises."""
    _Readable.model = model
    machine = vcr.VCR(
        cassette_library_dir=str(FOLDER),
        record_mode=vcr.mode.ALL if record else vcr.mode.NONE,
        match_on=["method", "path", "body"],
        decode_compressed_response=True,
        before_record_request=_without_hidden,
        before_record_response=_without_traces,
    )
    machine.register_serializer("readable", _Readable)
    if record:
        (FOLDER / f"{name}.json").unlink(missing_ok=True)
    with machine.use_cassette(f"{name}.json", serializer="readable") as tape:
        yield tape
