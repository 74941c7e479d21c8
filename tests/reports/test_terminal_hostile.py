from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.records import Engine, Rejection, SummarySentence, Verdict
from claimcheck.reports import terminal
from claimcheck.reports.sanitize import is_hidden

if TYPE_CHECKING:
    from tests.reports.conftest import Desk

OWN_STYLE = re.compile(r"\x1b\[[0-9;]*m")
HOSTILE = st.text(
    alphabet=st.sampled_from("\x1b[]0;31mab \x07\x08\r\x9b\u202e\u2066\u200b\u2028\ufdd0\x7f[red]\\"), min_size=1
)


def everywhere(desk: Desk, hostile: str) -> str:
    """Every report with `hostile` in every place that an article, a file name or a model can reach."""
    desk.source("A", f"x{hostile}x", title=hostile, notes=(hostile,), language=hostile)
    desk.source("B", f"y{hostile}y", name=hostile, published=hostile)
    desk.claim("A1", f"x{hostile}x", speaker=hostile)
    desk.claim("B1", f"y{hostile}y", text=hostile)
    desk.finding(Verdict.CONFLICT, "A1", "B1", differ=(hostile, hostile), explanation=hostile, decided_by=hostile)
    desk.finding(Verdict.AGREE, "A1", "B1")
    desk.finding(Verdict.SINGLE, "A1")
    rejected = (Rejection(hostile, hostile),)
    about: dict[str, Any] = {"engine": Engine("model", hostile), "rejected": rejected}
    documents: list[Any] = [
        desk.comparison(**about),
        desk.extraction("A", SummarySentence(hostile, (hostile,)), **about),
        desk.check(desk.checked(hostile, Verdict.UNDECIDED, "B1", said=hostile), rejected=rejected),
    ]
    return "".join(
        terminal.render(document, texts={}, language="en", colour=colour, width=120)
        for document in documents
        for colour in (False, True)
    )


@given(hostile=HOSTILE)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_acts_reaches_the_terminal(desk: Desk, hostile: str) -> None:
    fresh = type(desk)()
    left = OWN_STYLE.sub("", everywhere(fresh, hostile))
    assert not [character for character in left if character != "\n" and is_hidden(character)]


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;owned\x07", "␛]0;owned␇"),
        ("[bold red]loud[/bold red]", "[bold red]loud[/bold red]"),
        ("[/]", "[/]"),
        (":smile:", ":smile:"),
        ("\\[x]", "\\[x]"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
    ],
)
def test_markup_and_sequences_are_shown_as_the_text_they_are(desk: Desk, hostile: str, shown: str) -> None:
    desk.source("A", f"It said {hostile} loudly.")
    desk.claim("A1", f"It said {hostile} loudly.")
    assert f"It said {shown} loudly." in terminal.render(desk.extraction("A"), texts={}, language="en")
