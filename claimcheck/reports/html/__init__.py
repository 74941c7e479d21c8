"""The page: one self-contained HTML file with the sources side by side and every claim marked in place.

Nothing of it comes from elsewhere and nothing leaves it: style and script stand in the file, and its Content Security
Policy admits these two by their hash and nothing else. Text of articles enters through escaping templates only.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.records import Check, Comparison, Extraction

if TYPE_CHECKING:
    import jinja2


def render(document: Comparison | Extraction | Check, *, texts: Mapping[str, str], language: str) -> str:
    """Return the page of a document.

    `texts` holds the whole text of each source by its id (a source without one is shown without text), `language` is
    that of the page's own words.
    """
    from claimcheck.reports.figures import page_phrases
    from claimcheck.reports.html.building import build
    from claimcheck.reports.phrases import phrases

    style, script = asset("page.css"), asset("page.js")
    own = page_phrases(language)
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            page=build(document, texts, language),
            language=language,
            say=own.say,
            word=phrases(language).name,
            style=style,
            script=script,
            policy=policy(style, script),
            version=__version__,
        )
    )


@functools.cache
def environment() -> jinja2.Environment:
    """Return the templates of pages; whatever they fill in is escaped."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("claimcheck.reports.html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def asset(name: str) -> str:
    """Return a style sheet or script of the pages."""
    return (resources.files(__package__) / "templates" / name).read_text("utf-8")


def policy(style: str, script: str) -> str:
    """Return the Content Security Policy that admits this style and this script, by their hashes, and nothing else."""
    return f"{admitting([style], [script])}; form-action 'none'"


def admitting(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Return the part of a Content Security Policy that admits styles and scripts by their hashes, and nothing else."""
    admitted = (" ".join(f"'{_hash(text)}'" for text in texts) for texts in (styles, scripts))
    return "default-src 'none'; style-src {}; script-src {}; base-uri 'none'".format(*admitted)


def policy_of_reports() -> str:
    """Return the Content Security Policy of every page that `render` makes."""
    return policy(asset("page.css"), asset("page.js"))


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
