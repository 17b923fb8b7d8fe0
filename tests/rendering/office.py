"""The live engine: what a word processor prints when it counts and refers for itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.rendering import docx_files as files

_CACHED = re.compile(
    r"(<w:instrText[^>]*> (?:REF|SEQ) [^<]*</w:instrText></w:r>"
    r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:fldChar w:fldCharType="separate"/></w:r>'
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>)[^<]*"
)

STALE = "STALE"
AS_WORD = "docx:MS Word 2007 XML"


def converted(folder: Path, data: bytes, to: str) -> Path:
    """The file as LibreOffice writes it in another format, with a profile of its own."""
    source = files.written(folder, data, "source.docx")
    target = folder / "converted"
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True, timeout=300)
    return next(target.iterdir())


def words_on_paper(folder: Path, data: bytes) -> str:
    """Every word of the file on paper, on one line, without spaces."""
    paper = converted(folder, data, "pdf")
    text = subprocess.run(["pdftotext", "-raw", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    return bare(text)


def bare(text: str) -> str:
    """The text without white space, which a line end on paper may stand for."""
    return re.sub(r"\s+", "", text)


def stale(data: bytes) -> bytes:
    """The file with the cached result of every reference and table number spoilt,; the pages in the contents stay.

    The field inside a QUOTE is left: LibreOffice does not count it, and prints the QUOTE's own result.
    """
    return files.changed(data, lambda text: _CACHED.sub(rf"\g<1>{STALE}", text))
