"""What changed since a cassette was recorded: the sentence, not the line that it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.llm.cassettes.exchanges import Asked
from claimcheck.llm.cassettes.misses import explain_miss

BEFORE = "The ferry burned for two days. " * 9
AFTER = " Nobody on the quay saw the captain leave."


def _asked(text: str) -> Asked:
    messages = ({"role": "user", "text": text},)
    return Asked("verify", "1", "Reply", "m", "tools", {}, {}, messages, key=text)


def _said(recorded: str, now: str) -> str:
    return explain_miss(_asked(now), [_asked(recorded)], Path("talk.json"), "m").message


def _changed(recorded: str, now: str) -> list[str]:
    """Return the lines of the message that show what was recorded and what is asked now."""
    return [line for line in _said(recorded, now).split("\n") if line[0] in "-+" and line[:3] not in ("---", "+++")]


def test_a_changed_sentence_is_named_wherever_it_stands_in_a_long_line() -> None:
    said = _changed(f"{BEFORE}It killed 12 people.{AFTER}", f"{BEFORE}It killed 15 people.{AFTER}")
    assert said == ["-It killed 12 people.", "+It killed 15 people."]


@pytest.mark.parametrize(
    ("recorded", "now", "said"),
    [
        ("One came. Two went.", "One came. Two went. Three stayed.", ["+Three stayed."]),
        ("One came. “Two went.” Three stayed.", "One came. Three stayed.", ["-“Two went.”"]),
        ("[1] One came.\n[2] Two went.", "[1] None came.\n[2] One came.\n[3] Two went.", ["+None came."]),
    ],
)
def test_what_is_more_or_less_is_named_alone(recorded: str, now: str, said: list[str]) -> None:
    assert _changed(recorded, now) == said


def test_of_a_long_sentence_the_part_that_changed_is_shown() -> None:
    long = "and the crew of the tug and the men of the harbour watch " * 8
    gone, come = _changed(f"The pilot {long}saw 12 boats.", f"The pilot {long}saw 15 boats.")
    assert gone.startswith("-…")
    assert gone.endswith("saw 12 boats.")
    assert come.endswith("saw 15 boats.")
    assert max(len(gone), len(come)) < 170
