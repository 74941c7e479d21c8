"""The form: the page of `claimcheck serve`, and of the static site that runs the rules in the browser."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck import __version__, resources
from claimcheck.languages import FALLBACK, available, load
from claimcheck.reports import html as pages
from claimcheck.reports.phrases import Phrases, phrases
from claimcheck.serving.submissions import MOST_TEXTS

if TYPE_CHECKING:
    import jinja2

    from claimcheck.errors import ClaimcheckError

_FORM = files("claimcheck.serving") / "templates"

# What the script says, of texts that are compared and of one that is checked against the others.
_SAID_BY_THE_SCRIPT = (
    *("text", "remove", "add", "go", "working", "text_checked", "text_source", "remove_source", "add_source"),
    *("go_check", "working_check", "loading", "failed", "dropped", "lost"),
)

# The texts of an example, of those that travel in the package: two that are compared, and one with its source.
_COMPARED = {"fr": ("gazette.txt", "courrier.txt")}
_COMPARED_ELSEWHERE = ("harbour-post.txt", "tide-and-times.txt")
_CHECKED = ("summary.txt", "harbour-post.txt")

_PLACEHOLDERS = ("placeholder", "placeholder_checked", "placeholder_source")


@dataclass(frozen=True, slots=True)
class Form:
    """The page, and the Content Security Policy that it needs."""

    text: str
    policy: str


@dataclass(frozen=True, slots=True)
class Service:
    """The model service that a form offers: the name of the model, and the host that texts would go to."""

    model: str
    host: str


@dataclass(frozen=True, slots=True)
class Static:
    """What makes the form a page of a static site: the script that answers it; code, address and name of the others."""

    script: str
    others: tuple[tuple[str, str, str], ...]


def render(
    language: str,
    *,
    error: ClaimcheckError | None = None,
    service: Service | None = None,
    offers_local: bool = False,
    static: Static | None = None,
) -> Form:
    """Return the form in a language; `error` is what was wrong with the one that was sent.

    `offers_local` says that there is a local engine to choose.
    """
    words = words_in(language)
    style, script = _asset("form.css"), (static.script if static else "") + _asset("form.js")
    policy = _policy(style, script, static)
    phrasing = {name: words.phrase(name) for name in _SAID_BY_THE_SCRIPT}
    phrasing |= {name: words.phrase(f"{name}_static" if static else name) for name in _PLACEHOLDERS}
    text = (
        _templates()
        .get_template("form.html.jinja")
        .render(
            language=language,
            say=words.say,
            languages=[(code, phrases(language).name("languages", code)) for code in available()],
            style=style,
            script=script,
            phrasing=json.dumps(phrasing, ensure_ascii=False),
            stages=json.dumps(_stages(language), ensure_ascii=False),
            example=json.dumps(_example(language), ensure_ascii=False),
            offers_local=offers_local,
            host=service.host if service else "",
            model=service.model if service else "",
            error=error,
            most=MOST_TEXTS,
            version=__version__,
            static=static,
            policy=policy,
        )
    )
    return Form(text, policy)


def words_in(language: str) -> Phrases:
    """Return the words of the form in a language."""
    return _words(language)


def _policy(style: str, script: str, static: Static | None) -> str:
    # The report is shown within the form's page, and what frames a page decides what may run in it.
    policy = pages.admitting([style, pages.asset("page.css")], [script, pages.asset("page.js")])
    if static:
        return f"{policy}; worker-src 'self'; frame-src blob:; form-action 'none'"
    return f"{policy}; connect-src 'self'; frame-src blob:; form-action 'self'; frame-ancestors 'none'"


def _stages(language: str) -> dict[str, str]:
    return {name: phrases(language).name("stages", name) for name in ("read", "extract", "compare", "check")}


@functools.cache
def _example(language: str) -> dict[str, list[str]]:
    """Return the texts that fill the form as an example, of what is done with them; in English where there are none."""
    folder = resources.folder("examples")
    chosen = {"compare": _COMPARED.get(language, _COMPARED_ELSEWHERE), "check": _CHECKED}
    return {what: [(folder / name).read_text("utf-8") for name in names] for what, names in chosen.items()}


@functools.cache
def _words(language: str) -> Phrases:
    own, fallback = (load(code).table("phrases").get("serve", {}) for code in (language, FALLBACK))
    return Phrases(table=own, fallback=fallback)


@functools.cache
def _asset(name: str) -> str:
    return (_FORM / name).read_text("utf-8")


@functools.cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("claimcheck.serving"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
