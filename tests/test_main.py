"""The entry point of the process: what it hands over, and how it leaves the interpreter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

# Runs `main` as the interpreter would, counts the looks for garbage, and says how it left things.
_WATCHED = """
import gc, json, sys
looks = []
gc.callbacks.append(lambda phase, info: looks.append(info["generation"]) if phase == "start" else None)
from claimcheck.__main__ import main
code = main()
print(json.dumps({"code": code, "looks": len(looks), "left": len(gc.get_objects()), "kept": gc.get_freeze_count()}))
"""


def _watched(*arguments: str) -> dict[str, int]:
    ran = subprocess.run(
        [sys.executable, "-c", _WATCHED, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    seen: dict[str, int] = json.loads(ran.stdout.splitlines()[-1])
    return seen


def test_main_returns_the_exit_code_of_the_command() -> None:
    assert _watched("--version")["code"] == 0
    assert _watched("compare", "there-is-no-such-file.txt", "nor-this-one.txt")["code"] == 2


def test_a_short_run_spends_next_to_nothing_on_garbage() -> None:
    articles = (str(EXAMPLES / "gazette.txt"), str(EXAMPLES / "courrier.txt"))
    seen = _watched("compare", *articles, "--engine", "rules")
    assert seen["looks"] <= 10, "a comparison of two articles makes too little garbage to look for it often"


def test_the_interpreter_has_nothing_to_search_when_it_ends() -> None:
    seen = _watched("--version")
    assert seen["left"] < 1000 < seen["kept"]
