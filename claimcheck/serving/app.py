"""The page and what answers its form. Nothing is written to disk, and nothing is kept when the answer is given."""

from __future__ import annotations

import functools
import json
from collections.abc import AsyncIterator, Callable, Collection
from threading import Event
from typing import TYPE_CHECKING, Any

import anyio
import anyio.from_thread
import anyio.to_thread
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.languages import available
from claimcheck.reading.web import fetch as fetch_page
from claimcheck.reports import html as pages
from claimcheck.serving.addresses import PublicOnly
from claimcheck.serving.form import Service, render, words_in
from claimcheck.serving.guards import Guard
from claimcheck.serving.runs import AbandonedError, Watcher, run
from claimcheck.serving.submissions import MOST_TEXTS, Fetch, Handed, Submission, languages_accepted

if TYPE_CHECKING:
    from claimcheck.llm.settings import ModelSettings
    from claimcheck.local.settings import LocalSettings
    from claimcheck.reading.payloads import Payload

#: Reports that are made at once; who comes later waits.
_AT_ONCE = 2

_LINES = "application/x-ndjson"


def application(
    hosts: Collection[str],
    settings: ModelSettings | None = None,
    fetch: Fetch | None = None,
    local: LocalSettings | None = None,
) -> Starlette:
    """Return the page as an application.

    `hosts` are the names it answers to, with their ports. `settings` are those of a model service, `local` those of the
    local engine, None where there is none. `fetch` reads an address; it stands in for the network in tests.
    """
    page = _Page(settings, fetch or _fetch_public, local)
    return Starlette(
        routes=[Route("/", page.show, methods=["GET"]), Route("/", page.answer, methods=["POST"])],
        middleware=[Middleware(Guard, hosts=hosts)],
    )


def _fetch_public(address: str, limit: int) -> Payload:
    return fetch_page(address, limit, PublicOnly())


class _Page:
    """The form, and the reports that it asks for."""

    def __init__(self, settings: ModelSettings | None, fetch: Fetch, local: LocalSettings | None) -> None:
        self._settings = settings
        self._local = local
        self._fetch = fetch
        self._limiter: anyio.CapacityLimiter | None = None

    async def show(self, request: Request) -> Response:
        """Show the form."""
        return self._form(languages_accepted(request.headers.get("accept-language", ""), available()))

    async def answer(self, request: Request) -> Response:
        """Answer the form: with a page, or with lines of progress and the report as the last of them."""
        language = languages_accepted(request.headers.get("accept-language", ""), available())
        try:
            submission = await _submission(request)
        except ClaimcheckError as error:
            return self._form(language, error)
        if _LINES in request.headers.get("accept", ""):
            return StreamingResponse(self._lines(submission, language), media_type=_LINES)
        try:
            report = await self._made(submission, lambda *_: None, Event())
        except ClaimcheckError as error:
            return self._form(language, error)
        return HTMLResponse(report, headers={"Content-Security-Policy": pages.policy_of_reports()})

    def _form(self, language: str, error: ClaimcheckError | None = None) -> HTMLResponse:
        settings = self._settings
        service = Service(settings.model or "", settings.host) if settings else None
        form = render(language, error=error, service=service, offers_local=self._local is not None)
        return HTMLResponse(form.text, 400 if error else 200, {"Content-Security-Policy": form.policy})

    async def _made(self, submission: Submission, on_step: Callable[[str, int, int], None], abandoned: Event) -> str:
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        watcher = Watcher(on_step, abandoned)
        work = functools.partial(_report, submission, self._settings, self._fetch, watcher, self._local)
        return await anyio.to_thread.run_sync(work, limiter=self._limiter, abandon_on_cancel=True)

    async def _lines(self, submission: Submission, language: str) -> AsyncIterator[str]:
        send, receive = anyio.create_memory_object_stream[dict[str, Any]](100)
        abandoned = Event()

        def on_step(stage: str, done: int, total: int) -> None:
            anyio.from_thread.run_sync(_offer, send, {"stage": stage, "done": done, "total": total})

        async def work() -> None:
            async with send:
                await send.send(await self._outcome(submission, on_step, abandoned, language))

        try:
            async with anyio.create_task_group() as group:
                group.start_soon(work)
                async with receive:
                    async for line in receive:
                        yield json.dumps(line, ensure_ascii=False) + "\n"
        finally:
            abandoned.set()

    async def _outcome(
        self, submission: Submission, on_step: Callable[[str, int, int], None], abandoned: Event, language: str
    ) -> dict[str, Any]:
        try:
            return {"report": await self._made(submission, on_step, abandoned)}
        except ClaimcheckError as error:
            return {"error": error.message, "hint": error.hint}
        except AbandonedError:
            return {}
        except Exception:  # the page says that it failed; nothing of the text goes into a log
            return {"error": words_in(language).say("failed"), "hint": ""}


def _offer(send: Any, line: dict[str, Any]) -> None:
    """Pass a line on; where the reader lags behind, a step of progress is not worth waiting for."""
    try:
        send.send_nowait(line)
    except (anyio.WouldBlock, anyio.ClosedResourceError, anyio.BrokenResourceError):
        return


def _report(
    submission: Submission,
    settings: ModelSettings | None,
    fetch: Fetch,
    watcher: Watcher,
    local: LocalSettings | None,
) -> str:
    document = run(submission, settings, fetch, watcher, local)
    return pages.render(document, texts=document.texts, language=document.language)


async def _submission(request: Request) -> Submission:
    """Return what was filled in. Raises `UsageError` for a form that is not ours."""
    try:
        async with request.form(max_files=MOST_TEXTS * 2, max_fields=MOST_TEXTS * 3, max_part_size=6_000_000) as form:
            handed = []
            for name, value in form.multi_items():
                if name != "text":
                    continue
                if isinstance(value, UploadFile):
                    handed.append(Handed(value.filename or "", await value.read()))
                else:
                    handed.append(Handed("", value.encode("utf-8", "replace")))
            chosen = {name: str(form.get(name) or "") for name in ("engine", "language", "what")}
    except HTTPException as error:
        raise UsageError(f"The form cannot be read: {error.detail}", "Give fewer or smaller texts.") from error
    language = chosen["language"] if chosen["language"] in available() else None
    return Submission(tuple(handed), chosen["what"] == "check", chosen["engine"] or "rules", language)
