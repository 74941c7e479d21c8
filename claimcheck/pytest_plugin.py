"""A pytest plugin, for teams that test their own summarizers.

    def test_summary_says_nothing_of_its_own(claimcheck):
        claimcheck.assert_supported(summarize(ARTICLE), ARTICLE)

With the model engine each test has a cassette of its own, `cassettes/<module>/<test>.json` beside the test: recorded by
the first run that has a model service, replayed ever after, needing neither key nor network.
"""

from __future__ import annotations

import difflib
import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import FrameType

    from claimcheck.engines import ClaimEngine
    from claimcheck.errors import ClaimcheckError
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.records import Article, Check

#: Verdicts that a supported text may have: what the sources bear out, and what is only less or more exact than they.
SUPPORTED = ("supported", "precision")

_ENGINES = ("auto", "rules", "local", "model")
_RECORD_MODES = ("none", "once", "new", "all")
_WIDTH = 96

# A failure is read in a log of many: so many lines say what went wrong.
_MOST_LINES = 8
_NOT_IN_FILE_NAMES = re.compile(r"[^\w.-]+")

# What messages for the command line call an option, and what a test run has in its place.
_OPTIONS = {
    "--engine": "--claimcheck-engine",
    "--record": "--claimcheck-record",
    "--base-url": "CLAIMCHECK_BASE_URL",
    "--model": "CLAIMCHECK_MODEL",
    "--embeddings": "CLAIMCHECK_EMBEDDINGS",
}
_OPTION = re.compile(r"(?<![\w-])(" + "|".join(_OPTIONS) + r")(?![\w-])(?: or CLAIMCHECK_\w+)?")
# A test has its cassette by its name; no option says which.
_CASSETTE = re.compile(r" \(--cassette [^\n]*\)(?=\.)")
_ENGINE = re.compile(r"--claimcheck-engine (\w+)")


