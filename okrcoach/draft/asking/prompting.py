"""Prompts are files: prompts/*.toml, or a team's own of the same name; here they are read strictly and filled in.

What comes from a brief or a file goes into a prompt as data between two marks that it cannot close.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from langchain_core.messages import convert_to_openai_messages
from langchain_core.prompts import ChatPromptTemplate

from okrcoach.data import DataError, bundle, read_toml

KEYS = ("purpose", "system", "human", "shape", "max_tokens", "sample")
CHOICES = "choices"
"""The one key that a prompt may do without."""
LONGEST_DATA = 6_000
"""Characters of one piece of data in a prompt; what is longer is cut."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file, read."""

    name: str
    purpose: str
    system: str
    human: str
    shape: str
    """What is asked for in words where the endpoint takes no schema."""
    max_tokens: int
    """The longest answer, in tokens."""
    sample: Mapping[str, str]
    """A filling: its keys are the places that the texts may have."""
    choices: Mapping[str, list[str]]
    """Fields of the answer that are one of these words."""

    @property
    def examples(self) -> str:
        """The texts that an answer must not copy."""
        return f"{self.system}\n{self.shape}"

    def filled(self, values: Mapping[str, str]) -> tuple[dict[str, Any], ...]:
        """Return the messages as the endpoint gets them. Raises KeyError where a value is missing."""
        template = _template(self.system, self.human)
        messages = convert_to_openai_messages(template.format_messages(**values))
        return tuple(messages) if isinstance(messages, list) else (messages,)


def load_prompts(own: Path | None = None) -> dict[str, Prompt]:
    """Read all prompts; a file in the folder `own` stands in for the one of its name. Raises DataError naming the file and the key."""
    prompts = {name: _read(name, data, f"prompts/{name}.toml", None) for name, data in bundle("prompts").items()}
    for path in sorted(own.glob("*.toml")) if own else ():
        if path.stem not in prompts:
            raise DataError(f"there is no prompt of this name to stand in for; there are {', '.join(sorted(prompts))}", where=str(path))
        prompts[path.stem] = _read(path.stem, read_toml(path), str(path), prompts[path.stem])
    return prompts


def fenced(text: str) -> str:
    """Return a text as data for a prompt: cut to a bearable length, and unable to close the mark that it stands in."""
    data = text if len(text) <= LONGEST_DATA else text[:LONGEST_DATA].rstrip() + " …"
    return data.replace("</", "< /")


@lru_cache(maxsize=64)
def _template(system: str, human: str) -> ChatPromptTemplate:
    return ChatPromptTemplate.from_messages([("system", system), ("human", human)])


def _read(name: str, data: Mapping[str, Any], where: str, instead_of: Prompt | None) -> Prompt:
    for key in data:
        if key not in (*KEYS, CHOICES):
            raise DataError(f"unknown key `{key}`; a prompt has {', '.join((*KEYS, CHOICES))}", where=where)
    for key in KEYS:
        wanted = {"max_tokens": int, "sample": dict}.get(key, str)
        if not isinstance(data.get(key), wanted):
            raise DataError(f"`{key}` has to be {wanted.__name__}", where=where)
    prompt = Prompt(name=name, choices=data.get(CHOICES, {}), **{key: data[key] for key in KEYS})
    places = set(instead_of.sample if instead_of else prompt.sample)
    try:
        used = set(_template(prompt.system, prompt.human).input_variables)
    except ValueError as problem:
        raise DataError(f"a brace that opens no place has to be written twice: {problem}", where=where) from problem
    if unknown := sorted(used - places):
        raise DataError(f"unknown place {{{unknown[0]}}}; this prompt has {', '.join(sorted(places))}", where=where)
    return prompt
