"""Options that a project keeps in a file: `claimcheck.toml`, or `[tool.claimcheck]` of `pyproject.toml`.

The nearest folder, from the current one upwards, that has one of the two is taken; of both in one folder,
`claimcheck.toml`. A key is the name of an option ("fail-on"); it holds for every command that has the option, and in a
table named after a command ("[compare]") for that command alone. Paths are relative to the folder of the file.
`[[accept]]` lists findings that are known and let nothing fail; see `claimcheck.acceptance`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.types import TextSource
from claimcheck.errors import UsageError, why_unreadable
from claimcheck.files import is_endless, text_of

if TYPE_CHECKING:
    from claimcheck.acceptance import Accepted

OWN_FILE = "claimcheck.toml"
PROJECT_FILE = "pyproject.toml"

#: Options that name the model service. The settings of the model engine know which variables name them as well, and
#: that a cassette contradicts a model only where the user named one for this very run.
OF_THE_SERVICE = frozenset({"model", "base_url", "requests_per_minute", "tokens_per_minute"})

_SERVICE_KEY = "claimcheck.service"
_ACCEPT_KEY = "claimcheck.accept"

#: The key of the file that is no option.
ACCEPT = "accept"

# What only a command line can ask for.
_NO_KEYS = frozenset({"help", "version", "reason", "until"})


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says: its place, and its keys as written."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def find(folder: Path) -> Configuration:
    """Return what the file that holds in `folder` says, nothing where there is none.

    Raises `UsageError` for a file that is no TOML, and for a pipe or a device in its place.
    """
    for place in (folder, *folder.parents):
        if _stands_at(place / OWN_FILE):
            return Configuration(place / OWN_FILE, _parsed(place / OWN_FILE))
        if _stands_at(place / PROJECT_FILE):
            table = _parsed(place / PROJECT_FILE).get("tool", {}).get("claimcheck")
            if isinstance(table, dict):
                return Configuration(place / PROJECT_FILE, table)
    return Configuration()


def _stands_at(path: Path) -> bool:
    """Tell whether there is a file, or what is none and must not be passed over in silence."""
    return path.is_file() or is_endless(path)


def _apart(found: Configuration) -> tuple[tuple[Accepted, ...], Configuration]:
    """Return what `[[accept]]` lists, and the file without it."""
    if ACCEPT not in found.values:
        return (), found
    from claimcheck.acceptance import parse

    rest = {key: value for key, value in found.values.items() if key != ACCEPT}
    return parse(found.values[ACCEPT], str(found.path)), Configuration(found.path, rest)


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text_of(path))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.", "Mend it, or run in another folder.") from error
    except ValueError as error:
        raise UsageError(
            f"{path} is no TOML: {why_unreadable(error)}.", "Mend it, or run in another folder."
        ) from error


def give(context: click.Context) -> None:
    """Make the values of the file the defaults of the command that `context` is about to parse.

    Raises `UsageError` for a key that no option has, and for a value that its option does not take.
    """
    context.meta[_ACCEPT_KEY], found = _apart(find(_current_folder()))
    if found.path is None:
        return
    root = context.find_root().command
    below = commands_below(root) if isinstance(root, click.Group) else ()
    commands = {"-".join(path): command for path, command in below}
    _refuse_unknown(found, commands)
    name = _name(context)
    values = {
        key: value for key, value in found.values.items() if not isinstance(value, dict) and _taken(context, key, value)
    }
    values |= found.values.get(name, {})
    defaults = {_parameter(key): _value(found, context, key, value) for key, value in values.items()}
    context.meta[_SERVICE_KEY] = {
        key: (value, str(found.path)) for key, value in defaults.items() if key in OF_THE_SERVICE
    }
    context.default_map = {key: value for key, value in defaults.items() if key not in OF_THE_SERVICE}


def _current_folder() -> Path:
    """Return the folder a run is started in. Raises `UsageError` where it was removed, or may not be looked at."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError("The current folder is gone or cannot be read.", "Run it in another folder.") from error


def service_defaults() -> Mapping[str, tuple[Any, str]]:
    """Return what the file says of the model service: the value of each option, and the file it is from."""
    context = click.get_current_context(silent=True)
    found: Mapping[str, tuple[Any, str]] = context.meta.get(_SERVICE_KEY, {}) if context else {}
    return found


