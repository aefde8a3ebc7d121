"""What is asked of a model endpoint and what comes back, and how a question is put in the terms that the endpoint takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Message = dict[str, Any]
Finish = Literal["stop", "length", "refused", "enough"]
AnswerFormat = Literal["json_schema", "json_object", "text"]
LimitName = Literal["max_tokens", "max_completion_tokens"]
NEXT_FORMAT: dict[AnswerFormat, AnswerFormat] = {"json_schema": "json_object", "json_object": "text"}

TEMPERATURE = 0.3


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an endpoint takes of a request, as far as it has been found out."""

    answer_format: AnswerFormat = "json_schema"
    limit_name: LimitName = "max_tokens"
    temperature: bool = True
    usage_in_stream: bool = True

    def weaker(self) -> Abilities:
        """Return the same with the next simpler way of asking for JSON."""
        return replace(self, answer_format=NEXT_FORMAT.get(self.answer_format, self.answer_format))

    def without(self, refused: str) -> Abilities | None:
        """Return what to ask with after a refusal in these lower-case words; None where nothing is left that could be the cause."""
        if "max_completion_tokens" in refused and self.limit_name == "max_tokens":
            return replace(self, limit_name="max_completion_tokens")
        if "temperature" in refused and self.temperature:
            return replace(self, temperature=False)
        if "stream_options" in refused and self.usage_in_stream:
            return replace(self, usage_in_stream=False)
        return self.weaker() if self.answer_format in NEXT_FORMAT else None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask."""

    messages: tuple[Message, ...]
    schema_name: str
    schema: dict[str, Any]
    shape: str
    """An example of the answer: joined to the last message where the endpoint takes no schema."""
    max_tokens: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    text: str
    finish: Finish
    """How it ended; "enough" where the reader of the stream wanted no more."""
    refusal: str
    input_tokens: int
    output_tokens: int


def call_arguments(request: Request, model: str, abilities: Abilities) -> dict[str, Any]:
    """Build the call's arguments, as far as the endpoint is known to take them."""
    messages = list(request.messages)
    arguments: dict[str, Any] = {"model": model, "stream": True, abilities.limit_name: request.max_tokens}
    if abilities.answer_format == "json_schema":
        schema = {"name": request.schema_name, "strict": True, "schema": request.schema}
        arguments["response_format"] = {"type": "json_schema", "json_schema": schema}
    else:
        messages[-1] = messages[-1] | {"content": f"{messages[-1]['content']}\n\n{request.shape}"}
        if abilities.answer_format == "json_object":
            arguments["response_format"] = {"type": "json_object"}
    if abilities.temperature:
        arguments["temperature"] = TEMPERATURE
    if abilities.usage_in_stream:
        arguments["stream_options"] = {"include_usage": True}
    return arguments | {"messages": messages}
