"""Python orders the words of a set by a seed that differs from process to process; no result may depend on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent

# Prints what every case of the suite gives: its figures, the relation of its two texts, the check of its text; then the
# reports on the examples.
PRINT_GOLDENS = """
import itertools, json, pathlib, sys, tomllib
import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.reports.documents import as_json

tests = pathlib.Path(sys.argv[1])

def article(text, language, name):
    return article_from_text(text, language=language, name=name)

for path in sorted(tests.glob("figures/cases/*.??.jsonl")):
    language = path.name.split(".")[-2]
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        print(claimcheck.quantities(case if isinstance(case, str) else case["text"], language=language))
for path in sorted(tests.glob("comparison/**/*.jsonl")):
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        texts = [(side, case.get(side)) for side in ("a", "b")]
        if all(isinstance(text, str) and text.strip() for _, text in texts):
            print(claimcheck.relate(*(article(text, case.get("language"), side) for side, text in texts)))
for path in sorted(tests.glob("verification/data/rules/*.toml")):
    for case in tomllib.loads(path.read_text("utf-8"))["case"]:
        language = case.get("language", "en")
        text, source = (article(case[side], language, side) for side in ("text", "source"))
        print(json.dumps(as_json(claimcheck.check(text, [source], engine="rules"))))
articles = [claimcheck.read(path) for path in sorted((tests.parent / "examples").glob("*.*"))]
for pair in itertools.pairwise(articles):
    print(json.dumps(as_json(claimcheck.compare(pair, engine="rules"))))
    print(json.dumps(as_json(claimcheck.check(pair[0].text, pair[1:], engine="rules"))))
"""


def test_no_result_depends_on_the_order_of_a_set() -> None:
    first, *others = (_goldens(seed) for seed in ("1", "2", "3"))
    assert len(first) > 2500
    for other in others:
        assert [pair for pair in zip(first, other, strict=True) if pair[0] != pair[1]] == []


def _goldens(seed: str) -> list[str]:
    command = [sys.executable, "-c", PRINT_GOLDENS, str(TESTS)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS.parent), "PYTHONUTF8": "1"}
    printed = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    return printed.stdout.splitlines()
