"""The file of a backup: a tar, encrypted with age while it is written, so no plain copy lies about.

Only whoever holds the identity (the private half of the recipient) opens it; the server needs
the recipient alone. age is https://age-encryption.org/v1; pyrage binds the Rust implementation.
"""

import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage


class BackupFailed(Exception):
    """A backup cannot be written or read; a sentence that says what to do."""


def recipient(text: str) -> pyrage.x25519.Recipient:
    """The recipient `age1...`. Raises BackupFailed."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise BackupFailed(
            f"{text[:12]}… is no age recipient. It begins with age1; make one with "
            "script/yeondae new-backup-key, on another computer."
        ) from None


def identity(file: Path) -> pyrage.x25519.Identity:
    """The identity in a key file as age-keygen writes it. Raises BackupFailed."""
    try:
        lines = [line.strip() for line in file.read_text().splitlines()]
        found = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
        return pyrage.x25519.Identity.from_str(found)
    except OSError as error:
        raise BackupFailed(f"{file}: {error.strerror}. Give the file of the backup key.") from None
    except (StopIteration, pyrage.IdentityError):
        raise BackupFailed(f"{file} holds no line that begins with AGE-SECRET-KEY-.") from None


@contextmanager
def writing(target: Path, to: list[str]) -> Iterator[tarfile.TarFile]:
    """A tar whose bytes go through age into `target`, which is whole or not there.

    Raises BackupFailed where a recipient is none, OSError where the disk is full.
    """
    recipients = [recipient(text) for text in to]
    draft = target.with_name(f".{target.name}.draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            with (
                _piped(lambda source: pyrage.encrypt_io(source, out, recipients)) as sink,
                tarfile.open(fileobj=sink, mode="w|") as tar,
            ):
                yield tar
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _piped(work: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """A file to write to, whose bytes another thread gives to `work` as they come."""
    reading, writing = os.pipe()
    source, sink = os.fdopen(reading, "rb"), os.fdopen(writing, "wb")
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work(source)
        except BaseException as error:
            failed.append(error)
        finally:
            source.close()  # a writer that goes on gets a broken pipe

    thread = threading.Thread(target=run, name="age")
    thread.start()
    try:
        with sink:
            yield sink
    except BrokenPipeError:
        pass  # the other end says why
    finally:
        thread.join()
    if failed:
        raise failed[0]


@contextmanager
def reading(source: Path, key: pyrage.x25519.Identity) -> Iterator[tarfile.TarFile]:
    """The tar within an encrypted backup, to be gone through once from its beginning.

    Every byte is authenticated before it is handed on. Raises BackupFailed.
    """
    ends, writing_end = os.pipe()
    plain, sink = os.fdopen(ends, "rb"), os.fdopen(writing_end, "wb")
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with source.open("rb") as sealed, sink:
                pyrage.decrypt_io(sealed, sink, [key])
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, name="age")
    thread.start()
    try:
        with plain, tarfile.open(fileobj=plain, mode="r|") as tar:
            yield tar
    except tarfile.TarError:
        failed.append(BackupFailed("torn"))
    finally:
        thread.join()
    if failed and not isinstance(failed[0], BrokenPipeError):
        raise BackupFailed(
            f"{source} does not open: it is not sealed for this key, or it was cut or altered."
        ) from failed[0]


def add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    """One member from memory."""
    about = tarfile.TarInfo(name)
    about.size, about.mode = len(data), 0o600
    tar.addfile(about, io.BytesIO(data))


def add_file(tar: tarfile.TarFile, name: str, file: Path) -> None:
    """One member from a file; nothing of its owner or its times goes along."""
    about = tarfile.TarInfo(name)
    about.size, about.mode = file.stat().st_size, 0o600
    with file.open("rb") as source:
        tar.addfile(about, source)
