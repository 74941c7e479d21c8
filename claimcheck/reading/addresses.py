"""Addresses of pages: what of them may be shown, and whether they lead into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
import urllib.parse

#: Names of parameters that hold what only the reader may know: a key, a session, a signature.
_SECRET = re.compile(
    r"token|secret|passw|pwd|sig$|signature|^auth|oauth|api[_-]?key|access[_-]?key|[_-]key$|^key$|^pass$|session|sid$|jwt|credential",
    re.IGNORECASE,
)

_HIDDEN = "..."

# Networks that stand for another one behind them: IPv4 in IPv6 (NAT64, 6to4, Teredo).
_TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))


def shown(address: str) -> str:
    """Return an address without user, password, fragment and the values of secret parameters.

    A password may hold a slash or a mark that ends the host for a parser: then what stands before the last @ goes.

    >>> shown("https://bob:pa/ss@news.example/a?id=3&token=x")
    'https://news.example/a?id=3&token=...'
    """
    scheme, separator, rest = address.partition("://")
    if not separator:
        return address
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    port = host.rpartition("@")[2].rpartition(":")[2] if ":" in host.rpartition("@")[2] else ""
    if "@" in rest[len(host) :] and port and not port.isdigit() and "]" not in host:
        rest = rest.rpartition("@")[2]
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    rest = host.rpartition("@")[2] + rest[len(host) :].partition("#")[0]
    before, mark, query = rest.partition("?")
    parts = re.split(r"([&;])", query)
    return f"{scheme}{separator}{before}{mark}{''.join(map(_without_value, parts))}"


def _without_value(parameter: str) -> str:
    name, equals, value = parameter.partition("=")
    return f"{name}={_HIDDEN}" if equals and value and _SECRET.search(urllib.parse.unquote(name)) else parameter


def is_public(address: str) -> bool:
    """Say whether an address is one that anybody may ask.

    >>> [is_public(one) for one in ("93.184.215.14", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped:
            return is_public(str(number.ipv4_mapped))
        if number.is_site_local or any(number in network for network in _TRANSLATED):
            return False
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def is_private(host: str, *, resolve: bool) -> bool:
    """Tell whether a host is on this machine or in a private network; by name only where `resolve` says so.

    A name that does not resolve is none: nothing can be read from it.
    """
    host = host.strip("[]").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    if _is_address(host):
        return not is_public(host)
    if re.fullmatch(r"[0-9a-fx.]+", host) and host[:1].isdigit():
        # 127.1, 0x7f000001 and 2130706433 are addresses, too.
        try:
            return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
        except OSError:
            return False
    if not resolve:
        return False
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False
    return not all(is_public(str(entry[4][0])) for entry in found)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
