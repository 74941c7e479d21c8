"""What a real terminal gets: a pseudo-terminal stands for it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are a matter of Unix")

Fire = tuple[Path, Path]


def shown(*arguments: object, **variables: str) -> str:
    """What `claimcheck` prints when its standard output is a terminal of 90 columns."""
    leader, follower = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "TERM"}}
    environment = {**kept, "PYTHONUTF8": "1", "TERM": "xterm-256color", "COLUMNS": "90", **variables}
    command = [sys.executable, "-m", "claimcheck", *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower, env=environment) as ran:
        os.close(follower)
        pieces = []
        while select.select([leader], [], [], 30)[0]:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(leader)
    assert ran.returncode == 0
    return b"".join(pieces).decode("utf-8")


def test_a_terminal_gets_colour_and_no_brackets(fire: Fire) -> None:
    text = shown("compare", *fire, "--engine", "rules")
    assert "\x1b[1;4;31m" in text
    assert "⟦" not in text


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_and_a_dumb_terminal_get_no_escape_at_all(fire: Fire, variables: dict[str, str]) -> None:
    text = shown("compare", *fire, "--quiet", "--engine", "rules", **variables)  # progress moves the cursor
    assert "\x1b" not in text
    assert "⟦" in text


def test_a_hostile_article_does_not_act_even_in_colour(tmp_path: Path) -> None:
    article = tmp_path / "hostile.txt"
    article.write_text("The mayor \x1b]0;owned\x07 resigned \x1b[2J on Monday \u202e after the vote.\n", "utf-8")
    text = shown("extract", article)
    assert "\x1b]" not in text
    assert "\x1b[2J" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "␛]0;owned␇" in text
