"""Mutation testing: draw mutants of okrcoach/review and okrcoach/language with a fixed seed, run the tests on each, print the score.

A run is made in build/mutants, on a copy of the tree; `--resume` goes on with an interrupted one, `--survivors` runs what survived once
more with the tests as they are now. What is mutated and which tests judge stands under [tool.mutmut] in pyproject.toml.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import resource
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import libcst
from _pytest.config import _prepareconfig
from _pytest.main import Session
from _pytest.runner import runtestprotocol
from mutmut import __main__ as mutmut
from mutmut.configuration import reset_config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import MutatedFile, combine_mutations_to_source, compute_function_hashes, create_mutations
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd, walk_mutatable_files
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from mutmut.workers import isolation

sys.path.insert(0, str(Path(__file__).parent.parent))
from tools.mutants_judging import forget

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build/mutants"
COPIED = ("okrcoach", "rules", "tests", "tools", "pyproject.toml")
WRAPPERS = ("cache", "lru_cache", "property", "cached_property")
VERDICTS = {0: "survived", 1: "killed", 3: "killed", 5: "no test", 33: "no test", 24: "timeout", -24: "timeout", 36: "timeout"}
KILLED = ("killed", "not loaded", "timeout")
MOST_SECONDS = 60
"""A mutant whose tests need more of the processor is one that loops; the clock says nothing on a busy machine."""


class Warm(PytestRunner):
    """Loads the tests once: each mutant's process begins where they are loaded and all caches are empty.

    Only the tests of a file that calls the mutant while it is loaded need it loaded anew.
    """

    session: Session | None = None

    def warm_up(self) -> None:
        """Load the tests, in the process that all others are forked from."""
        with change_cwd("mutants"):
            config = _prepareconfig(["--rootdir=.", "-q", "-s", *self._pytest_add_cli_args_test_selection, *self._pytest_add_cli_args])
            config._do_configure()
            self.session = Session.from_config(config)
            config.hook.pytest_sessionstart(session=self.session)
            self.session.perform_collect()
            self.loaded: dict[str, list[str]] = json.loads(Path("loaded.json").read_text("utf-8"))

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        """Run a mutant's tests, the fast ones first, up to one that fails; 1 if one does."""
        if self.session is None or mutant_name is None:
            return super().run_tests(mutant_name=mutant_name, tests=tests)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
        function = mangled_name_from_mutant_name(mutant_name)
        anew = {test for test in tests if function in self.loaded.get(test.partition("::")[0], ())}
        wanted = set(tests) - anew
        items = [item for item in self.session.items if item.nodeid in wanted]
        items.sort(key=lambda item: state().duration_by_test[item.nodeid])
        forget()
        with change_cwd("mutants"):
            for item, following in zip(items, [*items[1:], None], strict=True):
                if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
                    return 1
        if not anew:
            return 0
        for name in [name for name in sys.modules if name.startswith(("okrcoach", "tests."))]:
            del sys.modules[name]
        return super().run_tests(mutant_name=mutant_name, tests=anew)


def wrapped_later(source: str) -> str:
    """Write `@cache def f` as `def f` and then `f = cache(f)`: mutmut leaves decorated functions out, and those are many."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1]
    for node in sorted(functions, key=lambda node: -node.lineno):
        wrapper = ast.unparse(node.decorator_list[0])
        if wrapper.partition("(")[0] in WRAPPERS:
            lines.insert(node.end_lineno or 0, f"{' ' * node.col_offset}{node.name} = {wrapper}({node.name})")
            del lines[node.decorator_list[0].lineno - 1]
    return "\n".join([*lines, ""])


def copy(*names: str) -> None:
    """Bring files and folders into the work folder."""
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, WORK / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, WORK / name)


def draw(count: int, seed: int, jobs: int) -> None:
    """Write a tree that holds so many mutants, drawn from all there are: one that holds them all is ten times slower."""
    files: dict[str, tuple[Any, list[Any]]] = {}
    for path in sorted(walk_mutatable_files()):
        path.write_text(wrapped_later(path.read_text("utf-8")), "utf-8")
        module, mutations, *_ = create_mutations(str(path), path.read_text("utf-8"))
        files[str(path)] = module, [one for one in mutations if isinstance(one.contained_by_top_level_function, libcst.FunctionDef)]
    everything = [(path, number) for path, (_, mutations) in files.items() for number in range(len(mutations))]
    drawn = set(random.Random(seed).sample(everything, count))  # noqa: S311 - nothing secret

    def mutated(path: str, code: str, *_: object) -> MutatedFile:
        module, mutations = files[path]
        chosen = [one for number, one in enumerate(mutations) if (path, number) in drawn]
        return replace(combine_mutations_to_source(module, chosen), hash_by_function_name=compute_function_hashes(code))

    mutmut.mutate_file_contents = mutated
    Path("mutants").mkdir()
    with mutmut.CatchOutput():
        mutmut.copy_src_dir()
        mutmut.create_mutants(jobs)
    Path("drawn.json").write_text(json.dumps({"seed": seed, "total": len(everything)}), "utf-8")


def results() -> dict[str, tuple[Path, str]]:
    """Each mutant's file and what the tests said of it."""
    found = {}
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        found |= {name: (path, verdict(code)) for name, code in data.exit_code_by_key.items()}
    return found


def verdict(code: int | None) -> str:
    """What the exit code of a mutant's tests means."""
    return "not run" if code is None else VERDICTS.get(code, "not loaded")  # pytest could not so much as load a test file


def report() -> None:
    """Print each mutant that no test noticed, the counts by file, and the score."""
    found = results()
    for name, (path, what) in sorted(found.items()):
        if what not in KILLED:
            changed = [line for line in get_diff_for_mutant(name, path=path).splitlines()[2:] if line[:1] in "+-"]
            print(f"\n{what}: {name}", *changed, sep="\n")
    print()
    for file in sorted({path for path, _ in found.values()}):
        here = [what in KILLED for path, what in found.values() if path == file]
        print(f"{sum(here):4d} of {len(here):4d} killed in {file}")
    counts = Counter(what for _, what in found.values())
    killed = sum(counts[what] for what in KILLED)
    drawn = json.loads(Path("drawn.json").read_text("utf-8"))
    print(f"\n{killed} of {len(found)} killed: {killed / len(found):.1%} (seed {drawn['seed']}, drawn from {drawn['total']} mutants)")
    print(", ".join(f"{count} {what}" for what, count in counts.most_common()))


def main() -> None:
    """Draw, run, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=600, help="how many mutants are drawn")
    parser.add_argument("--seed", type=int, default=2027)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--resume", action="store_true", help="go on with the run in build/mutants")
    parser.add_argument("--survivors", action="store_true", help="as --resume, and what survived is run again")
    options = parser.parse_args()
    again = options.resume or options.survivors
    if not again:
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
    copy(*(("tests", "tools") if again else COPIED))
    os.chdir(WORK)
    reset_config()
    sys.dont_write_bytecode = False  # every mutant loads the tests anew: they are compiled once
    if not again:
        draw(options.count, options.seed, options.jobs)
    if options.survivors:
        mutmut._reset_mutant_results(lambda _name, code: verdict(code) not in KILLED)
    isolation.PytestRunner = Warm
    mutmut._run((), options.jobs)
    report()


if __name__ == "__main__":
    main()
