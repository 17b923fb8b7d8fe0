"""A definition read from a file or from bytes: one `Source`, or all that is wrong with it."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from agreements.diagnostics import Diagnostic, FindingsError, Location, UsageError
from agreements.source.characters import cleaned, spotted
from agreements.source.findings import MOST_COUNTED, capped, error
from agreements.source.places import Lines, Source
from agreements.source.texts import obeyed_marks
from agreements.source.tree import Tree, read_tree

MOST_BYTES = 2 * 1024 * 1024


@dataclass(eq=False)
class SourceError(FindingsError):
    """The file is no definition that can be read safely. `lines` are its lines as far as they could be decoded."""

    lines: tuple[str, ...] = ()


def read_source(path: Path, *, quick: bool = False) -> Source:
    """The definition in the file. `quick` reads it as `parse_source` does then, for a look ahead of the real reading.

    Raises:
        UsageError: there is no such file, or it cannot be opened.
        SourceError: the file was read and is refused; the report holds everything that was found.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as cause:
        raise UsageError(f"{path}: there is no such file", hint="Check the name and the folder.") from cause
    except IsADirectoryError as cause:
        raise UsageError(f"{path} is a folder; a definition is one file") from cause
    except (OSError, ValueError) as cause:
        # Windows calls opening a folder a lack of permission; Path.is_dir raises where a name is too long.
        why = "it is a folder" if os.path.isdir(path) else getattr(cause, "strerror", None) or cause  # noqa: PTH112
        raise UsageError(f"{path} cannot be read: {why}") from cause
    return parse_source(data, str(path), quick=quick)


def parse_source(data: bytes, file: str, *, quick: bool = False) -> Source:
    """The definition in these bytes; `file` is the name that its places carry.

    `quick` lets libyaml read what is not a stranger's, such as the files of a pack.

    Raises:
        SourceError: the bytes are refused; the report holds everything that was found.
    """
    text = _decoded(data, file)
    lines = Lines.of(file, text)
    readable, odd = cleaned(lines)
    tree = read_tree(lines, readable, quick=quick)
    unseen = _unseen_keys(tree)
    report = capped([*odd, *unseen, *_without_echoes(tree.findings, odd, unseen), *islice(_tabs(tree), MOST_COUNTED)])
    if report.errors:
        raise _refusal(report.diagnostics, file, tuple(lines))
    return Source(file, text, hashlib.sha256(data).hexdigest(), tree.data, report, lines, tree.nodes)


def read_text(data: bytes, file: str) -> str:
    """The plain text in these bytes, such as a clause: UTF-8 without its byte order mark, lines ended by LF.

    Raises:
        SourceError: the bytes are no text, or hold characters that nobody sees or marks that other programs obey.
    """
    lines = Lines.of(file, _decoded(data, file))
    findings = [*spotted(lines), *_obeyed(lines)]
    if findings:
        raise _refusal(tuple(findings), file, tuple(lines))
    return "\n".join(lines)


def _obeyed(lines: Lines) -> Iterator[Diagnostic]:
    """A finding for each sort of mark that a signing service or the maker of the Word file would obey."""
    for remark, span in obeyed_marks(lines.text):
        yield error(remark.kind, remark.message, lines.location(*span), remark.hint)


def _refusal(findings: tuple[Diagnostic, ...], file: str, lines: tuple[str, ...]) -> SourceError:
    return SourceError(f"{file} cannot be used as it stands", report=capped(findings), lines=lines)


# --- bytes to text --------------------------------------------------------------------------------------------------

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_SAVE = "Save the file as UTF-8: in Notepad, Save as, Encoding, UTF-8."


_OTHER_FILES = {
    b"PK\x03\x04": "a Word file, a workbook or a zip",
    b"\xd0\xcf\x11\xe0": "an old Word file or workbook, or one with a password",
    b"%PDF-": "a PDF",
    b"{\\rtf": "a file of rich text",
}
"""What people give in place of a definition, by how it begins."""


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024**2} MB"
        finding = error("size", message, Location(file), "A definition has some hundred lines; is it the right file?")
        raise _refusal((finding,), file, ())
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            hint = "Give the file that ends in .yaml; `agreements new` writes one to begin with."
            finding = error("encoding", f"the file is {what}, and no text", Location(file), hint)
            raise _refusal((finding,), file, ())
    if _is_utf_16(data):
        form = "UTF-32" if data.startswith(_UTF_32_MARKS) else "UTF-16"
        finding = error("encoding", f"the file is saved as {form}; UTF-8 is expected", Location(file), _SAVE)
        raise _refusal((finding,), file, ())
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        lines = tuple(Lines.of(file, body.decode("utf-8", errors="replace")))
        raise _refusal((_encoding_finding(body, problem.start, file),), file, lines) from problem


