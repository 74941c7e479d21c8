"""What reports in French say themselves keeps the spaces of French with the sign they belong to, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck import check, compare
from claimcheck.records import Check, Comparison
from claimcheck.reports import renderer
from claimcheck.reports.notebook import render as notebook

#: Articles without a sign before which French sets a space: what is found of them is the report's own.
ARTICLES = [
    "Le chantier de Norvane compte 1400 marins. Le maire dit que la cale rouvre. Le port vend 12 bacs en mai 2024.",
    "Le chantier de Norvane compte 1200 marins. La cale rouvre, selon le maire. Le port vend 14 bacs le 3 mai 2024.",
]
#: An ordinary space or none before a high sign, or inside the quotation marks.
UNKEPT = re.compile(r"(?:(?<=[\w»)’]) |(?<=[\wé»)’]))[:;!?»](?=\s|$)|(?<=\d) [%€]|«[^\u00a0\u202f\n]")
#: Styles, addresses, and the places of compilers ("text 1:2: ") are no prose.
NO_PROSE = re.compile(
    r"<(style|script)\b.*?</\1>|(?:content|style)=\"[^\"]*\"|https?://\S+|^[\w ]+:\d+: ", re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("command", [lambda: compare(ARTICLES), lambda: check(ARTICLES[0], ARTICLES[1:])])
@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "csv", "github", "junit", "gitlab", "notebook"])
def test_french_reports_keep_their_spaces(name: str, command: Callable[[], Comparison | Check]) -> None:
    document = replace(command(), language="fr")
    made = renderer(name)(document, texts=document.texts, language="fr") if name != "notebook" else notebook(document)
    shown = NO_PROSE.sub("", made)
    assert [shown[max(0, m.start() - 30) : m.end() + 10] for m in UNKEPT.finditer(shown)] == []
