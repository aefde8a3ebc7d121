"""How the tests judge mutants (a pytest plugin of tools/mutants.py).

Which tests reach a function is noted in one run of all tests. Without what stands here, a function behind a cache would be noted for the
first test alone that asks for a text, and one that a test file calls while it is loaded for none of its tests.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest
from hypothesis import settings
from mutmut.state import state

settings.register_profile("mutants", derandomize=True, deadline=None, database=None, max_examples=50)
settings.load_profile("mutants")
_loading: dict[str, set[str]] = {}


def _noting() -> bool:
    return os.environ.get("MUTANT_UNDER_TEST") == "stats"


def forget() -> None:
    """Empty the caches of all modules but the one that reads the bundles, which is not mutated."""
    for name, module in list(sys.modules.items()):
        if name.startswith("okrcoach.") and name != "okrcoach.data":
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Keep what a test file calls while it is loaded."""
    if not (_noting() and isinstance(collector, pytest.Module)):
        return (yield)
    forget()
    state()._stats.clear()
    report = yield
    _loading[collector.nodeid] = set(state()._stats)
    state()._stats.clear()
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test reaches what its file called, and computes everything itself."""
    if _noting():
        forget()
        module = item.getparent(pytest.Module)
        state()._stats.update(_loading.get(module.nodeid, ()) if module else ())


def pytest_sessionfinish() -> None:
    """Leave word of what was called while test files were loaded."""
    if _noting():
        known = Path("loaded.json")
        before = json.loads(known.read_text("utf-8")) if known.exists() else {}
        known.write_text(json.dumps(before | {file: sorted(names) for file, names in _loading.items()}), "utf-8")
