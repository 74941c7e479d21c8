"""The options that commands share, declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck.cli.commands import Run
from claimcheck.cli.types import LANGUAGE, SOURCE
from claimcheck.errors import UsageError
from claimcheck.reports import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])


def _of_the_run(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep a value that says how the run speaks where every part of the command line finds it."""
    # The option may stand before the command and after it: what is not given says nothing.
    if value is not None and option.name is not None:
        setattr(context.ensure_object(Run), option.name, value)


debug_option = click.option(
    "--debug",
    is_flag=True,
    default=None,
    expose_value=False,
    callback=_of_the_run,
    help="Add the traceback to an error.",
)

quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    default=None,
    expose_value=False,
    is_eager=True,
    callback=_of_the_run,
    help="No notes and no progress on stderr; errors only.",
)

color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    expose_value=False,
    callback=_of_the_run,
    help="Whether the report has colour.  [default: auto, in a terminal]",
)

#: Each command has these.
_EVERYWHERE = [color_option, quiet_option, debug_option]

jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Ask the model service at most N questions at once."
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of `compare`, `extract` and `check` say."""

    engine: str
    model: str | None
    base_url: str | None
    cassette: Path | None
    record: str | None
    jobs: int | None
    no_cache: bool
    dry_run: bool
    prompts: Path | None
    language: str | None
    published: tuple[str, ...]
    format: str | None
    output: tuple[str, ...]
    fail_on: str | None
    baseline: Path | None = None
    since: Path | None = None
    no_send: bool = False
    embeddings: str | None = None
    entailment: str | None = None
    judging: bool | None = None
    batch: bool = False
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    redact: tuple[str, ...] = ()
    redact_articles: bool = False


_SERVICE = [
    click.option(
        "--model", metavar="NAME", allow_from_autoenv=False, help="The model; also CLAIMCHECK_MODEL or OPENAI_MODEL."
    ),
    click.option(
        "--base-url",
        metavar="URL",
        allow_from_autoenv=False,
        help="The model service; also CLAIMCHECK_BASE_URL or OPENAI_BASE_URL. Key: OPENAI_API_KEY.",
    ),
]

_REPORT = [
    click.option(
        "--format", type=click.Choice(list(FORMATS)), help="How to report.  [default: terminal, or by -o's ending]"
    ),
    click.option(
        "-o",
        "--output",
        type=SOURCE,
        metavar="FILE",
        multiple=True,
        help="Write the report to FILE, in the format of its ending (.html, .json, .md, .csv, .sarif, .txt). "
        "May be repeated.",
    ),
]

language_option = click.option(
    "--language",
    type=LANGUAGE,
    metavar="CODE",
    help="Language of the report's own words.  [default: the first source's]",
)

_published_option = click.option(
    "--published",
    metavar="DATE",
    multiple=True,
    help="When the article appeared (YYYY-MM-DD, or - to skip one); repeat it in the order of the sources.",
)

no_send_option = click.option(
    "--no-send",
    is_flag=True,
    help="Fail where an article would be sent to a model service or a page be fetched, before anything is.",
)
_dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be asked of the model service, and ask nothing."
)

_LOCAL = [
    click.option(
        "--embeddings",
        metavar="NAME",
        help="The encoder of the local engine: a folder with an ONNX model and its tokenizer, or a model of the "
        "service at CLAIMCHECK_EMBEDDINGS_URL.  [default: the one that the extra installs]",
    ),
    click.option(
        "--entailment",
        metavar="FOLDER|URL",
        help="An entailment model that judges, in the local engine, what rules leave open: a folder with an ONNX model "
        "of three labels, or a service that answers /predict.  [default: nobody judges it]",
    ),
]

_SHARED = [
    click.option(
        "--engine",
        type=click.Choice(["auto", "rules", "local", "model"]),
        default="auto",
        show_default=True,
        help="auto: model if a model service is configured or a cassette is given, else local where its extra is "
        "installed, else rules; these two are offline and need no key.",
    ),
    *_LOCAL,
    *_SERVICE,
    *_REPORT,
    click.option(
        "--fail-on",
        metavar="VERDICT[,VERDICT]",
        help="Exit 1 when a finding has one of these verdicts.",
    ),
    click.option(
        "--cassette",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Record every exchange with the model service in FILE, or replay it.",
    ),
    click.option(
        "--record",
        type=click.Choice(["none", "once", "new", "all"]),
        help="none: replay only; once: record if FILE does not exist; new: record what is missing; all: record anew.  "
        "[default: once; none if CI=true]",
    ),
    click.option(
        "--redact",
        metavar="WORDS",
        multiple=True,
        help="Hide WORDS in the cassette; to replay it, give them again. May be repeated.",
    ),
    click.option("--redact-articles", is_flag=True, help="Hide the articles in the cassette; to replay it, have them."),
    language_option,
    _published_option,
    jobs_option,
    click.option("--no-cache", is_flag=True, help="Neither read nor keep answers of the model service."),
    _dry_run_option,
    no_send_option,
    click.option(
        "--prompts",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        metavar="FOLDER",
        help="Take prompts from FOLDER where it has them.",
    ),
    *_EVERYWHERE,
]


baseline_option = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An earlier report (.json, .sarif): what it already has does not count for --fail-on.",
)


since_option = click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An earlier report (.json): say what is new, changed and gone since.",
)


judging_option = click.option(
    "--judging/--no-judging",
    default=None,
    help="Whether the model aligns the claims and says how they relate.  [default: judging, or as in the cassette]",
)


def shared_options(command: Command) -> Command:
    """Add the options of `compare`, `extract` and `check` to a command."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


