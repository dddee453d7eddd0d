"""One request to one address, over a connection that cannot reach a private network.

The host is looked up here, its addresses are judged, and the connection is made to one that was
judged: a name that answers differently the second time changes nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

from faculty_site.link_check.models import Address

Reason = Address.Reason

TIMEOUT: Final = 10.0
"""Seconds until a server has to say something, and thrice as many until it must be done."""

PORTS: Final = (80, 443)

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host. Raises OSError."""


class UnreachableError(Exception):
    """Nothing can be asked there; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


def resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the world, and so do those that stand inside of it."""
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _NAT64:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if not all(is_public(str(each)) for each in inner if each is not None):
            return False
        if found.ipv4_mapped is not None or found in _NAT64:
            return True
        if found not in _GIVEN_OUT:
            return False  # among them older ways to write IPv4, as ::127.0.0.1
    return found.is_global and not found.is_multicast


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_GIVEN_OUT: Final = ipaddress.IPv6Network("2000::/3")
"""All of IPv6 that anybody has."""


@dataclass
class Client:
    agent: str
    ports: Collection[int] = PORTS
    timeout: float = TIMEOUT
    resolve: Resolve = resolve
    permits: Callable[[str], bool] = is_public
    _context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, method: str, url: str, most: int = 0) -> Answer:
        """The answer with at most so many bytes of what it holds. Raises UnreachableError."""
        parts, host, port = _taken_apart(url)
        if port not in self.ports:
            raise UnreachableError(Reason.PRIVATE)
        connection = self._connection(parts.scheme, host, port)
        # Each part of an answer may take its time, all of it may not.
        watch = threading.Timer(3 * self.timeout, _hang_up, [connection])
        watch.daemon = True
        watch.start()
        try:
            headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
            connection.request(method, _path(parts), headers=headers)
            with connection.getresponse() as answer:
                return Answer(
                    answer.status,
                    answer.headers.get("Location", ""),
                    answer.headers.get("Retry-After", ""),
                    answer.read(most) if most else b"",
                )
        except ssl.SSLCertVerificationError as error:
            raise UnreachableError(Reason.CERTIFICATE) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnreachableError(Reason.NO_ANSWER) from error
        finally:
            watch.cancel()
            connection.close()

    def _connection(self, scheme: str, host: str, port: int) -> _Plain | _Secure:
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise UnreachableError(Reason.NO_HOST) from error
        place = next(filter(self.permits, found), None)
        if place is None:
            raise UnreachableError(Reason.PRIVATE if found else Reason.NO_HOST)
        if scheme == "https":
            return _Secure(host, port, place, self.timeout, self._context)
        return _Plain(host, port, place, self.timeout)


class _Plain(http.client.HTTPConnection):
    wire: socket.socket | None = None
    """The connection for as long as anything comes by it; `sock` is gone before the body is."""

    def __init__(self, host: str, port: int, place: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._place = place

    def connect(self) -> None:
        self.wire = self.sock = socket.create_connection((self._place, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    wire: ssl.SSLSocket | None = None

    def __init__(
        self, host: str, port: int, place: str, timeout: float, context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=timeout, context=context)
        self._place, self._kept = place, context

    def connect(self) -> None:
        plain = socket.create_connection((self._place, self.port), self.timeout)
        self.wire = self.sock = self._kept.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.wire.do_handshake()


def _hang_up(connection: _Plain | _Secure) -> None:
    if (wire := connection.wire) is not None:
        with suppress(OSError):  # over already
            socket.socket.shutdown(wire, socket.SHUT_RDWR)


def _taken_apart(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except (ValueError, UnicodeError) as error:
        raise UnreachableError(Reason.MALFORMED) from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise UnreachableError(Reason.MALFORMED)
    return parts, host, port


def _path(parts: SplitResult) -> str:
    """What is asked for: as written, with what an address cannot hold in its one form."""
    safe = "/%:@!$&'()*+,;=~-._?[]|"
    query = f"?{quote(parts.query, safe=safe)}" if parts.query else ""
    return (quote(parts.path, safe=safe) or "/") + query
