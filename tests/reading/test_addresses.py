from __future__ import annotations

import pytest

from claimcheck.reading.addresses import is_private, shown


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/a?id=3", "https://news.example/a?id=3"),
        ("https://bob:pass@news.example/a", "https://news.example/a"),
        ("https://bob:pa/ss@news.example/a", "https://news.example/a"),
        ("https://bob:pa#ss@news.example/a", "https://news.example/a"),
        ("http://127.0.0.1:8798#@bbc.example", "http://127.0.0.1:8798"),
        ("https://news.example/@writer/story", "https://news.example/@writer/story"),
        ("https://news.example:8443/@writer/story", "https://news.example:8443/@writer/story"),
        ("https://news.example/a?token=abc&page=2", "https://news.example/a?token=...&page=2"),
        ("https://news.example/a?page=2;X-Amz-Signature=abc#part", "https://news.example/a?page=2;X-Amz-Signature=..."),
        ("https://news.example/a?access%5Ftoken=abc", "https://news.example/a?access%5Ftoken=..."),
        (
            "https://news.example/a?subscription-key=abc&turkey=1",
            "https://news.example/a?subscription-key=...&turkey=1",
        ),
        ("https://news.example/a?accessKey=abc&pass=def", "https://news.example/a?accessKey=...&pass=..."),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
    ],
)
def test_what_of_an_address_may_be_shown(address: str, expected: str) -> None:
    assert shown(address) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.1", True),
        ("0x7f000001", True),
        ("2130706433", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("[::1]", True),
        ("fe80::1", True),
        ("::ffff:10.0.0.1", True),
        ("64:ff9b::7f00:1", True),
        ("[2002:7f00:1::]", True),
        ("::127.0.0.1", True),
        ("fec0::1", True),
        ("224.0.0.1", True),
        ("0.0.0.0", True),
        ("93.184.216.34", False),
        ("news.example", False),
    ],
)
def test_which_hosts_are_in_a_private_network(host: str, expected: bool) -> None:
    assert is_private(host, resolve=False) is expected