_CORPUS = [
    click.option(
        "-o",
        "--output",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        required=True,
        help="Write the result to FOLDER; a further run goes on where an earlier one stopped.",
    ),
    click.option(
        "--days",
        type=click.IntRange(min=0),
        default=3,
        show_default=True,
        metavar="N",
        help="Articles of one event appear at most N days apart.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Work in N processes, one a core by default; with a model, ask N questions at once.",
    ),
    click.option(
        "--cluster", metavar="ADDRESS", help="Compare on the Dask cluster at ADDRESS; see claim-by-claim[cluster]."
    ),
    click.option(
        "--batch",
        is_flag=True,
        help="Ask the model through the Batch API of OpenAI: within a day, at half the price.",
    ),
    click.option(
        "--requests-per-minute",
        type=click.FloatRange(min=0, min_open=True),
        allow_from_autoenv=False,
        metavar="N",
        help="Ask the model service no more than this; also CLAIMCHECK_REQUESTS_PER_MINUTE.",
    ),
    click.option(
        "--tokens-per-minute",
        type=click.FloatRange(min=0, min_open=True),
        allow_from_autoenv=False,
        metavar="N",
        help="Send and ask for no more tokens than this; also CLAIMCHECK_TOKENS_PER_MINUTE.",
    ),
    click.option("--format", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True),
    click.option("--follow-links", is_flag=True, help="Read what links in a folder lead to, too."),
]

#: What says something of one report, or of sources one by one, has no place where there are thousands.
_OF_ONE_REPORT = (*_REPORT, _published_option, _dry_run_option, jobs_option)


def corpus_options(command: Command) -> Command:
    """Add the options of `corpus` to a command: its own, and those of `compare` that make sense for many articles."""
    for option in reversed([*_CORPUS, judging_option, *(option for option in _SHARED if option not in _OF_ONE_REPORT)]):
        command = option(command)
    return command


def every_command(command: Command) -> Command:
    """Add the options that each command has: how the run speaks."""
    for option in reversed(_EVERYWHERE):
        command = option(command)
    return command


def report_options(command: Command) -> Command:
    """Add the options that say how to report, and where to."""
    for option in reversed(_REPORT):
        command = option(command)
    return command


def service_options(command: Command) -> Command:
    """Add the options that name a model service to a command."""
    for option in reversed(_SERVICE):
        command = option(command)
    return command


def local_options(command: Command) -> Command:
    """Add the options that name the models of the local engine to a command."""
    for option in reversed(_LOCAL):
        command = option(command)
    return command


def chosen_verdicts(given: str | None, known: Sequence[str]) -> frozenset[str]:
    """Return the verdicts that `--fail-on` names. Raises `UsageError` for one that is not `known`."""
    verdicts = [name.strip().lower() for name in (given or "").split(",") if name.strip()]
    if given is not None and not verdicts:
        raise UsageError("--fail-on names no verdict.", f"Verdicts are {', '.join(known)}.")
    for name in verdicts:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            meant = f"Did you mean {near[0]}? " if near else ""
            raise UsageError(
                f"--fail-on: there is no verdict {name!r} here.", f"{meant}Verdicts are {', '.join(known)}."
            )
    return frozenset(verdicts)


def verdict_names(verdicts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of verdicts as `--fail-on` takes them."""
    return tuple(str(verdict) for verdict in verdicts)
