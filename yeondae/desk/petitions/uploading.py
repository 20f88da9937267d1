"""A large file on its way in: sealed part by part, so that nothing of it lies open on a disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from yeondae.petitions.services.importing import PART
from yeondae.petitions.services.scanning import MOST_BYTES, destroy_parts
from yeondae.sealing import files


class Arrived:
    """What came in: the names of its sealed parts, and its first line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.first_line = ""
        self.size = 0
        self.name = "signatures.csv"


class SealedParts(FileUploadHandler):
    """Keeps what arrives in sealed parts, each ending at the end of a row."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._arrived, self._left = Arrived(), b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._left += raw_data
        if not self._arrived.first_line and b"\n" in self._left:
            self._arrived.first_line = self._left.split(b"\n", 1)[0].decode("utf-8", "replace")
        if len(self._left) >= PART:
            end = _end_of_row(self._left)
            if not end and len(self._left) >= 2 * PART:  # a quotation mark too many
                end = self._left.rfind(b"\n") + 1
            if end:
                self._keep(self._left[:end])
                self._left = self._left[end:]

    def _keep(self, data: bytes) -> None:
        self._arrived.parts.append(files.keep(data, "signatures"))

    def file_complete(self, file_size: int) -> Any:
        if self._left:
            self._keep(self._left)
            if not self._arrived.first_line:
                self._arrived.first_line = self._left.decode("utf-8", "replace")
        self._arrived.size = file_size
        return self._arrived


def _end_of_row(data: bytes) -> int:
    """Where the last whole row ends: behind a line break that no quotation marks are around."""
    end = data.rfind(b"\n")
    marks = data.count(b'"', 0, max(end, 0))
    while marks % 2:
        before = data.rfind(b"\n", 0, end)
        marks -= data.count(b'"', max(before, 0), end)
        end = before
    return end + 1


class SealedScan(FileUploadHandler):
    """Keeps a scan in sealed parts; of one that is too large nothing, and `size` says how large."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._arrived, self._left = Arrived(), b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MOST_BYTES:
            destroy_parts(self._arrived.parts)
            self._arrived.parts, self._left = [], b""
            return
        self._left += raw_data
        if len(self._left) >= PART:
            self._keep()

    def _keep(self) -> None:
        self._arrived.parts.append(files.keep(self._left, "scan"))
        self._left = b""

    def file_complete(self, file_size: int) -> Any:
        if self._left:
            self._keep()
        self._arrived.size = file_size
        return self._arrived

    def upload_interrupted(self) -> None:
        destroy_parts(self._arrived.parts)
