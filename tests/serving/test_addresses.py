from __future__ import annotations

from collections.abc import Callable

import httpx2
import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading.addresses import is_public
from claimcheck.reading.web import fetch
from claimcheck.serving.addresses import PublicOnly

PUBLIC = "93.184.215.14"
PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "not an address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_this_machine_or_its_network_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_an_address_that_anybody_may_ask_is_public() -> None:
    assert is_public(PUBLIC)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def asked(answers: Callable[[httpx2.Request], httpx2.Response], names: dict[str, list[str]]) -> PublicOnly:
    return PublicOnly(lambda host, _: names.get(host, [host]), httpx2.MockTransport(answers))


def page(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, text="The mill closed.", headers={"content-type": "text/plain"})


@pytest.mark.parametrize("address", [one for one in PRIVATE if ":" not in one and " " not in one])
def test_a_private_address_is_never_asked(address: str) -> None:
    def never(request: httpx2.Request) -> httpx2.Response:
        raise AssertionError(request.url)

    for url in (f"http://{address}/", "http://news.example/"):
        with pytest.raises(ReadingError, match="no public host"):
            fetch(url, 1000, asked(never, {"news.example": [PUBLIC, address]}))


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return page(request)

    payload = fetch("https://news.example/a", 1000, asked(answer, {"news.example": [PUBLIC]}))
    assert payload.data == b"The mill closed."
    assert payload.url == "https://news.example/a"
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "news.example"
    assert seen[0].extensions["sni_hostname"] == "news.example"


def test_a_redirection_to_a_private_address_is_not_followed() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"location": "http://169.254.169.254/latest/meta-data"})

    with pytest.raises(ReadingError, match=r"no public host|private network"):
        fetch("http://news.example/", 1000, asked(answer, {"news.example": [PUBLIC]}))


def test_only_the_ports_of_the_web_are_asked() -> None:
    with pytest.raises(ReadingError, match="port 22"):
        fetch("http://news.example:22/", 1000, asked(page, {"news.example": [PUBLIC]}))
