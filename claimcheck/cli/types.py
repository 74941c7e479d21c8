"""Types of arguments and options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    _TextType = click.ParamType[str]
else:  # in older releases of click no type of its own
    _TextType = click.ParamType


class TextSource(_TextType):
    """A file, an address or `-`: text for the program, completed as a file by the shell.

    A variable that names several has one a line, since names of files have spaces in them.
    """

    name = "source"
    envvar_list_splitter = "\n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return the text as it is."""
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Let the shell complete names of files."""
        return [CompletionItem(incomplete, type="file")]


class LanguageCode(_TextType):
    """A language that has a file of words, by its ISO 639 code, with or without a region ("fr", "fr-CA")."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code in small letters without its region."""
        from claimcheck.languages import available

        code = str(value).strip().lower().replace("_", "-").split("-")[0]
        if code not in available():
            self.fail(f"{value!r} is none of {', '.join(available())}.", param, ctx)
        return code

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Offer the codes."""
        from claimcheck.languages import available

        return [CompletionItem(code) for code in available() if code.startswith(incomplete)]


SOURCE = TextSource()
LANGUAGE = LanguageCode()
