"""Prompts are files: one a stage, with a version, that a user may replace by their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from claimcheck.errors import UsageError, why_unreadable
from claimcheck.files import is_endless, text_of
from claimcheck.languages import available, load
from claimcheck.resources import folder

#: What each stage fills in. A prompt that lacks one of these would leave out what it is about.
PLACEHOLDERS = {
    "extract": frozenset({"language", "example", "published", "sentences"}),
    "repair": frozenset({"language", "claims"}),
    "translate": frozenset({"language", "sentences"}),
    "align": frozenset({"language", "first", "second", "claims_a", "claims_b"}),
    "confirm": frozenset({"language", "first", "second", "pairs"}),
    "verify": frozenset({"language", "text", "sentences", "claims"}),
    "overview": frozenset({"language", "findings"}),
}

# A user's prompt may do without these: no example, no date.
_OPTIONAL = frozenset({"example", "published", "first", "second", "text"})

_SECTION = re.compile(r"^== (.+) ==$", re.MULTILINE)
_HEADER = re.compile(r"^# (stage|version): *(\S+) *$", re.MULTILINE)

_DOUBLE_QUOTES = re.compile(r"[\"“]([^\"“”]*)[\"”]")
_LONE_QUOTES = str.maketrans({'"': "’", "“": "‘", "”": "’"})

# What opens or closes a fence of ours, or a turn of some model's chat format, if it stood in the data.
_HIDDEN = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_TAG = re.compile(rf"[<＜﹤](?=[{_HIDDEN}]*[/／|!?A-Za-z<＜])")
_TURN = re.compile(r"\[(?=/?(?:INST|SYS)\])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent to the model: its instructions and the data, each as one message."""

    stage: str
    version: str
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """The prompt of one stage: its sections by name ("system", "user", "example fr")."""

    stage: str
    version: str
    sections: dict[str, str]

    def fill(self, language: str, **data: str) -> Question:
        """Return the question that the prompt makes of `data`, which is taken as untrusted and fenced off.

        `language` is the ISO 639-1 code of the language to answer in.
        """
        values = {name: neutral(value) for name, value in data.items()}
        values["language"] = language_name(language)
        values["example"] = self._example(language)
        system, user = (Template(self.sections[name]).substitute(values) for name in ("system", "user"))
        return Question(self.stage, self.version, system, user)

    def _example(self, language: str) -> str:
        base = language.lower().replace("_", "-").split("-")[0]
        return self.sections.get(f"example {base}") or self.sections.get("example en", "")


def load_prompt(stage: str, user_folder: Path | None = None) -> Prompt:
    """Return the prompt of `stage`: the file `stage`.txt in the user's folder, else the one that is shipped.

    Raises `UsageError` for a folder that does not exist and for a file that cannot serve as a prompt of the stage.
    """
    if user_folder is not None and not user_folder.is_dir():
        raise UsageError(f"There is no folder of prompts {user_folder}.", "Name a folder with --prompts DIR.")
    own = user_folder / f"{stage}.txt" if user_folder else None
    path = own if own is not None and (own.is_file() or is_endless(own)) else folder("prompts") / f"{stage}.txt"
    try:
        text = text_of(path)
    except (OSError, UnicodeDecodeError) as error:
        what = why_unreadable(error)
        raise UsageError(f"The prompt {path} cannot be read: {what}.", "A prompt is a text file in UTF-8.") from error
    return parse_prompt(stage, text, str(path))


def parse_prompt(stage: str, text: str, origin: str) -> Prompt:
    """Return the prompt that `text` is; `origin` names it in messages. Raises `UsageError`."""
    head, *parts = _SECTION.split(text)
    header = dict(_HEADER.findall(head))
    sections = {name.strip(): body.strip("\n") for name, body in zip(parts[::2], parts[1::2], strict=True)}
    hint = "Compare it with the one that is shipped; the placeholders of each stage stand in its first lines."
    if header.get("stage") != stage or "version" not in header:
        raise UsageError(f"{origin} lacks the lines '# stage: {stage}' and '# version: ...'.", hint)
    for name in ("system", "user"):
        if name not in sections:
            raise UsageError(f"{origin} lacks the section '== {name} =='.", hint)
    _check_placeholders(stage, sections, origin, hint)
    return Prompt(stage, header["version"], sections)


def _check_placeholders(stage: str, sections: dict[str, str], origin: str, hint: str) -> None:
    used: set[str] = set()
    for name in ("system", "user"):
        template = Template(sections[name])
        if not template.is_valid():
            raise UsageError(f"{origin} has a '$' that starts no placeholder, in the section {name}.", hint)
        used.update(template.get_identifiers())
    missing = PLACEHOLDERS[stage] - _OPTIONAL - used
    if missing:
        raise UsageError(f"{origin} lacks {', '.join(f'${name}' for name in sorted(missing))}.", hint)
    unknown = used - PLACEHOLDERS[stage]
    if unknown:
        raise UsageError(f"{origin} has {', '.join(f'${name}' for name in sorted(unknown))}, unknown here.", hint)


def neutral(data: str) -> str:
    """Return `data` so that nothing in it can end the fence around it or start a turn of a chat.

    The characters that do so are replaced by ones that look alike: a model reads the same words, and what is reported
    is quoted from the article, not from here.
    """
    return _TURN.sub("［", _TAG.sub("‹", data))


def one_line(text: str) -> str:
    """Return `text` on one line: in numbered data, a line of its own would pass for another item."""
    return " ".join(text.split())


def as_data(text: str) -> str:
    """Return `text` on one line, its double quotation marks made single ones.

    A small model that copies a double one into its reply takes it for the end of the JSON string, and goes on with
    half a claim.
    """
    return _DOUBLE_QUOTES.sub("‘\\1’", one_line(text)).translate(_LONE_QUOTES)


def language_name(code: str) -> str:
    """Return what a language calls itself, or its code where it has no file."""
    base = code.lower().replace("_", "-").split("-")[0]
    return load(base).name if base in available() else code
