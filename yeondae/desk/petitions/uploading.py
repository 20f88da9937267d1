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
    """Keeps what arrives in sealed parts, each ending at the end of a line."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._arrived, self._left = Arrived(), b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._left += raw_data
        if not self._arrived.first_line and b"\n" in self._left:
            self._arrived.first_line = self._left.split(b"\n", 1)[0].decode("utf-8", "replace")
        if len(self._left) >= PART and b"\n" in self._left:
            whole, _newline, self._left = self._left.rpartition(b"\n")
            self._keep(whole + b"\n")

    def _keep(self, data: bytes) -> None:
        self._arrived.parts.append(files.keep(data, "signatures"))

    def file_complete(self, file_size: int) -> Any:
        if self._left:
            self._keep(self._left)
            if not self._arrived.first_line:
                self._arrived.first_line = self._left.decode("utf-8", "replace")
        self._arrived.size = file_size
        return self._arrived


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
