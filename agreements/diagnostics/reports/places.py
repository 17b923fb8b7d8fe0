"""A file as a report names it: seen from a folder, or as a whole address."""

from __future__ import annotations

import ntpath
import posixpath
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import quote_from_bytes


def within(file: str, folder: str) -> str:
    r"""The file as seen from the folder, with forward slashes; empty when it lies outside.

    >>> within(r"deals\bcf.yaml", r"C:\work")
    'deals/bcf.yaml'
    """
    whole = _whole(file, folder)
    try:
        inner = whole.relative_to(type(whole)(folder)).as_posix()
    except ValueError:
        return ""
    return "" if inner.startswith("../") else inner


def address(file: str, folder: str) -> tuple[str, bool]:
    """The file as a percent-encoded URI, and whether that is relative to the folder.

    Source: RFC 3986, sections 2.1 and 4.2; a colon in a first step would be read as a scheme, so it is encoded too.
    RFC 8089 for what lies elsewhere, with the server of a Windows share as the authority.
    """
    inner, whole = within(file, folder), _whole(file, folder)
    if inner or not whole.is_absolute():
        return _quoted(inner or whole.as_posix()), True
    if whole.drive.startswith("\\\\"):
        return f"file:{_quoted(whole.as_posix())}", False
    root = f"file:///{whole.drive}" if whole.drive else "file://"
    return root + _quoted(whole.as_posix().removeprefix(whole.drive)), False


def _quoted(text: str) -> str:
    """Percent-encoded, with the very bytes of a name that is no UTF-8."""
    try:
        data = text.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # Windows allows half a character
        data = text.encode(errors="surrogatepass")
    return quote_from_bytes(data, safe="/")


def _whole(file: str, folder: str) -> PurePath:
    """The file from the folder on, without `..`, as the system of the folder sees it."""
    if PureWindowsPath(folder).drive:
        return PureWindowsPath(ntpath.normpath(ntpath.join(folder, file)))
    return PurePosixPath(posixpath.normpath(posixpath.join(folder, file)))
