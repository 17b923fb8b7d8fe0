"""A Word file from outside is let in only if it holds nothing that acts, hides, or reaches out.

Everything found is told at once. Limits and refusals follow what plain libraries let through: they keep a remote
template, a macro or a hidden clause in every agreement made.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.intake.content import content_findings
from agreements.intake.ooxml import MAIN_KIND, Parts, parsed, relationships

Finding = tuple[str, str, str]
"""A finding's id, what was found, and what to do."""

MOST_PARTS = 500
MOST_PART_BYTES = 20 * 1024 * 1024
MOST_BYTES = 60 * 1024 * 1024
_CHUNK = 1 << 16
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_WEB = ("http://", "https://", "mailto:")
_ACTIVE_NAMES = re.compile(
    r"(vbaProject|vbaData|activeX|/embeddings/|oleObject|\.exe$|\.bin$|/attachedToolbars)",
    re.IGNORECASE,
)
_ACTIVE_KINDS = re.compile(
    r"(vbaProject|aFChunk|oleObject|package|control|activeX|wordVbaData|attachedToolbars)$", re.IGNORECASE
)
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_BACK_UP = "save it again in Word as .docx and take that file"


def opened(data: bytes, file: str) -> Parts:
    """The parts of a Word file that passed every check of the gate.

    Raises:
        FindingsError: all findings at once, each with one of the ids `format`, `zip`, `xml`, `external`, `active`,
            `field`, `hidden`, `unrendered` and `text-mismatch`, and the file as its place.
    """
    parts = _read(data, file)
    findings = [*_part_findings(parts), *_relationship_findings(parts)]
    if not any(id_ == "xml" for id_, _, _ in findings):
        findings += content_findings(parts)
    if findings:
        raise refused(file, *findings)
    if not _main(parts):
        raise refused(file, ("format", "is not a Word document", _BACK_UP))
    return parts


def refused(file: str, *findings: Finding) -> FindingsError:
    """The error that tells these findings about the file, the first one in its message."""
    unique = list(dict.fromkeys(findings))
    diagnostics = [
        Diagnostic(id_, Severity.ERROR, f"{file} {message}", Location(file), hint) for id_, message, hint in unique
    ]
    return FindingsError(diagnostics[0].message, diagnostics[0].hint, Report.of(diagnostics))


# --- the zip --------------------------------------------------------------------------------------------------------


def _read(data: bytes, file: str) -> Parts:
    if data.startswith(_OLD_WORD):
        raise refused(file, ("format", "is an old Word file (.doc) or has a password", _BACK_UP))
    if not data.startswith(_ZIP_STARTS):
        raise refused(file, ("format", "is not a Word file", _BACK_UP))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            findings = list(_directory_findings(archive.infolist()))
            if findings:
                raise refused(file, *findings)
            return _members(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise refused(file, ("format", f"is cut off or damaged ({error})", _BACK_UP)) from error


def _directory_findings(members: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    names = [member.orig_filename for member in members]
    if len(names) > MOST_PARTS:
        yield "zip", f"holds {len(names)} parts; a house style has fewer than {MOST_PARTS}", _BACK_UP
    folded = [name.lower() for name in names]
    for name in sorted({name for name in names if folded.count(name.lower()) > 1} if len(names) <= MOST_PARTS else ()):
        yield "zip", f"holds the part {name!r} twice", _BACK_UP
    for name in names:
        if _escapes(name):
            yield "zip", f"holds a part with the name {name!r}, which leads out of the file", _BACK_UP
    if any(member.flag_bits & _ENCRYPTED for member in members):
        yield "format", "is encrypted", "save it without a password"


def _escapes(name: str) -> bool:
    parts = PurePosixPath(name).parts
    odd = not name or "\\" in name or ":" in name or not name.isprintable()
    return odd or name.startswith("/") or ".." in parts or "." in name.split("/")


def _members(archive: zipfile.ZipFile, file: str) -> Parts:
    """Every part, counting the bytes that really come out; the sizes that a zip states may be lies."""
    parts: dict[str, bytes] = {}
    total = 0
    for member in archive.infolist():
        if member.filename.endswith("/"):
            continue
        parts[member.filename] = _inflated(archive, member, file)
        total += len(parts[member.filename])
        if total > MOST_BYTES:
            raise refused(file, ("zip", f"unpacks to more than {MOST_BYTES >> 20} MB", "use smaller pictures"))
    return parts


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> bytes:
    chunks: list[bytes] = []
    size = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > MOST_PART_BYTES:
                message = f"unpacks the part {member.filename!r} to more than {MOST_PART_BYTES >> 20} MB"
                raise refused(file, ("zip", message, "use smaller pictures"))
            chunks.append(chunk)
    return b"".join(chunks)


# --- the parts ------------------------------------------------------------------------------------------------------


def _part_findings(parts: Parts) -> Iterator[Finding]:
    if "[Content_Types].xml" not in parts:
        yield "format", "is a zip, but not a Word file", _BACK_UP
    for name, data in parts.items():
        if _ACTIVE_NAMES.search(name):
            yield "active", f"holds {name}, which runs or embeds another program's data", "save it without macros"
        if name.lower().endswith(_XML_SUFFIXES):
            yield from _xml_findings(name, data)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        yield "active", "is a Word file with macros", "save it as .docx, without macros"


def _xml_findings(name: str, data: bytes) -> Iterator[Finding]:
    plain = data.replace(b"\0", b"")  # UTF-16 with the zeros gone is close enough to look for a declaration
    if _DECLARATION.search(plain):
        yield "xml", f"declares entities or a document type in {name}", _BACK_UP
        return
    try:
        parsed(data)
    except etree.XMLSyntaxError as error:
        yield "xml", f"is damaged in {name} ({error.msg})", _BACK_UP


def _relationship_findings(parts: Parts) -> Iterator[Finding]:
    for name in parts:
        if not name.endswith(".rels") or _DECLARATION.search(parts[name]):
            continue
        try:
            yield from _external_findings(name, parts)
        except etree.XMLSyntaxError:
            continue


def _external_findings(name: str, parts: Parts) -> Iterator[Finding]:
    for relationship in relationships(parts[name]):
        kind = relationship.kind.rpartition("/")[2]
        if _ACTIVE_KINDS.search(kind):
            yield "active", f"brings in another file or program ({kind} in {name})", "take it out in Word"
        harmless = kind == "hyperlink" and relationship.target.lower().startswith(_WEB)
        if relationship.external and not harmless:
            message = f"reaches outside itself: {kind} to {relationship.target!r}"
            yield "external", message, "put pictures into the file, and take other links out"


def _main(parts: Mapping[str, bytes]) -> str:
    root = parts.get("_rels/.rels", b"")
    targets = [entry.target.lstrip("/") for entry in relationships(root) if entry.kind == MAIN_KIND] if root else []
    return next((target for target in targets if target in parts), "")
