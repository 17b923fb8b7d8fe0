"""The parts of a Word file under proof, and the few lookups that reading and checking share."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{OFFICE}}}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Relation:
    """A relationship: the part it starts at, its id and kind, and the part or address that it leads to."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


class DocxPackage:
    """The parts of the file by name, each parsed at most once, for whoever reads and checks the same file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self._roots: dict[str, etree._Element] = {}

    def root(self, name: str) -> etree._Element:
        """The root of a part.

        Raises:
            KeyError: there is no such part.
            lxml.etree.XMLSyntaxError: the part is not well formed.
        """
        if name not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._roots[name] = etree.fromstring(self.parts[name], parser)
        return self._roots[name]

    @cached_property
    def main(self) -> str:
        """The name of the document part, where it usually stands if nothing says so."""
        return next((entry.target for entry in self.relations("", "officeDocument")), "word/document.xml")

    def relations(self, source: str, kind: str = "") -> Iterator[Relation]:
        """The relationships that start at a part, of one kind or of all."""
        folder, name = posixpath.split(source)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self.parts:
            return
        for entry in self.root(listing).iter(_RELATIONSHIP):
            if not kind or entry.get("Type", "").rpartition("/")[2] == kind:
                external = entry.get("TargetMode") == "External"
                target = entry.get("Target", "")
                resolved = target if external else _resolved(folder, target)
                yield Relation(source, entry.get("Id", ""), entry.get("Type", ""), resolved, external)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the one part that the document is related to in this way, such as `styles`."""
        for entry in self.relations(self.main, kind):
            if entry.target in self.parts:
                return self.root(entry.target)
        return None

    def styles(self) -> dict[str, etree._Element]:
        """The named styles by id."""
        root = self.related("styles")
        return {} if root is None else {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}


def opened(file: bytes | DocxPackage) -> DocxPackage:
    """The package of a file that may have been opened already."""
    return file if isinstance(file, DocxPackage) else DocxPackage(file)


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def value(element: etree._Element | None, path: str, default: str = "") -> str:
    """The `w:val` of the child at a path such as `pPr/pStyle`."""
    child = None if element is None else element.find(_clark(path))
    return default if child is None else child.get(f"{W}val", default)


@cache
def _clark(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))
