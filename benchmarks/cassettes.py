"""How long a cassette takes: recorded from a small server on this machine, then replayed through openai and instructor.

    python benchmarks/cassettes.py [EXCHANGES] [JOBS]

The imports of openai and instructor, about two seconds, are timed apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import BaseModel

from benchmarks.model_service import model_service
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings


class Statement(BaseModel):
    sentence: int
    text: str
    speaker: str | None


class Statements(BaseModel):
    """The statements of a passage."""

    statements: list[Statement]


REPLY = Statements(
    statements=[
        Statement(sentence=n, text=f"La dette s’élève à {n} milliards d’euros.", speaker=None) for n in range(8)
    ]
)
ARTICLE = "\n".join(f"[{n}] Le ministère a présenté à {n} heures un « plan » de {n},5 milliards." for n in range(25))


def ask_all(settings: ModelSettings, exchanges: int) -> None:
    with Client(settings) as client, ThreadPoolExecutor(settings.jobs) as pool:

        def ask(number: int) -> Statements:
            return client.ask(
                stage="extract",
                version="1",
                system="List the statements of the passage.\n" * 20,
                user=f"Passage {number}\n{ARTICLE}",
                reply=Statements,
                max_tokens=800,
            )

        for reply in pool.map(ask, range(exchanges)):
            assert reply == REPLY


def timed(label: str, step: Callable[[], object]) -> None:
    start = time.perf_counter()
    step()
    print(f"{label:<40}{(time.perf_counter() - start) * 1000:8.0f} ms")


def import_all() -> None:
    import instructor
    import openai

    instructor.patch(create=openai.OpenAI(api_key="none").chat.completions.create)


def main(exchanges: int = 200, jobs: int = 4) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cassette = Path(folder) / "cassette.json"
        timed("import openai and instructor", import_all)
        with model_service(lambda _: REPLY.model_dump_json()) as address:
            live = ModelSettings(model="m", base_url=address, cassette=cassette, jobs=jobs)
            timed(f"record {exchanges} exchanges", lambda: ask_all(live, exchanges))
        replay = ModelSettings(cassette=cassette, record="none", jobs=jobs)
        timed("open the cassette", lambda: Client(replay).close())
        for _ in range(3):
            timed(f"replay {exchanges} exchanges", lambda: ask_all(replay, exchanges))
        print(f"{'size':<40}{cassette.stat().st_size / 1000:8.0f} kB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
