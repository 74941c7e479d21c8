"""What goes wrong, as one message on stderr and an exit code."""

from __future__ import annotations

import sys

import click

from claimcheck.errors import ClaimcheckError

DONE = 0
FOUND = 1
WRONG_USAGE = 2
CASSETTE_LACKS = 3
INTERRUPTED = 130


def explain(error: BaseException, *, debug: bool) -> int:
    """Print what happened, where, and what to try; return the exit code. `debug` adds the traceback."""
    code = _code(error)
    if debug and code != INTERRUPTED:
        import traceback

        from claimcheck.llm.cassettes.redaction import without_secrets

        secrets = error.secrets if isinstance(error, ClaimcheckError) else ()
        say(without_secrets("".join(traceback.format_exception(error)).rstrip(), secrets))
    for line in _message(error):
        say(line)
    return code


def note(text: str) -> None:
    """Print a note for the user on stderr, unless the run is to be quiet."""
    from claimcheck.cli.commands import current_run

    if not current_run().quiet:
        say(text)


def say(text: str) -> None:
    """Print a message for the user on stderr, never anything that acts in a terminal."""
    from claimcheck.reports.sanitize import visible

    if sys.stderr is None:
        return
    lines = "\n".join(visible(line) for line in text.split("\n"))
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        print(lines.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)
    except OSError:  # nobody listens on stderr; the exit code still tells
        return


def _is_interruption(error: BaseException | None) -> bool:
    """Tell whether somebody interrupted the run, also where what was going on then made an error of its own of it.

    An interruption while a class is made, as by an import, comes out of Python 3.11 as a RuntimeError.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt | click.Abort):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def _code(error: BaseException) -> int:
    if _is_interruption(error):
        return INTERRUPTED
    if isinstance(error, ClaimcheckError):
        return error.exit_code
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else WRONG_USAGE
    return WRONG_USAGE


def _message(error: BaseException) -> list[str]:
    if _is_interruption(error) or isinstance(error, SystemExit):
        return []
    if isinstance(error, ClaimcheckError):
        return [f"claimcheck: {error.message}", *filter(None, [error.hint])]
    if isinstance(error, click.ClickException):
        return _usage_message(error)
    if isinstance(error, MemoryError):
        return ["claimcheck: there is not enough memory for this.", "Compare fewer or shorter sources."]
    return [
        f"claimcheck: a fault of the program itself: {type(error).__name__}: {error}",
        "Run it again with --debug and report what it prints.",
    ]


def _usage_message(error: click.ClickException) -> list[str]:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message().split("\n")
    message = error.format_message().replace("\n", " ").strip()
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "claimcheck"
    return [f"claimcheck: {message}", f"See {command} --help."]
