"""Findings that somebody has looked at and lets stand: they are shown with the reason, and they fail nothing."""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from claimcheck.errors import UsageError
from claimcheck.fingerprints import Matter, matters_of_report
from claimcheck.records import Acceptance, Check, CheckedClaim, Comparison, Finding

_Document = TypeVar("_Document", Comparison, Check)
_Found = TypeVar("_Found", Finding, CheckedClaim)

#: So many digits of a fingerprint name it. Reports for people show these.
SHORT = 12

_KEYS = frozenset({"fingerprint", "reason", "until"})
_DIGITS = frozenset("0123456789abcdef")
_EXAMPLE = '[[accept]] takes fingerprint = "…", reason = "…" and, if it is to end, until = 2027-01-31.'


@dataclass(frozen=True, slots=True)
class Accepted:
    """The finding that is accepted, by its fingerprint or the first `SHORT` digits or more of it, and why."""

    fingerprint: str
    reason: str
    until: datetime.date | None = None


def parse(entries: object, where: str) -> tuple[Accepted, ...]:
    """Return the entries of `[[accept]]` as TOML gives them; `where` is the file, for messages.

    Raises `UsageError` for an entry without a fingerprint or a reason, and for what else cannot be meant.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{where}: accept is no list of tables.", _EXAMPLE)
    return tuple(_parsed(entry, f"{where}: [[accept]] number {number}") for number, entry in enumerate(entries, 1))


def _parsed(entry: Mapping[str, Any], where: str) -> Accepted:
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise UsageError(f"{where} has a key {unknown[0]}.", _EXAMPLE)
    fingerprint, reason = entry.get("fingerprint"), entry.get("reason")
    if not isinstance(fingerprint, str) or not is_fingerprint(fingerprint):
        raise UsageError(f"{where} has no fingerprint of {SHORT} digits or more.", _EXAMPLE)
    if not isinstance(reason, str) or not reason.strip():
        raise UsageError(f"{where} gives no reason.", _EXAMPLE)
    return Accepted(fingerprint.lower(), " ".join(reason.split()), _day(entry.get("until"), where))


def is_fingerprint(text: str) -> bool:
    """Tell whether a text may be the fingerprint of a finding, in full or its first digits."""
    return len(text) >= SHORT and set(text.lower()) <= _DIGITS


def _day(value: object, where: str) -> datetime.date | None:
    if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(f"{where}: until is {value!r}, which is no day.", _EXAMPLE) from None


def added(text: str, one: Accepted, table: str, where: str) -> str:
    """Return the text of a file of TOML with one more acceptance at its end, in the array of tables named `table`.

    Raises `UsageError` where it would be no TOML then, as in a file that keeps its acceptances in another notation.
    """
    lines = [f"[[{table}]]", f"fingerprint = {_quoted(one.fingerprint)}", f"reason = {_quoted(one.reason)}"]
    if one.until is not None:
        lines.append(f"until = {one.until.isoformat()}")
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    whole = before + "\n".join(lines) + "\n"
    try:
        tomllib.loads(whole)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: nothing can be added: {error}.", f"Write it by hand: {_EXAMPLE}") from error
    return whole


def _quoted(words: str) -> str:
    """Return words as a string of TOML, which is written like one of JSON but for one sign."""
    known = words.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(known, ensure_ascii=False).replace("\x7f", "\\u007f")


def described(report: str, fingerprints: Iterable[str], name: str) -> dict[str, tuple[str, ...]]:
    """Return which finding of an earlier JSON report, or claim of a check, each of `fingerprints` names.

    In lines: its verdict and what was found, then the words of each source. `report` is the text of the report, `name`
    what it is called. Raises `UsageError` for a fingerprint that names none of its findings, and for a text that is no
    report.
    """
    try:
        known = {matter.fingerprint: matter for matter in matters_of_report(json.loads(report))}
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UsageError(f"{name} is no report of claimcheck's.", "Write one with -o report.json.") from error
    found = {}
    for given in fingerprints:
        named = next((matter for fingerprint, matter in known.items() if fingerprint.startswith(given)), None)
        if named is None:
            hint = "Its digits stand under each finding of the report; words or figures that change make it another."
            raise UsageError(f"No finding of {name} has the fingerprint {given}.", hint)
        found[given] = _lines(named)
    return found


def _lines(found: Matter) -> tuple[str, ...]:
    quoted = (f"{name}: {words}" if name else words for name, words in found.quotes)
    return (f"{found.verdict}: {found.explanation}".removesuffix(": "), *quoted)


def accept(document: _Document, accepted: Iterable[Accepted], today: datetime.date) -> _Document:
    """Return the document with what is accepted marked so. What was accepted until a day before `today` is not."""
    standing = [one for one in accepted if not _is_over(one, today)]
    if isinstance(document, Comparison):
        return replace(document, findings=tuple(_marked(one, standing) for one in document.findings))
    return replace(document, claims=tuple(_marked(one, standing) for one in document.claims))


def ended(document: Comparison | Check, accepted: Iterable[Accepted], today: datetime.date) -> tuple[Accepted, ...]:
    """Return the acceptances of findings of the document that are over, and that no other one stands in for."""
    accepted = tuple(accepted)
    found = document.findings if isinstance(document, Comparison) else document.claims
    open_prints = [
        one.fingerprint for one in found if not any(_names(a, one) and not _is_over(a, today) for a in accepted)
    ]
    return tuple(
        one for one in accepted if _is_over(one, today) and any(p.startswith(one.fingerprint) for p in open_prints)
    )


def standing_for(accepted: Iterable[Accepted], fingerprint: str, today: datetime.date) -> Accepted | None:
    """Return the acceptance, not yet over, that names the finding of a fingerprint already; None without one."""
    return next((one for one in accepted if fingerprint.startswith(one.fingerprint) and not _is_over(one, today)), None)


def _is_over(one: Accepted, today: datetime.date) -> bool:
    return one.until is not None and one.until < today


def _names(one: Accepted, found: Finding | CheckedClaim) -> bool:
    return found.fingerprint.startswith(one.fingerprint)


def _marked(found: _Found, accepted: Iterable[Accepted]) -> _Found:
    one = next((one for one in accepted if _names(one, found)), None)
    if one is None:
        return found
    return replace(found, accepted=Acceptance(one.reason, one.until.isoformat() if one.until else None))
