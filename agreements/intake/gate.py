"""A Word file from outside is let in only if it holds nothing that acts, hides, or reaches out.

Everything found is told at once. Limits and refusals follow what plain libraries let through: they keep a remote
template, a macro or a hidden clause in every agreement made.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePath, PurePosixPath

from lxml import etree

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.intake.content import content_findings
from agreements.intake.media import media_findings
from agreements.intake.ooxml import MAIN_KIND, Parts, Relationship, W, is_xml, parsed, relationships

Finding = tuple[str, str, str]
"""A finding's id, what was found, and what to do."""

MOST_PARTS = 500
MOST_PART_BYTES = 20 * 1024 * 1024
MOST_BYTES = 60 * 1024 * 1024
_MOST_TOLD = 10
_DISGUISED = re.compile(
    r"%(?:2e|2f|5c|00)|[. ](?:/|\Z)|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|\Z)", re.IGNORECASE
)
_CHUNK = 1 << 16
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|\\\\|//)", re.IGNORECASE)
_TEMPLATES = ("attachedTemplate", "subDocument", "frame", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
_WEB = ("http://", "https://", "mailto:")
_ACTIVE_NAMES = re.compile(
    r"(vbaProject|vbaData|activeX|/embeddings/|oleObject|\.(?:exe|dll|bin|bat|cmd|com|ps1|vbs?|jse?|wsf|hta|scr|lnk|jar|py|sh|chm|msi)$|/attachedToolbars)",
    re.IGNORECASE,
)
_FOREIGN_NAMES = re.compile(r"\.(?:mht|mhtml|rtf|html?|xhtml|swf)\Z|\AcustomUI/", re.IGNORECASE)
"""What Word never keeps in a file of its own, whether or not anything leads there."""

_ACTIVE_KINDS = re.compile(
    r"(vbaProject|aFChunk|oleObject|package|control|activeX|wordVbaData|attachedToolbars)$", re.IGNORECASE
)
_ACTIVE_CONTENT = (b"macroenabled", b"vbaproject", b"activex", b"oleobject")
_PROGRAMS = (_OLD_WORD, b"MZ", b"PK\x03\x04", b"\x7fELF", b"#!", b"%!")
_ENCODING = re.compile(rb"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")
_STRICT = b"purl.oclc.org/ooxml"
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_KINDS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BACK_UP = "save it again in Word as .docx and take that file"


def opened(data: bytes, file: str) -> Parts:
    """The parts of a Word file that passed every check of the gate.

    Raises:
        FindingsError: all findings at once, each with the id of its kind (`agreements explain` knows them) and the
            file as its place.
    """
    parts = _read(data, file)
    findings = [*_part_findings(parts), *_relationship_findings(parts), *media_findings(parts)]
    if not any(id_ == "xml" for id_, _, _ in findings):
        findings += content_findings(parts)
    if findings:
        raise refused(file, *findings)
    main = _main(parts)
    if not main or _says_other_kind(parts, main):
        raise refused(file, ("format", "is not a Word document", _BACK_UP))
    return parts


def refused(file: str, *findings: Finding) -> FindingsError:
    """The error that tells these findings about the file, the first one in its message."""
    unique = list(dict.fromkeys(findings))
    diagnostics = [
        Diagnostic(id_, Severity.ERROR, f"{PurePath(file).name} {message}", Location(file), hint, waivable=False)
        for id_, message, hint in unique
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
    folded = Counter(map(_folded, names))
    for name in sorted({name for name in names if folded[_folded(name)] > 1})[:_MOST_TOLD]:
        yield "zip", f"holds the part {name!r} twice", _BACK_UP
    for name in [name for name in names if _escapes(name)][:_MOST_TOLD]:
        yield "zip", f"holds a part with the name {name!r}, which leads out of the file", _BACK_UP
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        yield "zip", "is packed in a way that Word does not know", _BACK_UP
    if any(member.flag_bits & _ENCRYPTED for member in members):
        yield "format", "is encrypted", "save it without a password"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().rstrip(". ")


def _escapes(name: str) -> bool:
    parts = PurePosixPath(name).parts
    odd = not name or "\\" in name or ":" in name or not name.isprintable() or _DISGUISED.search(name) is not None
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
    elif not _has_kinds(parts["[Content_Types].xml"]):
        yield "format", "does not say in [Content_Types].xml what its parts are", _BACK_UP
    for name, data in parts.items():
        if _ACTIVE_NAMES.search(name):
            yield "active", f"holds {name}, which runs or embeds another program's data", "save it without macros"
        elif _FOREIGN_NAMES.search(name):
            hint = "save it again in Word, which leaves out what nothing uses; or start from a fresh house style"
            yield "active", f"holds {name}, which brings in another file or another program's buttons", hint
        if data.startswith(_PROGRAMS) and not _ACTIVE_NAMES.search(name):
            yield "active", f"holds {name}, which is another program's data", "take it out in Word"
        if is_xml(name, data):
            yield from _xml_findings(name, data)
    kinds = parts.get("[Content_Types].xml", b"").replace(b"\0", b"").lower()
    if any(sign in kinds for sign in _ACTIVE_CONTENT):
        yield "active", "is a Word file with macros", "save it as .docx, without macros"


def _has_kinds(data: bytes) -> bool:
    """Whether the list of kinds begins as one; where it cannot be read that is told elsewhere."""
    if _DECLARATION.search(data.replace(b"\0", b"")):
        return True
    try:
        return bool(parsed(data).tag == f"{_KINDS}Types")
    except etree.XMLSyntaxError:
        return True


def _says_other_kind(parts: Parts, main: str) -> bool:
    """Whether the list of kinds says of the main part something else than that it is Word's text, or two things."""
    listed = parsed(parts["[Content_Types].xml"]).iter(f"{_KINDS}Override")
    said = {entry.get("ContentType", "") for entry in listed if entry.get("PartName", "") == f"/{main}"}
    return said != {_MAIN_TYPE}


def _xml_findings(name: str, data: bytes) -> Iterator[Finding]:
    plain = data.replace(b"\0", b"")  # UTF-16 with the zeros gone is close enough to look for a declaration
    if _DECLARATION.search(plain):
        yield "xml", f"declares entities or a document type in {name}", _BACK_UP
        return
    if (encoding := _ENCODING.match(data)) and encoding[1].lower() not in _ENCODINGS:
        yield "xml", f"is written in an encoding of its own in {name}", _BACK_UP
        return
    if _STRICT in plain:
        yield "format", f"is in Word's strict form in {name}", "save it as Word Document (.docx)"
    try:
        parsed(data)
    except etree.XMLSyntaxError as error:
        yield "xml", f"is damaged in {name} ({error.msg})", _BACK_UP


_PACKAGE = "{http://schemas.openxmlformats.org/package/2006"
_ROOTS = {
    "core-properties": f"{_PACKAGE}/metadata/core-properties}}coreProperties",
    "officeDocument": f"{W}document",
    "styles": f"{W}styles",
    "settings": f"{W}settings",
    "numbering": f"{W}numbering",
    "fontTable": f"{W}fonts",
    "header": f"{W}hdr",
    "footer": f"{W}ftr",
    "footnotes": f"{W}footnotes",
    "endnotes": f"{W}endnotes",
}
"""What a part begins with, by the relationship that leads to it. Whatever reads the file later takes it for granted."""


def _skeleton_findings(name: str, entry: Relationship, parts: Parts) -> Iterator[Finding]:
    """What is wrong with the part inside the file to which the relationship leads."""
    kind = entry.kind.rpartition("/")[2]
    folder = "" if entry.target.startswith("/") else posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join(folder, entry.target.lstrip("/")))
    if target not in parts:
        yield "format", f"lacks the part {target!r} to which {name} leads", _BACK_UP
    elif kind in _ROOTS and parsed(parts[target]).tag != _ROOTS[kind]:
        yield "format", f"has a part {target!r} that is not what {name} says of it", _BACK_UP


def _relationship_findings(parts: Parts) -> Iterator[Finding]:
    for name in parts:
        if not name.lower().endswith(".rels") or _DECLARATION.search(parts[name]):
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
        folder = posixpath.dirname(posixpath.dirname(name))
        leaves = posixpath.normpath(posixpath.join(folder, relationship.target)).startswith("..")
        reaches = relationship.external or leaves or _ADDRESS.match(relationship.target) or kind in _TEMPLATES
        if reaches and not harmless:
            message = f"reaches outside itself: {kind} to {relationship.target!r}"
            yield "external", message, "put pictures into the file, and take other links out"
        elif not relationship.external and not harmless:
            yield from _skeleton_findings(name, relationship, parts)


def _main(parts: Mapping[str, bytes]) -> str:
    root = parts.get("_rels/.rels", b"")
    targets = [entry.target.lstrip("/") for entry in relationships(root) if entry.kind == MAIN_KIND] if root else []
    return next((target for target in targets if target in parts), "")
