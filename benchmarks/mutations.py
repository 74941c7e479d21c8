"""Which predicates of the comparison could be wrong without a test that says so.

Each function of the named modules that is annotated to return `bool` is replaced by one that returns True, then by one
that returns False, and the tests to which it says the contrary are run until the first fails, the nearest first. A
mutant under which all pass is a survivor: a case is missing, or the two are equivalent, which `mutations.toml` says
with the reason.

    PYTHONPATH=$PWD python benchmarks/mutations.py comparison.vocabulary.spelling --tests tests/comparison

Nothing is written to the modules: the code of the function is exchanged in a child process. Exit code 1: a survivor
that is not listed.
"""

from __future__ import annotations

import argparse
import builtins
import functools
import gc
import importlib
import inspect
import itertools
import json
import os
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import claimcheck

# The modules are imported before pytest looks at them: that is how their code can be exchanged.
_IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"
_OPTIONS = ("-qq", "--capture=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", _IMPORTED)

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
CONTRARY = {"True": "False", "False": "True"}


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
    """Notes which tests get True and which get False from each of some functions, and the seconds that each test takes.

    The functions are exchanged for ones that note the call: watching all calls that Python makes takes far longer.
    `found` has the tests by function and answer ("comparison.idle.is_idle = True").
    """

    def __init__(self, functions: Mapping[str, FunctionType]) -> None:
        self._answered: set[str] = set()
        self.found: defaultdict[str, list[str]] = defaultdict(list)
        self.seconds: dict[str, float] = {}
        for name, function in functions.items():
            self._watch(name, function)

    def _watch(self, name: str, function: FunctionType) -> None:
        code, named = function.__code__, function.__kwdefaults__
        original = FunctionType(code, function.__globals__, function.__name__, function.__defaults__)
        original.__kwdefaults__ = named

        def noted(arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
            answer = bool(original(*arguments, **named))
            self._answered.add(f"{name} = {answer}")
            return answer

        # A code that is put into a function can hold no variables but those of its module and of all modules.
        scope = f"_noted_{id(function)}"
        setattr(builtins, scope, noted)
        stub = eval(f"lambda *arguments, **named: {scope}(arguments, named)")
        function.__code__ = stub.__code__

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the answers that a test gets, its fixtures included."""
        _forget_answers()
        self._answered.clear()
        begun = time.perf_counter()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.perf_counter() - begun
            for answer in self._answered:
                self.found[answer].append(item.nodeid)


def _forget_answers() -> None:
    """Empty the caches that answer about texts, so that a test calls what an earlier test has called.

    Those are the bounded ones; the others hold what a language says, which no test changes.
    """
    for cache in [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)]:
        if cache.cache_parameters()["maxsize"] is not None:
            cache.cache_clear()


class Mutation:
    """A plugin of pytest that runs the collected tests against mutants, each in a child process of its own.

    What the tests need is collected once; `survivors` holds the mutants that no test tells from the code, and is None
    if a test fails without any change.
    """

    def __init__(self, functions: Mapping[str, FunctionType], heard: Callable[[str, str, bool], None]) -> None:
        self._functions = functions
        self._heard = heard
        self.passed = False

    @pytest.hookimpl
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests of each mutant, nearest first, and say of each whether it survives."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as noted:
            self.passed = _fork(lambda: self._note_callers(session, Path(noted.name)))
            if not self.passed:
                return True
            calls = json.load(noted)
        for name, function in self._functions.items():
            for value, contrary in CONTRARY.items():
                chosen = set(calls["found"].get(f"{name} = {contrary}", ()))
                tests = in_order([item for item in session.items if item.nodeid in chosen], name, calls["seconds"])
                self._heard(name, value, _survives(session, tests, function, value))
        return True

    def _note_callers(self, session: pytest.Session, path: Path) -> bool:
        plugin = Callers(self._functions)
        session.config.pluginmanager.register(plugin)
        passed = _pass(session, session.items)
        path.write_text(json.dumps({"found": plugin.found, "seconds": plugin.seconds}), "utf-8")
        return passed


def in_order(tests: Sequence[pytest.Item], name: str, seconds: Mapping[str, float]) -> list[pytest.Item]:
    """Return tests so that those likely to fail soon come first: by nearness to the function named, then by time."""

    def place(test: pytest.Item) -> tuple[int, float]:
        path = test.nodeid.partition("::")[0]
        mirrored = path.removeprefix("tests/").removesuffix(".py").replace("/test_", "/")
        shared = os.path.commonpath([mirrored, name.replace(".", "/")])
        return -len(Path(shared).parts), seconds[test.nodeid]

    return sorted(tests, key=place)


def _survives(session: pytest.Session, tests: Sequence[pytest.Item], function: FunctionType, value: str) -> bool:
    """Tell whether all tests pass while a function answers `value` whatever it is asked."""
    return _fork(lambda: _run_mutant(session, tests, function, value)) if tests else True


def _run_mutant(session: pytest.Session, tests: Sequence[pytest.Item], function: FunctionType, value: str) -> bool:
    function.__code__ = MUTANTS[value].__code__
    return _pass(session, tests)


def _pass(session: pytest.Session, tests: Sequence[pytest.Item]) -> bool:
    """Tell whether tests pass, which are run until the first fails."""
    for test, following in itertools.zip_longest(tests, tests[1:]):
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if session.testsfailed:
            return False
    return True


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


def _named(name: str) -> Iterator[tuple[str, FunctionType]]:
    """Yield the predicates of a module, or the one of that name."""
    for module in MODULES:
        if f"{name}.".startswith(f"{module}."):
            for function, code in predicates(importlib.import_module(f"claimcheck.{module}")):
                if f"{module}.{function}.".startswith(f"{name}."):
                    yield f"{module}.{function}", code


def main(arguments: list[str] | None = None) -> int:
    """Print the survivors of the named modules; return 1 where one is not listed as equivalent."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "names",
        nargs="*",
        default=MODULES,
        help="modules of claimcheck, or predicates of them, such as comparison.evidence.totals._takes_in",
    )
    parser.add_argument("--tests", nargs="*", help="what is run (default: the tests of their packages)")
    options = parser.parse_args(arguments)
    equivalents: dict[str, str] = tomllib.loads(EQUIVALENTS.read_text("utf-8"))
    mutated = dict(found for name in options.names for found in _named(name))
    tests = options.tests or sorted({f"tests/{name.partition('.')[0]}" for name in options.names})
    unlisted = killed = 0

    def hear(name: str, value: str, survives: bool) -> None:
        nonlocal unlisted, killed
        if not survives:
            killed += 1
            return
        reason = equivalents.get(f"{name} = {value}")
        unlisted += reason is None
        print(f"{name} = {value}: {reason or 'SURVIVES'}", flush=True)

    run = Mutation(mutated, hear)
    pytest.main([*_OPTIONS, *tests], plugins=[run])
    if not run.passed:
        parser.error(f"{' '.join(tests)} fail without any change")
    print(f"{killed} killed, {unlisted} survive unlisted")
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main())
