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


class Told(click.Command):
    """A command whose help is written as a report is: to a full disk or to nobody, it ends with one message or none."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option of the help, which prints it our way."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


class Group(Told, click.Group):
    """A group of commands."""


class Command(Told):
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


def _show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        show(ctx, ctx.get_help())


def show(ctx: click.Context, text: str) -> None:
    """Print a text that an option asks for, and end."""
    from claimcheck.cli.printing import print_text

    print_text(f"{text}\n")
    ctx.exit()


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
