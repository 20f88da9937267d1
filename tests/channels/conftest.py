"""A telephone line with HylaFAX on both ends, and a Korean letter to send over it."""

import io
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import segno
import typst
from pytest_django import Settings

from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.hylafax import HylafaxChannel

FONTS = Path(__file__).resolve().parents[2] / "yeondae" / "typeset" / "fonts"
QR_TEXT = "https://campaign.internal/still-valid/7F3K"

# Seoul numbers that begin with 0 do not exist; the test line reads 999, 998 and 997 in them.
ANSWERS = "+82200008070"
BUSY = "+82200009990"
NO_ANSWER = "+82200009980"
DROPS_MID_PAGE = "+82200009970"

LETTER = """
#set page("a4", margin: 25mm)
#set text(font: ("Noto Sans", "Noto Sans CJK KR"), size: 12pt, lang: "ko")
#set document(date: none)
법무부 장관 귀하

#v(1cm)
존경하는 장관님,

11월 27일에 연행된 이주노동자 노동조합 간부들을 즉각 석방하여 주십시오.
노동조합을 만들고 활동하는 것은 모든 노동자의 권리입니다.

Please release the three trade unionists at once.

A supporter in Germany, name withheld

#v(1cm)
#image(bytes(sys.inputs.qr), width: 35mm)
"""


@dataclass(frozen=True)
class FaxLine:
    """The running test line."""

    folder: Path
    port: int
    modem: str
    received: Path

    def channel(self, **options: object) -> HylafaxChannel:
        settings = {
            "host": "127.0.0.1",
            "port": self.port,
            "modem": self.modem,
            "station": "YEONDAE",
            **options,
        }
        return HylafaxChannel(FaxConfig(**settings))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def fax_line(faxline: Path) -> Iterator[FaxLine]:
    """Starts the line on a free port and leaves no process and no file behind."""
    if os.geteuid() != 0:
        pytest.skip("the test telephone line needs root, because HylaFAX does")
    folder = Path(tempfile.mkdtemp(prefix="yeondae-fax-", dir="/tmp"))
    folder.chmod(0o755)  # HylaFAX works as the user uucp
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = subprocess.run(
        [faxline / "start", folder, str(port)], capture_output=True, text=True, timeout=120
    )
    try:
        if started.returncode:
            pytest.skip(f"the test telephone line does not start: {started.stderr.strip()}")
        settings = dict(line.split("=", 1) for line in started.stdout.split())
        yield FaxLine(folder, port, settings["MODEM"], Path(settings["RECVQ"]))
    finally:
        if (folder / "pids").exists():
            subprocess.run([faxline / "stop", folder], check=True, timeout=60)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def korean_letter() -> bytes:
    """A one-page letter in Korean as PDF/A-2b, with a QR code."""
    qr = io.BytesIO()
    segno.make(QR_TEXT, error="m").save(qr, kind="svg", border=2)
    pdf = typst.compile(
        LETTER.encode(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"qr": qr.getvalue().decode()},
    )
    assert isinstance(pdf, bytes)
    return pdf


@pytest.fixture
def outbox_folder(settings: Settings, tmp_path: Path) -> Path:
    """An empty outbox of the test's own."""
    storage = {**settings.STORAGES["outbox"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "outbox": storage}
    return tmp_path
