"""What a command of claimcheck is: a command of click whose options may also stand in a file and in variables."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import click

from claimcheck.cli import configuration

#: Of an option, CLAIMCHECK_ and its name is the variable: CLAIMCHECK_FAIL_ON.
PREFIX = "CLAIMCHECK"


@dataclass(slots=True)
class Run:
    """What options say of how a run speaks, rather than of what it does."""

    debug: bool = False
    quiet: bool = False
    color: str = "auto"


class Command(click.Command):
    """A command whose options also come from variables and from a file, in this order."""

    def __init__(self, name: str | None, **named: Any) -> None:
        super().__init__(name, **named)
        self.help = with_examples(self.help)
        self.context_settings = {"auto_envvar_prefix": PREFIX, **self.context_settings}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the command line over the values of the file."""
        if not set(args) & set(ctx.help_option_names):
            configuration.give(ctx)
        return super().parse_args(ctx, args)


def with_examples(text: str | None) -> str | None:
    r"""Return the text of a help; `\b`, which its docstring spells out, has click leave lines of examples alone."""
    return text and text.replace(r"\b", "\b")


command = functools.partial(click.command, cls=Command)


def current_run() -> Run:
    """Return how the run under way speaks; without a command under way, as without options."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Run) if context else None
    return found or Run()


def is_from_a_file(parameter: str) -> bool:
    """Say whether the value of an option is one that a file gave."""
    context = click.get_current_context(silent=True)
    return context is not None and context.get_parameter_source(parameter) is click.core.ParameterSource.DEFAULT_MAP
