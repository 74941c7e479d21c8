"""Which predicates of the comparison could be wrong without a test that says so.

Each function of the named modules that is annotated to return `bool` is replaced by one that returns True, then by one
that returns False, and the tests of its package are run until the first fails. A mutant under which all pass is a
survivor: a case is missing, or the two are equivalent, which `mutations.toml` says with the reason.

    PYTHONPATH=$PWD python benchmarks/mutations.py comparison.vocabulary.spelling --tests tests/comparison

Nothing is written to the modules: the code of the function is exchanged in a child process. Exit code 1: a survivor
that is not listed.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
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


def passes(tests: list[str], function: FunctionType | None = None, value: str = "") -> bool:
    """Tell whether all tests pass, with the function, if one is named, answering `value` whatever it is asked."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if function is not None:
            function.__code__ = MUTANTS[value].__code__
        os._exit(int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", _IMPORTED, *tests])))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def main(arguments: list[str] | None = None) -> int:
    """Print the survivors of the named modules; return 1 where one is not listed as equivalent."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "modules", nargs="*", default=MODULES, help="modules of claimcheck, such as comparison.evidence.totals"
    )
    parser.add_argument("--tests", nargs="*", help="what is run (default: the tests of the module's package)")
    options = parser.parse_args(arguments)
    equivalents: dict[str, str] = tomllib.loads(EQUIVALENTS.read_text("utf-8"))
    unlisted = killed = 0
    for name in options.modules:
        module = importlib.import_module(f"claimcheck.{name}")
        tests = options.tests or [f"tests/{name.partition('.')[0]}"]
        if not passes(tests):
            parser.error(f"{' '.join(tests)} fail without any change")
        for function, code in predicates(module):
            for value in MUTANTS:
                if not passes(tests, code, value):
                    killed += 1
                    continue
                reason = equivalents.get(f"{name}.{function} = {value}")
                unlisted += reason is None
                print(f"{name}.{function} = {value}: {reason or 'SURVIVES'}", flush=True)
    print(f"{killed} killed, {unlisted} survive unlisted")
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main())
