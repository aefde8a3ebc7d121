"""How the tests judge mutants (a pytest plugin of tools/mutants.py).

Which tests reach a function is noted in one run of all tests. Without what stands here, a function behind a cache would be noted for the
first test alone that asks for a text, and one that a test file calls while it is loaded for none of its tests.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Generator
from functools import _lru_cache_wrapper

import pytest
from hypothesis import settings
from mutmut.state import state

MOST_SECONDS = 60
"""A mutant whose tests need more of the processor is one that loops; the clock says nothing on a busy machine."""

settings.register_profile("mutants", derandomize=True, deadline=None, database=None, max_examples=50)
settings.load_profile("mutants")
_noting = os.environ.get("MUTANT_UNDER_TEST") == "stats"
_loading: dict[str, set[str]] = {}


def _forget() -> None:
    """Empty the caches of all modules but the one that reads the bundles, which is not mutated."""
    for name, module in list(sys.modules.items()):
        if name.startswith("okrcoach.") and name != "okrcoach.data":
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


def pytest_configure() -> None:
    """Set the limit; what passes it is killed by the system."""
    if not _noting:
        most = int(time.process_time()) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Keep what a test file calls while it is loaded."""
    if not (_noting and isinstance(collector, pytest.Module)):
        return (yield)
    _forget()
    state()._stats.clear()
    report = yield
    _loading[collector.nodeid] = set(state()._stats)
    state()._stats.clear()
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests go first."""
    durations = state().duration_by_test
    items.sort(key=lambda item: durations.get(item.nodeid, 0))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test reaches what its file called, and computes everything itself."""
    if _noting:
        _forget()
        module = item.getparent(pytest.Module)
        state()._stats.update(_loading.get(module.nodeid, ()) if module else ())
