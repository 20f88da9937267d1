"""A document on its way in stays in memory: nothing of it lies open on a disk, however short."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from yeondae.cases.services.notes import MOST_BYTES


class InMemory(FileUploadHandler):
    """Keeps what arrives up to the limit and one byte more, which tells that it is too much."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._data = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = MOST_BYTES + 1 - len(self._data)
        self._data += raw_data[: max(0, room)]

    def file_complete(self, file_size: int) -> Any:
        return ContentFile(bytes(self._data), name=self.file_name)
