"""The brief of the sample press as an office program prints it: one page of A4. Left out where there is none."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import press
from dragoman.cli import dragoman

_HOW = "no office program: install LibreOffice Writer and Poppler (apt-get install libreoffice-writer poppler-utils)"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = f"sqlite:///{(tmp_path_factory.mktemp('printed') / 'press.db').as_posix()}"
    assert CliRunner().invoke(dragoman, ["--store", made, "add", str(press.folder())]).exit_code == 0
    return made


@pytest.mark.parametrize("day", ["2021-03-14", "2023-01-10", "2024-10-01"])
def test_it_fits_one_page(store: str, tmp_path: Path, day: str) -> None:
    office, info = shutil.which("soffice"), shutil.which("pdfinfo")
    if office is None or info is None:
        pytest.skip(_HOW)
    file = tmp_path / "brief.docx"
    words = ["--store", store, "brief", "--party", "JP", "--party", "US", "--on", day, "--out", str(file)]
    assert CliRunner().invoke(dragoman, words).exit_code == 0
    home = f"-env:UserInstallation=file://{(tmp_path / 'office').as_posix()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ})  # noqa: S603 - as found
    told = subprocess.run([info, str(tmp_path / "brief.pdf")], check=True, capture_output=True, text=True)  # noqa: S603 - the same
    assert re.search(r"^Pages: +1$", told.stdout, re.MULTILINE)
    assert "A4" in told.stdout
