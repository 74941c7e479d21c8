from __future__ import annotations

import io
import json
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import run
from claimcheck.llm.settings import ModelSettings

VARIABLES = (
    "CI",
    "CLAIMCHECK_BASE_URL",
    "CLAIMCHECK_MODEL",
    "CLAIMCHECK_CACHE",
    "COLUMNS",
    "NO_COLOR",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_MODEL",
)


@dataclass(frozen=True)
class Ran:
    """How one command ended."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    # Which encoder is installed on this machine is no matter of the command line's tests.
    monkeypatch.setattr("claimcheck.local.encoders.bundled.installed", tuple)
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def claimcheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process; `stdin` is what stands on standard input."""

    def ran(*arguments: object, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran


@pytest.fixture
def fire(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports of a fire that contradict each other in one figure."""
    first, second = tmp_path / "post.txt", tmp_path / "courier.txt"
    first.write_text(
        "The fire in the sugar mill at Brenholm killed 12 people on Monday. The mill had closed in 2019.\n"
    )
    second.write_text("The fire in the sugar mill at Brenholm killed 15 people on Monday. Nobody has been arrested.\n")
    return first, second


@dataclass
class Service:
    """A model engine that answers with the rules, and remembers what it was opened with."""

    settings: ModelSettings | None = None
    closed: bool = False


@contextmanager
def closing(service: Service, engine: object) -> Iterator[object]:
    yield engine
    service.closed = True


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    """Put a stand-in in the place of the model engine."""
    opened = Service()

    def open_engine(settings: ModelSettings) -> AbstractContextManager[object]:
        from claimcheck.annotation.rules import RulesEngine

        class Engine(RulesEngine):
            """The rules engine with a place for what the model engine reports."""

            def notes(self) -> tuple[str, ...]:
                return ()

        opened.settings = settings
        return closing(opened, Engine())

    def estimate(settings: ModelSettings, articles: Sequence[object]) -> str:
        opened.settings = settings
        return f"{len(articles)} calls\n"

    module = types.ModuleType("claimcheck.llm.engine")
    vars(module).update(open_engine=open_engine, estimate=estimate)
    monkeypatch.setitem(sys.modules, "claimcheck.llm.engine", module)
    monkeypatch.setattr("claimcheck.llm.engine", module, raising=False)
    return opened
