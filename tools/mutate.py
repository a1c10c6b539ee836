"""Mutation testing: does a test fail for each small change of a module? `make mutants` prints a table and who survived.

The changes are mutmut's. mutmut itself collects the tests anew for each and leaves functions with decorators alone, a
third of `document`; here they are collected once, and a fork for each mutant runs those that call the changed function,
the quickest first, until one fails. Those that call it in a process of their own take no part. Constants of modules are
not changed.

Needs the group `mutants` of pyproject.toml, and a system that can fork.
"""

from __future__ import annotations

import argparse
import cProfile
import difflib
import functools
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import libcst as cst
import pytest
from hypothesis import HealthCheck, Phase, settings
from mutmut.mutation.file_mutation import create_mutations, deep_replace

ROOT = Path(__file__).resolve().parent.parent
MODULES = ("document", "engine", "fixing", "suppress")
MEMORY = 2 << 30  # bytes; a changed loop may never end
KILLED, SURVIVED, TIMED_OUT, UNTESTED = "killed", "survived", "timed out", "no test"

settings.register_profile(
    "mutants",
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


class Mutant(NamedTuple):
    """One change of a function; `name` is the function's in its module, `diff` shows the change."""

    module: ModuleType
    name: str
    source: str
    diff: str


class _WithoutDecorators(cst.CSTTransformer):
    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> cst.FunctionDef:
        return updated_node.with_changes(decorators=())


def mutants(name: str) -> Iterator[Mutant]:
    """Every mutant of a module of artlint."""
    module = import_module(f"artlint.{name}")
    path = str(module.__file__)
    bare = cst.parse_module(Path(path).read_text(encoding="utf-8")).visit(_WithoutDecorators())
    tree, mutations, _, _ = create_mutations(path, bare.code)
    holders = {
        function: f"{prefix}{function.name.value}"
        for prefix, body in [("", tree.body)]
        + [(f"{c.name.value}.", c.body.body) for c in tree.body if isinstance(c, cst.ClassDef)]
        for function in body
        if isinstance(function, cst.FunctionDef)
    }
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if function in holders:
            changed = tree.deep_replace(function, deep_replace(function, mutation.original_node, mutation.mutated_node))
            diff = difflib.unified_diff(tree.code.splitlines(), changed.code.splitlines(), lineterm="", n=0)
            yield Mutant(module, holders[function], changed.code, "\n".join(list(diff)[3:]))


def function_of(module: ModuleType, name: str) -> FunctionType:
    """The function that a decorator may have wrapped."""
    found: Any = module
    for part in name.split("."):
        found = vars(found)[part]
    if isinstance(found, functools.cached_property):
        found = found.func
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType)
    return found


def put_in_place(mutant: Mutant) -> None:
    """Make the function, wherever it has been imported already, do what the mutant does."""
    module = ModuleType(mutant.module.__name__)
    exec(compile(mutant.source, str(mutant.module.__file__), "exec"), vars(module))
    old, new = function_of(mutant.module, mutant.name), function_of(module, mutant.name)
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def in_fork(work: Callable[[], bytes]) -> tuple[int, bytes]:
    """What a piece of work gives in a process of its own, and how that ended (negative: by which signal)."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        code = 3
        try:
            os.close(receiving)
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            with os.fdopen(sending, "wb") as pipe:
                pipe.write(work())
            code = 0
        finally:
            os._exit(code)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        data = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), data


class Runner:
    """A plugin of pytest that runs the tests it collected on each mutant instead of once."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return True
        listed = {name: list(mutants(name)) for name in self.names}
        codes = {function_of(m.module, m.name).__code__ for made in listed.values() for m in made}
        print(f"{sum(map(len, listed.values()))} mutants; {len(session.items)} tests, which run unchanged first")
        code, data = in_fork(lambda: pickle.dumps(self.measured(session.items, codes)))
        if code:
            raise pytest.UsageError("a test fails without any change; `make test` says which")
        times: dict[str, float]
        times, callers = pickle.loads(data)
        by_id = {item.nodeid: item for item in session.items}
        rows = []
        for name, made in listed.items():
            counts = dict.fromkeys((KILLED, TIMED_OUT, UNTESTED, SURVIVED), 0)
            for mutant in made:
                ids = sorted(callers.get((mutant.module.__name__, mutant.name), ()), key=times.__getitem__)
                end = self.outcome(mutant, [by_id[i] for i in ids], times)
                counts[end] += 1
                if end != KILLED:
                    print(f"\n{end}: {name}.{mutant.name}\n{mutant.diff}", flush=True)
            rows.append(f"| `{name}` | {len(made)} | " + " | ".join(map(str, counts.values())) + " |")
        heads = ("module", "mutants", KILLED, TIMED_OUT, UNTESTED, SURVIVED)
        print("", "| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1), *rows, sep="\n")
        return True

    def measured(
        self, items: Sequence[pytest.Item], codes: set[CodeType]
    ) -> tuple[dict[str, float], dict[tuple[str, str], set[str]]]:
        """Seconds of cpu that each test takes, and the tests that call each function, by module and name."""
        times: dict[str, float] = {}
        callers: dict[tuple[str, str], set[str]] = {}
        for number, item in enumerate(items):
            profile, began = cProfile.Profile(builtins=False), time.process_time()
            profile.enable()
            self.run(item, items[number + 1] if number + 1 < len(items) else None)
            profile.disable()
            times[item.nodeid] = time.process_time() - began
            for entry in profile.getstats():
                if entry.code in codes:
                    module = "artlint." + Path(entry.code.co_filename).stem
                    callers.setdefault((module, entry.code.co_qualname), set()).add(item.nodeid)
        assert not self.failed
        return times, callers

    def outcome(self, mutant: Mutant, items: Sequence[pytest.Item], times: dict[str, float]) -> str:
        """What the tests make of a mutant."""
        if not items:
            return UNTESTED

        def work() -> bytes:
            put_in_place(mutant)
            for number, item in enumerate(items):
                signal.setitimer(signal.ITIMER_PROF, 5 * times[item.nodeid] + 5)
                self.run(item, items[number + 1] if number + 1 < len(items) else None)
                if self.failed:
                    break
            return KILLED.encode() if self.failed else SURVIVED.encode()

        code, data = in_fork(work)
        return data.decode() if code == 0 else TIMED_OUT if code == -signal.SIGPROF else KILLED

    @staticmethod
    def run(item: pytest.Item, following: pytest.Item | None) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of artlint; {', '.join(MODULES)} if none")
    names = parser.parse_args().modules or MODULES
    tests = [f"tests/test_{name}.py" for name in dict.fromkeys((*names, *MODULES))]
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        options = ["-q", "--capture=no", "--disable-warnings", "-p", "no:cacheprovider", f"--basetemp={folder}/tests"]
        options += ["--hypothesis-profile=mutants"]
        return pytest.main([*options, *tests], plugins=[Runner(names)])


if __name__ == "__main__":
    sys.exit(main())