class _NotSupported(pytest.fail.Exception):  # type: ignore[name-defined,misc]  # a class that types cannot see
    """A failure of `assert_supported`: its first line says what failed, the others why."""

    def __init__(self, message: str) -> None:
        super().__init__(message, pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a failure to its first line in the short summary, where CI would have it whole a second time."""
    report = yield
    crash = getattr(report.longrepr, "reprcrash", None)
    if call.excinfo and isinstance(call.excinfo.value, _NotSupported) and crash is not None:
        crash.message = crash.message.partition("\n")[0]
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--claimcheck-engine` and `--claimcheck-record`."""
    group = parser.getgroup("claimcheck", "claims of texts against their sources")
    group.addoption(
        "--claimcheck-engine",
        choices=_ENGINES,
        default=None,
        help="auto: model where the test has a cassette or a model service is configured, else rules (default); "
        "local: rules with a sentence encoder",
    )
    group.addoption(
        "--claimcheck-record",
        choices=_RECORD_MODES,
        default=None,
        help="which exchanges with the model service to record (default: once; none if CI=true)",
    )
    parser.addini("claimcheck_engine", "default of --claimcheck-engine", default="auto")
    parser.addini("claimcheck_record", "default of --claimcheck-record", default="")


@contextmanager
def _unlogged() -> Iterator[None]:
    """Keep from the log of a failure what the model's client says of it: the failure says what it means."""
    logger = logging.getLogger("instructor")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


class Claimcheck:
    """What the fixture `claimcheck` offers to a test."""

    def __init__(self, engine: str, record: str | None, cassette: Path) -> None:
        self._engine_name = engine
        self._record = record
        self._cassette = cassette
        self._open = ExitStack()
        self._engine: ClaimEngine | None = None

    def assert_supported(
        self,
        text: Article | str,
        sources: Article | str | Sequence[Article | str],
        *,
        allow: Collection[str] = SUPPORTED,
        at_most: Mapping[str, int] | None = None,
        language: str | None = None,
    ) -> Check:
        """Fail unless each claim of `text` has a verdict of `allow` against the sources; return the check.

        `at_most` lets so many claims have another verdict: `{"undecided": 1}`. `sources` is one article or several,
        `language` that of the failure's words. A text without a claim fails: it shows nothing. So does what cannot be
        read, a request that the cassette lacks, and a model service that fails. Raises `ValueError` for a verdict that
        there is not.
        """
        __tracebackhide__ = True
        from claimcheck import api
        from claimcheck.errors import ClaimcheckError

        _refuse_unknown({*allow, *(at_most or {})})
        given = [sources] if isinstance(sources, str) or not isinstance(sources, Sequence) else list(sources)
        if isinstance(text, str) and not text.strip():
            raise _NotSupported(f"{_asked_at()}: the text is empty: it says nothing that a source could bear out.")
        try:
            with _unlogged():
                document = api.check(text, given, engine=self._opened(), language=language)
        except ClaimcheckError as error:
            # Raised outside of the handler: the story of the error is longer than what it says.
            failed = f"{_asked_at()}: {_failure(error)}"
        else:
            failed = ""
        if failed:
            raise _NotSupported(failed)
        spare = Counter(at_most or {})
        counted = Counter(str(claim.verdict) for claim in document.claims if str(claim.verdict) not in allow)
        wrong = sum((counted - spare).values())
        if wrong or not document.claims:
            raise _NotSupported(f"{_asked_at()}: {_complaint(document, wrong)}")
        return document

    def close(self) -> None:
        """Finish the recording, if there is one."""
        self._open.close()

    def _opened(self) -> ClaimEngine:
        if self._engine is None and self._engine_name == "local":
            from claimcheck.local.engine import open_engine as open_local
            from claimcheck.local.settings import LocalSettings

            self._engine = open_local(LocalSettings.from_environment(os.environ))
        if self._engine is None:
            settings = self._settings()
            if settings is None:
                from claimcheck.annotation.rules import RulesEngine

                self._engine = RulesEngine()
            else:
                from claimcheck.llm.engine import open_engine

                if not settings.replays:
                    self._cassette.parent.mkdir(parents=True, exist_ok=True)
                self._engine = self._open.enter_context(open_engine(settings))
        return self._engine

    def _settings(self) -> ModelSettings | None:
        """Return the settings of the model engine, None for the rules engine."""
        if self._engine_name == "rules":
            return None
        from claimcheck.llm.settings import ModelSettings

        if self._engine_name == "auto" and not self._cassette.exists():
            service = ModelSettings.from_environment(os.environ, no_cache=True)
            if not service.configured:
                return None
        return ModelSettings.from_environment(os.environ, cassette=self._cassette, record=self._record)


@pytest.fixture
def claimcheck(request: pytest.FixtureRequest) -> Iterator[Claimcheck]:
    """Return what holds a text's claims against its sources: `claimcheck.assert_supported(summary, article)`."""
    checker = Claimcheck(
        _chosen(request.config, "engine", _ENGINES) or "auto",
        _chosen(request.config, "record", _RECORD_MODES),
        cassette_path(request.path, request.node.name),
    )
    yield checker
    checker.close()


def cassette_path(test_file: Path, test_name: str) -> Path:
    """Return where the cassette of a test lies."""
    name = _NOT_IN_FILE_NAMES.sub("-", test_name).strip("-.")
    return test_file.parent / "cassettes" / test_file.stem / f"{name}.json"


def _chosen(config: pytest.Config, name: str, known: Sequence[str]) -> str | None:
    """Return what an option says, else the setting of the ini file, None where neither says anything."""
    given = config.getoption(f"--claimcheck-{name}") or config.getini(f"claimcheck_{name}") or None
    if given is not None and given not in known:
        raise pytest.UsageError(f"claimcheck_{name} is {given!r}: choose one of {', '.join(known)}.")
    return given


def _asked_at() -> str:
    """Return how a failure begins: the line of the test that asked, which pytest names only in a traceback."""
    frame: FrameType | None = sys._getframe(2)
    while frame and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return f"{_near(frame.f_code.co_filename)}:{frame.f_lineno}: claimcheck" if frame else "claimcheck"


def _near(path: str) -> str:
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path


def _refuse_unknown(verdicts: Collection[str]) -> None:
    __tracebackhide__ = True
    from claimcheck.records import CHECK_VERDICTS

    known = [str(verdict) for verdict in CHECK_VERDICTS]
    for verdict in verdicts:
        if verdict not in known:
            near = difflib.get_close_matches(verdict, known, n=1, cutoff=0.5)
            meant = f" Did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"There is no verdict {verdict!r} of a check.{meant} Verdicts are {', '.join(known)}.")


def _failure(error: ClaimcheckError) -> str:
    """Return what went wrong in a few lines, with the options as pytest has them."""
    lines = error.message.splitlines()
    shown = [*lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else []), *error.hint.splitlines()[:1]]
    return in_terms_of_pytest("\n".join(shown))


def in_terms_of_pytest(message: str) -> str:
    """Return a message with the options of pytest for those of the command, and what the ini file calls the engine.

    >>> in_terms_of_pytest("Name one with --model or CLAIMCHECK_MODEL, or use --record all.")
    'Name one with CLAIMCHECK_MODEL, or use --claimcheck-record all.'
    """
    renamed = _OPTION.sub(lambda found: _OPTIONS[found[1]], _CASSETTE.sub("", message))
    return _ENGINE.sub(r"--claimcheck-engine \1 (claimcheck_engine = \1 in the ini file)", renamed)


def _complaint(document: Check, wrong: int) -> str:
    from claimcheck.reports import terminal

    counted = f"{wrong} of {len(document.claims)} claims not borne out" if document.claims else "no claim was found"
    report = terminal.render(document, texts={}, language=document.language, width=_WIDTH)
    return f"{counted}\n\n{report}"