_ENOUGH_BYTES = 8  # a shorter file with a zero in it is too short to tell


def _is_utf_16(data: bytes) -> bool:
    """True for a UTF-16 or UTF-32 byte order mark, or where every second byte is zero."""
    start = data[:64]
    marked = start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    return marked or (len(start) >= _ENOUGH_BYTES and (not any(start[1::2]) or not any(start[::2])))


def _encoding_finding(body: bytes, at: int, file: str) -> Diagnostic:
    before = Lines.of(file, body[:at].decode("utf-8"))
    end = len(before.text)
    place = before.location(end, end)
    location = Location(file, place.line, place.column, place.column + 1)
    letter = body[at : at + 1].decode("cp1252", errors="ignore")
    guess = f"; in Windows-1252 it would be '{letter}'" if letter else ""
    return error("encoding", f"the byte 0x{body[at]:02X} is not UTF-8{guess}", location, _SAVE)


# --- what is said once ----------------------------------------------------------------------------------------------

_STRUCTURE = frozenset({"syntax", "shape", "duplicate"})


def _without_echoes(
    findings: list[Diagnostic], spotted: list[Diagnostic], unseen: list[Diagnostic]
) -> Iterator[Diagnostic]:
    """The tree's findings without those that only follow from a wrong indent or a refused character."""
    odd = {finding.location.line for finding in spotted}
    opened = [(one.line, found.location.line) for found in findings if found.id == "syntax" for one in found.related]
    misleading = (*unseen, *(finding for finding in spotted if finding.id == "indent"))
    doubtful = min((finding.location.line for finding in misleading), default=None)
    for finding in findings:
        line = finding.location.line
        follows = doubtful is not None and line >= doubtful and finding.id in _STRUCTURE
        # A bracket that is not closed makes one text of the lines below it.
        run_on = finding.id == "control-char" and any(first <= line <= last for first, last in opened)
        if not follows and not run_on and not (finding.id == "syntax" and line in odd):
            yield finding


_COLON = re.compile("(?:^|(?<=[\r\n]))[ -]*[\\w-]+:(\u00a0+)")


def _unseen_keys(tree: Tree) -> list[Diagnostic]:
    """Keys that YAML does not see, because what follows the colon only looks like a space; for a broken file only."""
    if not any(finding.id in _STRUCTURE for finding in tree.findings):
        return []
    message = "U+00A0 NO-BREAK SPACE after the colon; YAML sees a key only before an ordinary space"
    matches = _COLON.finditer(tree.lines.text)
    return [error("invisible", message, tree.lines.location(*m.span(1)), "Put an ordinary space.") for m in matches]


_TABS = re.compile(r"\t+")
_HASH = re.compile("#")


def _tabs(tree: Tree) -> Iterator[Diagnostic]:
    """A finding for every TAB within a line, except in a comment and at the end of a line."""
    for number, start in enumerate(tree.lines.starts, start=1):
        if start >= tree.read_to:
            return
        if "\t" in (line := tree.lines.line(number)):
            yield from _tabs_of(tree, line, start)


def _tabs_of(tree: Tree, line: str, start: int) -> Iterator[Diagnostic]:
    hint = "Put a space; in a text, TABs are not kept."
    first, last = len(line) - len(line.lstrip(" \t")), len(line.rstrip(" \t"))  # an indent has its own finding
    hashes = [match.start() for match in _HASH.finditer(line)]
    for match in _TABS.finditer(line, first):
        at = start + match.start()
        index = bisect_right(tree.scalars, (at, len(tree.text))) - 1
        scalar_end = tree.scalars[index][1] if index >= 0 else 0
        before = bisect_right(hashes, match.start()) - bisect_left(hashes, max(scalar_end - start, 0))
        if at < tree.read_to and (at < scalar_end or (before <= 0 and match.start() < last)):
            location = tree.lines.location(at, start + match.end())
            yield error("control-char", "U+0009 TAB stands within a line", location, hint)