def acceptances() -> tuple[Accepted, ...]:
    """Return the findings that the file of the run under way accepts."""
    context = click.get_current_context(silent=True)
    found: tuple[Accepted, ...] = context.meta.get(_ACCEPT_KEY, ()) if context else ()
    return found


def place_of_acceptances() -> tuple[Path, str]:
    """Return the file that takes an acceptance of a run in this folder, there or not, and its array of tables."""
    folder = _current_folder()
    path = find(folder).path or folder / OWN_FILE
    return path, ACCEPT if path.name == OWN_FILE else f"tool.claimcheck.{ACCEPT}"


def commands_below(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Return the commands of a group and of the groups in it, each with the names that lead to it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands_below(command, *path, name)
        elif command:
            yield (*path, name), command


def _name(context: click.Context) -> str:
    """Return the name of a command as a table of the file has it: "compare", "cassette-check"."""
    names = []
    while context.parent is not None:
        names.append(str(context.info_name))
        context = context.parent
    return "-".join(reversed(names))


def _key(parameter: str) -> str:
    return parameter.replace("_", "-")


def _parameter(key: str) -> str:
    return key.replace("-", "_")


def _options(command: click.Command) -> dict[str, click.Option]:
    return {
        str(option.name): option
        for option in command.params
        if isinstance(option, click.Option) and option.name not in _NO_KEYS
    }


def _refuse_unknown(found: Configuration, commands: Mapping[str, click.Command]) -> None:
    everywhere = {_key(name) for command in commands.values() for name in _options(command)}
    for key, value in found.values.items():
        if isinstance(value, dict):
            _refuse(found, key, key, commands, "command")
            own = {_key(name) for name in _options(commands[key])}
            for inner in value:
                _refuse(found, f"{key}.{inner}", _key(inner), own, "option")
        else:
            _refuse(found, key, _key(key), everywhere, "option")


def _refuse(found: Configuration, written: str, key: str, known: Iterable[str], what: str) -> None:
    listed = sorted(known)
    if key in listed:
        return
    near = difflib.get_close_matches(key, listed, n=1, cutoff=0.5)
    meant = f"Did you mean {near[0]}? " if near else ""
    raise UsageError(f"{found.path}: {written} names no {what}.", f"{meant}Known are {', '.join(listed)}.")


def _taken(context: click.Context, key: str, value: Any) -> bool:
    """Say whether a key for all commands concerns this one: it has the option, and the option knows the choice."""
    option = _options(context.command).get(_parameter(key))
    if option is None:
        return False
    return not isinstance(option.type, click.Choice) or value in option.type.choices or not _elsewhere(context, key)


def _elsewhere(context: click.Context, key: str) -> bool:
    """Say whether other commands have an option of this name with other choices."""
    root = context.find_root().command
    commands = commands_below(root) if isinstance(root, click.Group) else ()
    named = [_options(command).get(_parameter(key)) for _, command in commands]
    return len({tuple(one.type.choices) for one in named if one and isinstance(one.type, click.Choice)}) > 1


def _value(found: Configuration, context: click.Context, key: str, value: Any) -> Any:
    """Return a value as its option takes it."""
    option = _options(context.command)[_parameter(key)]
    if isinstance(value, list) and not option.multiple:
        value = ",".join(str(one) for one in value)
    if option.multiple and not isinstance(value, list):
        value = [value]
    if isinstance(value, bool) is not option.is_flag:
        expected = "true or false" if option.is_flag else "text or a number"
        raise UsageError(f"{found.path}: {key} is {value!r}.", f"It takes {expected}.")
    if isinstance(option.type, click.Path | TextSource):
        value = [_beside(found, one) for one in value] if option.multiple else _beside(found, value)
    try:
        option.type_cast_value(context, value)
    except click.BadParameter as error:
        raise UsageError(f"{found.path}: {key}: {error.message}", f"See {context.command_path} --help.") from error
    return value


def _beside(found: Configuration, path: Any) -> Any:
    """Return a path that is relative to the file as one that holds in the current folder."""
    if found.path is None or path == "-" or "://" in str(path):
        return path
    folder = found.path.parent
    return str(path) if folder == _current_folder() else str(folder / str(path))
