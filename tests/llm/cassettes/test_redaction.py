"""Shapes in which a service may send a key back: what is taken out of what is shown and written, and what is not."""

from __future__ import annotations

import base64
import json
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.llm.cassettes.redaction import REMOVED, without_secrets

KEY = "zq-Live4071kkQ9vXw82mPtRb6"

_SHAPES = {
    "as it is": KEY,
    "capitals": KEY.upper(),
    "small letters": KEY.lower(),
    "from behind": KEY[::-1],
    "two lines": f"{KEY[:11]}\n  {KEY[11:]}",
    "spaced": " ".join(KEY),
    "an address": urllib.parse.quote(KEY).replace("-", "%2D"),
    "an address, all of it": "".join(f"%{ord(sign):02X}" for sign in KEY),
    "a page": "".join(f"&#{ord(sign)};" for sign in KEY),
    "a page, in hexadecimal figures": "".join(f"&#x{ord(sign):x};" for sign in KEY),
    "JSON": "".join(f"\\u{ord(sign):04x}" for sign in KEY),
    "hexadecimal figures": KEY.encode().hex(),
    "base64": base64.b64encode(KEY.encode()).decode(),
    "base64 in an address": base64.urlsafe_b64encode(KEY.encode()).decode().rstrip("="),
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_key_is_taken_out_in_each_shape_also_in_the_text_of_json(shape: str) -> None:
    told = f"The key {_SHAPES[shape]} is wrong."
    assert without_secrets(told, [KEY]) == f"The key {REMOVED} is wrong."
    within = json.dumps({"told": told})
    assert json.loads(without_secrets(within, [KEY])) == {"told": f"The key {REMOVED} is wrong."}
    assert json.loads(without_secrets(json.dumps([within]), [KEY])) == [
        json.dumps({"told": f"The key {REMOVED} is wrong."})
    ]


@pytest.mark.parametrize("around", ["Bearer {}", "user:{}\n", "x{}", '{{"key":"{}"}}'])
def test_a_key_is_taken_out_of_base64_of_more_than_the_key(around: str) -> None:
    encoded = base64.b64encode(around.format(KEY).encode()).decode()
    told = without_secrets(encoded, [KEY])
    assert REMOVED in told
    assert len(told) - len(REMOVED) <= len(encoded) - len(KEY)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=60))
def test_any_key_is_taken_out_of_text_and_json(key: str) -> None:
    assert json.loads(without_secrets(json.dumps([f"| {key} |"]), [key])) == [f"| {REMOVED} |"]


@pytest.mark.parametrize("told", ["", KEY[:13], "-".join(KEY), "zq-Live 4071 of May", "Live at 4071"])
def test_what_is_no_whole_key_stays(told: str) -> None:
    assert without_secrets(told, [KEY, None, ""]) == told


def test_a_short_key_is_taken_out_as_it_is_written_alone() -> None:
    assert without_secrets("Paris, paris, PARIS", ["paris"]) == f"Paris, {REMOVED}, PARIS"
    assert without_secrets("none, key, abc", ["none", "key", "abc"]) == "none, key, abc"
