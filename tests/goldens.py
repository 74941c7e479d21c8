"""Prints what a third of the suite's cases give, a line each: `python -m tests.goldens PART`, a part being 0, 1 or 2.

Of a text its figures, of two texts their relation, of a text and its source the check, of the examples their reports.
"""

from __future__ import annotations

import functools
import itertools
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import claimcheck
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Finding
from claimcheck.reports.documents import as_json

TESTS = Path(__file__).parent
PARTS = 3

_Golden = Callable[[], object]


def main() -> None:
    """Print every third golden, from that of the part on."""
    for golden in itertools.islice(_goldens(), int(sys.argv[1]), None, PARTS):
        print(golden())


def _goldens() -> Iterator[_Golden]:
    yield from _figures()
    yield from _relations()
    yield from _checks()
    yield from _reports()


def _figures() -> Iterator[_Golden]:
    for path in sorted(TESTS.glob("figures/cases/*.??.jsonl")):
        language = path.name.split(".")[-2]
        for case in _lines(path):
            text = case if isinstance(case, str) else case["text"]
            yield functools.partial(claimcheck.quantities, text, language=language)


def _relations() -> Iterator[_Golden]:
    for path in sorted(TESTS.glob("comparison/**/*.jsonl")):
        for case in _lines(path):
            texts = [case.get(side) for side in "ab"]
            if all(isinstance(text, str) and text.strip() for text in texts):
                yield functools.partial(_related, case)


def _checks() -> Iterator[_Golden]:
    for path in sorted(TESTS.glob("verification/data/rules/*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield functools.partial(_checked_case, {"language": "en"} | case)


def _reports() -> Iterator[_Golden]:
    examples = [claimcheck.read(path) for path in sorted((TESTS.parent / "examples").glob("*.*"))]
    for pair in itertools.pairwise(examples):
        yield functools.partial(_compared, *pair)
        yield functools.partial(_checked, pair[0].text, pair[1])


def _lines(path: Path) -> Iterator[Any]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


def _article(case: dict[str, Any], side: str) -> Article:
    return article_from_text(case[side], language=case.get("language"), name=side)


def _related(case: dict[str, Any]) -> Finding:
    return claimcheck.relate(_article(case, "a"), _article(case, "b"))


def _checked_case(case: dict[str, Any]) -> str:
    return _checked(_article(case, "text"), _article(case, "source"))


def _compared(a: Article, b: Article) -> str:
    return json.dumps(as_json(claimcheck.compare([a, b], engine="rules")))


def _checked(text: Article | str, source: Article) -> str:
    return json.dumps(as_json(claimcheck.check(text, [source], engine="rules")))


if __name__ == "__main__":
    main()
