"""Records the cassettes of `cassettes/` anew, from a model service that runs now.

    python benchmarks/record_cassettes.py --base-url http://127.0.0.1:8091/v1 --model NAME [CASSETTE ...]

Without names all are recorded. Each says below which articles of `examples/` it is made with, and with what settings.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimcheck import pipeline
from claimcheck.llm.engine import ModelEngine
from claimcheck.llm.service.client import Client
from claimcheck.llm.service.dialects import Dialect, DialectFinder
from claimcheck.llm.settings import ModelSettings
from claimcheck.reading import read
from claimcheck.records import Article

_ROOT = Path(__file__).parents[1]
_CASSETTES = _ROOT / "cassettes"
_PLAIN_JSON = Dialect(mode="json")


def main() -> None:
    """Record what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*RUNS, []], metavar="CASSETTE", help=", ".join(RUNS))
    parser.add_argument(
        "--record", choices=["new", "all"], default="all", help="new: ask only what no cassette answers"
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:8091/v1")
    parser.add_argument("--model", default="qwen2.5-coder-1.5b-instruct")
    options = parser.parse_args()
    for name in options.names or RUNS:
        run, overrides = RUNS[name]
        given: dict[str, Any] = {"jobs": 2, "window_characters": 1000, **overrides}
        dialect = given.pop("dialect", None)
        settings = ModelSettings(
            model=options.model,
            base_url=options.base_url,
            api_key="none",
            cassette=_CASSETTES / f"{name}.json",
            record=options.record,
            timeout_seconds=900,
            deadline_seconds=2700,
            **given,
        )
        with Client(settings) as client:
            if dialect is not None:
                _speak(client, dialect)
            run(ModelEngine(settings, client))
            print(f"{name}: {client.usage()}")


def _speak(client: Client, dialect: Dialect) -> None:
    """Have the client ask in `dialect` from the start, as if the service had been found to know no other."""
    client._dialects = DialectFinder(dialect, client._remember_dialect)
    client._remember_dialect(dialect)


def _example(name: str) -> Article:
    return read(_ROOT / "examples" / name)


def _check(text: str, *names: str) -> Callable[[ModelEngine], object]:
    return lambda engine: pipeline.check(_example(text), [_example(name) for name in names], engine=engine)


def _compare(*names: str) -> Callable[[ModelEngine], object]:
    return lambda engine: pipeline.compare([_example(name) for name in names], engine=engine)


def _extract(name: str) -> Callable[[ModelEngine], object]:
    return lambda engine: pipeline.extract(_example(name), engine=engine)


#: Each cassette: what is run, and the settings that differ from those above.
RUNS: dict[str, tuple[Callable[[ModelEngine], object], dict[str, Any]]] = {
    "compare-small-model": (_compare("gazette.txt", "courrier.txt"), {}),
    "check-summary": (_check("summary.txt", "gazette.txt", "harbour-post.txt"), {}),
    # Asked in plain JSON, without a schema, the model puts its reply into a code fence.
    "extract-plain-json": (_extract("courrier.txt"), {"dialect": _PLAIN_JSON}),
    # A reply may not be long enough for a window, so that windows have to shrink.
    "extract-truncated": (_extract("harbour-post.txt"), {"max_tokens": 350}),
}


if __name__ == "__main__":
    main()
