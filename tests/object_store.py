"""A stand-in for S3 on this machine: enough of the protocol to keep, find, list and delete.

It checks what a real one checks that matters here: that requests are signed and that the bucket
exists. A real one is not used in tests.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET = "letters"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _key(self) -> str | None:
        bucket, _, key = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
        signed = "AWS4-HMAC-SHA256" in self.headers.get("Authorization", "")
        return key if signed and bucket == BUCKET else None

    def _answer(self, status: int, body: bytes = b"", *, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Last-Modified", datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT"))
        self.send_header("ETag", '"0"')
        self.end_headers()
        self.wfile.write(body)

    def _error(self, status: int, code: str) -> None:
        self._answer(status, f"<Error><Code>{code}</Code></Error>".encode())

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        key = self._key()
        if key is None:
            return self._error(403, "AccessDenied")
        self.server.kept[key] = data
        return self._answer(200)

    def do_GET(self) -> None:
        key = self._key()
        if key is None:
            return self._error(403, "AccessDenied")
        if not key:
            return self._answer(200, self._listing().encode())
        if key not in self.server.kept:
            return self._error(404, "NoSuchKey")
        return self._answer(200, self.server.kept[key])

    def do_HEAD(self) -> None:
        key = self._key()
        found = None if key is None else self.server.kept.get(key)
        if found is None:
            return self._answer(404)
        return self._answer(200, length=len(found))

    def do_DELETE(self) -> None:
        self.server.kept.pop(self._key() or "", None)
        self._answer(204)

    def _listing(self) -> str:
        wanted = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key></Contents>"
            for key in sorted(self.server.kept)
            if key.startswith(wanted)
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kept: dict[str, bytes] = {}


@contextmanager
def object_store() -> Iterator[tuple[str, dict[str, bytes]]]:
    """Its address and what it keeps, by key."""
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", server.kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
