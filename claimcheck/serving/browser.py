"""What the static site runs: the rules engine in the browser itself (Pyodide). Nothing is fetched, nothing is sent."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from threading import Event

from claimcheck.errors import ClaimcheckError, ReadingError, UsageError
from claimcheck.languages import available
from claimcheck.reading.payloads import Payload
from claimcheck.reports import html as pages
from claimcheck.serving.runs import Watcher, run
from claimcheck.serving.submissions import Handed, Submission


def answer(
    handed: Iterable[tuple[str, bytes | memoryview, str | None]],
    what: str,
    language: str,
    on_step: Callable[[str, int, int], object],
) -> str:
    """Return one JSON object: the `report` of a form as a page, or an `error` and a `hint`.

    `handed` has the texts: the name of a file and its bytes, or "" and a text in UTF-8; of a page, whose words the
    browser took out of it, the day of publication or "" as well, else None. `what` is "compare" or "check",
    `language` a code or "". `on_step` learns of each stage how many of how many steps are done.
    """
    chosen = language if language in available() else None

    def step(stage: str, done: int, total: int) -> None:
        on_step(stage, done, total)

    try:
        texts = tuple(_handed(name, bytes(data), day) for name, data, day in handed)
        submission = Submission(texts, what == "check", "rules", chosen)
        document = run(submission, None, _refuse, Watcher(step, Event()))
        report = pages.render(document, texts=document.texts, language=document.language)
    except ClaimcheckError as error:
        return json.dumps({"error": error.message, "hint": error.hint})
    return json.dumps({"report": report})


def _handed(name: str, data: bytes, day: str | None) -> Handed:
    if day is None:
        return Handed(name, data)
    try:
        published = datetime.date.fromisoformat(day)
    except ValueError:
        published = None
    if not data.strip():
        raise ReadingError(f"No article was found on the page {name}.", "Paste the text of the article itself.")
    return Handed(name, data, suffix=".txt", published=published)


def _refuse(address: str, limit: int) -> Payload:  # noqa: ARG001  what fetches has this shape
    raise UsageError(f"{address} cannot be fetched by this page.", "Paste the text of the article itself.")
