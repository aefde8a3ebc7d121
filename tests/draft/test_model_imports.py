"""Drafting without a model loads none of what a model needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = "import sys; import {module}; print(sorted({{'openai', 'langchain_core', 'pydantic', 'tenacity', 'textual'}} & set(sys.modules)))"


@pytest.mark.parametrize(
    "module", ["okrcoach.draft.playbook", "okrcoach.draft.outline", "okrcoach.draft.events", "okrcoach.draft.asking.cache"]
)
def test_without_a_model_none_of_its_libraries_is_loaded(module: str) -> None:
    found = subprocess.run([sys.executable, "-c", PROBE.format(module=module)], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
