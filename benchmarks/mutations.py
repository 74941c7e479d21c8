"""Which predicates of the comparison could be wrong without a test that says so.

Each function of the named modules that is annotated to return `bool` is replaced by one that returns True, then by one
that returns False, and the tests that call it are run until the first fails. A mutant under which all pass is a
survivor: a case is missing, or the two are equivalent, which `mutations.toml` says with the reason.

    PYTHONPATH=$PWD python benchmarks/mutations.py comparison.vocabulary.spelling --tests tests/comparison

Nothing is written to the modules: the code of the function is exchanged in a child process. Exit code 1: a survivor
that is not listed.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import os
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest

import claimcheck

# The modules are imported before pytest looks at them: that is how their code can be exchanged.
_IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"

EQUIVALENTS = Path(__file__).with_name("mutations.toml")

MODULES = tuple(
    ".".join(path.relative_to(claimcheck.__path__[0]).with_suffix("").parts)
    for package in ("comparison", "verification")
    for path in sorted(Path(claimcheck.__path__[0], package).rglob("*.py"))
    if path.stem != "__init__"
)


def _always_true(*_arguments: Any, **_named: Any) -> bool:
    return True


def _always_false(*_arguments: Any, **_named: Any) -> bool:
    return False


MUTANTS = {"True": _always_true, "False": _always_false}


def predicates(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions and methods of a module that return `bool`, with their qualified names."""
    for found in list(vars(module).values()):
        members = vars(found).values() if inspect.isclass(found) else (found,)
        for member in members:
            function = member.fget if isinstance(member, property) else inspect.unwrap(member)
            if not isinstance(function, FunctionType) or function.__module__ != module.__name__:
                continue
            if function.__annotations__.get("return") == "bool" and function.__closure__ is None:
                yield function.__qualname__, function


class Callers:
    """A plugin of pytest that notes which tests call each of some functions, by their code."""

    def __init__(self, codes: Mapping[CodeType, str]) -> None:
        self._codes = codes
        self._test = ""
        self.found: defaultdict[str, set[str]] = defaultdict(set)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch every call that a test makes, its fixtures included."""
        self._test = item.nodeid
        sys.setprofile(self._note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and (name := self._codes.get(frame.f_code)):
            self.found[name].add(self._test)


class Chosen:
    """A plugin of pytest that keeps some tests of those collected."""

    def __init__(self, tests: Collection[str]) -> None:
        self._tests = tests

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what was not chosen."""
        items[:] = [item for item in items if item.nodeid in self._tests]


def run(tests: list[str], *plugins: object) -> bool:
    """Tell whether tests pass until the end, in this process, which they leave changed."""
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", _IMPORTED]
    return int(pytest.main([*options, *tests], plugins=list(plugins))) == 0


def callers(tests: list[str], functions: Mapping[str, FunctionType]) -> dict[str, list[str]] | None:
    """Return for each function, by name, the tests that call it; None if one of the tests fails."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as noted:
        if not _fork(lambda: _note_callers(tests, functions, Path(noted.name))):
            return None
        found: dict[str, list[str]] = json.load(noted)
    return found


def _note_callers(tests: list[str], functions: Mapping[str, FunctionType], path: Path) -> bool:
    plugin = Callers({function.__code__: name for name, function in functions.items()})
    passed = run(tests, plugin)
    path.write_text(json.dumps({name: sorted(found) for name, found in plugin.found.items()}), "utf-8")
    return passed


def survives(tests: Collection[str], function: FunctionType, value: str) -> bool:
    """Tell whether all tests pass while a function answers `value` whatever it is asked."""
    return _fork(lambda: _run_mutant(tests, function, value)) if tests else True


def _run_mutant(tests: Collection[str], function: FunctionType, value: str) -> bool:
    function.__code__ = MUTANTS[value].__code__
    return run(sorted({test.partition("::")[0] for test in tests}), Chosen(set(tests)))


def _fork(work: Callable[[], bool]) -> bool:
    """Return what work answers in a child process, without a word of what it prints."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os._exit(0 if work() else 1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def main(arguments: list[str] | None = None) -> int:
    """Print the survivors of the named modules; return 1 where one is not listed as equivalent."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "modules", nargs="*", default=MODULES, help="modules of claimcheck, such as comparison.evidence.totals"
    )
    parser.add_argument("--tests", nargs="*", help="what is run (default: the tests of the modules' packages)")
    options = parser.parse_args(arguments)
    equivalents: dict[str, str] = tomllib.loads(EQUIVALENTS.read_text("utf-8"))
    unlisted = killed = 0
    named = {name: importlib.import_module(f"claimcheck.{name}") for name in options.modules}
    mutated = {f"{name}.{function}": code for name, module in named.items() for function, code in predicates(module)}
    tests = options.tests or sorted({f"tests/{name.partition('.')[0]}" for name in options.modules})
    found = callers(tests, mutated)
    if found is None:
        parser.error(f"{' '.join(tests)} fail without any change")
    for name, function in mutated.items():
        for value in MUTANTS:
            if not survives(found.get(name, ()), function, value):
                killed += 1
                continue
            reason = equivalents.get(f"{name} = {value}")
            unlisted += reason is None
            print(f"{name} = {value}: {reason or 'SURVIVES'}", flush=True)
    print(f"{killed} killed, {unlisted} survive unlisted")
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main())
