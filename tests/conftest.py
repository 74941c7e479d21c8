"""Documents that tests of reports share; see tests/reports/data/make_documents.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from pydantic import TypeAdapter

from claimcheck.records import Check, Comparison, Extraction

# How long an example takes says something of the machine and of what else it does.
settings.register_profile("claimcheck", deadline=None)
settings.load_profile("claimcheck")

DATA = Path(__file__).parent / "reports" / "data"


@dataclass(frozen=True)
class Railway:
    """Three invented articles on the sale of a railway, compared, one of them extracted, and a text checked."""

    comparison: Comparison
    check: Check
    extraction: Extraction
    texts: dict[str, str]


@pytest.fixture(scope="session")
def railway() -> Railway:
    return Railway(
        comparison=TypeAdapter(Comparison).validate_json((DATA / "comparison.json").read_bytes()),
        check=TypeAdapter(Check).validate_json((DATA / "check.json").read_bytes()),
        extraction=TypeAdapter(Extraction).validate_json((DATA / "extraction.json").read_bytes()),
        texts=json.loads((DATA / "texts.json").read_text("utf-8")),
    )


HOSTILE = (
    """<script>document.title = "taken"</script> costs 5 euros

</style><style>body { display: none }</style> costs 6 euros

<img src=x onerror="document.title='taken'"> {{ 7 * 7 }} {% raw %} costs 7 euros

"""
    + "W" * 4000
    + """ costs 8 euros

\u202eright to left override\u202c and \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 costs 9 euros

\x1b[31m red \x00 null \ud800 surrogate \u2028 separator javascript:alert(1) costs 10 euros
"""
)


@pytest.fixture
def hostile() -> str:
    """A text that would act, hide or break out if it were ever taken for anything but text."""
    return HOSTILE
