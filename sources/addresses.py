"""Addresses on the network: which ones may be asked for documents."""

import ipaddress
import socket
from urllib.parse import urlsplit

from sources.errors import SourceError


class NoNetworkError(SourceError):
    """A host can't be found: there is no network, or no such host."""


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ALLOW_HINT = "Set R2P_ALLOW_PRIVATE_ADDRESSES=1 to allow it."


def checked_url(url: str) -> str:
    """The URL, if it can be fetched at all: http or https, with a host and no password.

    Raises:
        SourceError: It can't.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise SourceError(f"{url[:200]!r} is no address.", "Check it.") from None
    if parts.scheme not in ("http", "https"):
        raise SourceError(
            f"{url[:200]!r} can't be fetched: only http and https are.", "Check the address."
        )
    if not parts.hostname or port == 0:
        raise SourceError(f"{url[:200]!r} names no host.", "Check the address.")
    if parts.username or parts.password:
        raise SourceError(
            "An address with a user name or password in it isn't fetched.", "Take them out."
        )
    return parts._replace(fragment="").geturl()


def resolve(host: str, port: int, *, allow_private: bool) -> str:
    """The IP address to connect to for that host, looked up once.

    All of its addresses have to be public, so that a name that also leads
    inside the network is refused whichever one would be used.

    Raises:
        SourceError: The name isn't known, or leads to an address that isn't public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError, OSError):
        raise NoNetworkError(
            f"{host} can't be found: there is no network, or no such host.",
            "Check the connection and the address.",
        ) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise SourceError(
                f"{host} leads to {address}, which isn't a public address.", _ALLOW_HINT
            )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network, by itself and in what it embeds."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local or int(ip) >> 32 == 0:
            return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback
    return ip.is_global and not special and not ip.is_private and not ip.is_link_local
