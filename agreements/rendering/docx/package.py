"""A Word package in memory: its parts, their kinds, and how they are related."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from itertools import count

from lxml import etree

from agreements.rendering.docx.archive import zipped
from agreements.rendering.docx.markup import R, escaped

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = ""


class Package:
    """Parts by name, without a leading slash. Every change keeps content types and relationships in step."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._types = etree.fromstring(parts.pop("[Content_Types].xml"))
        self.parts = parts
        self._relation_trees: dict[str, etree._Element] = {}
        self.main = self.targets(_ROOT, f"{R}/officeDocument")[0][1]

    def targets(self, source: str, kind: str) -> list[tuple[str, str]]:
        """The relationships of one kind that start at a part: (id, part name)."""
        folder = posixpath.dirname(source)
        return [
            (entry.get("Id", ""), posixpath.normpath(posixpath.join(folder, entry.get("Target", "").lstrip("/"))))
            if not entry.get("Target", "").startswith("/")
            else (entry.get("Id", ""), entry.get("Target", "").lstrip("/"))
            for entry in self._relations(source)
            if entry.get("Type") == kind
        ]

    def target(self, source: str, kind: str) -> str:
        """The one part that stands in this relationship to the source; empty if there is none."""
        return next((name for _, name in self.targets(source, kind)), "")

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """The package holds the part, in place of any other of that name."""
        self.remove(name)
        self.parts[name] = data
        etree.SubElement(self._types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def remove(self, name: str) -> None:
        """The part is gone, with its content type; relationships to it are the caller's to remove."""
        self.parts.pop(name, None)
        for entry in self._types.findall(f"{{{_TYPES}}}Override[@PartName='/{name}']"):
            self._types.remove(entry)

    def add_default(self, extension: str, content_type: str) -> None:
        """Parts with this extension have this content type."""
        if self._types.find(f"{{{_TYPES}}}Default[@Extension='{extension}']") is None:
            entry = etree.Element(f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, entry)

    def relate(self, source: str, kind: str, target: str) -> str:
        """A new relationship from a part to another; the answer is its id."""
        relations = self._relations(source)
        taken = {entry.get("Id") for entry in relations}
        id_ = next(f"rId{number}" for number in count(1) if f"rId{number}" not in taken)
        start = posixpath.dirname(source) or "."
        entry = etree.SubElement(relations, f"{{{_RELATIONSHIPS}}}Relationship")
        for name, value in (("Id", id_), ("Type", kind), ("Target", posixpath.relpath(target, start))):
            entry.set(name, value)
        return id_

    def unrelate(self, source: str, kind: str) -> None:
        """No relationship of this kind starts at the part any more, and the parts at its end are gone."""
        for _, target in self.targets(source, kind):
            self.remove(target)
            self._relation_trees.pop(target, None)
            self.parts.pop(_relations_name(target), None)
        relations = self._relations(source)
        for entry in relations.findall(f"{{{_RELATIONSHIPS}}}Relationship[@Type='{kind}']"):
            relations.remove(entry)

    def copy(self, name: str, data: bytes, content_type: str, template: str) -> str:
        """A further part like one that is there, with that one's relationships; the answer is its name."""
        new = self.free(template)
        self.add(new, data, content_type)
        if len(self._relations(name)):
            self._relation_trees[new] = deepcopy(self._relations(name))
        return new

    def free(self, template: str) -> str:
        """The first name of the pattern, such as `word/header{}.xml`, that no part has."""
        return next(name for number in count(1) if (name := template.format(number)) not in self.parts)

    def of_type(self, content_type: str) -> list[str]:
        """The names of the parts with this content type."""
        found = self._types.findall(f"{{{_TYPES}}}Override[@ContentType='{escaped(content_type)}']")
        return [name for entry in found if (name := entry.get("PartName", "").lstrip("/")) in self.parts]

    def zipped(self) -> bytes:
        """The package as a zip: content types first, as some readers want, then the parts by name."""
        listings = {
            _relations_name(source): _serialized(tree) for source, tree in self._relation_trees.items() if len(tree)
        }
        ordered = dict(sorted({**self.parts, **listings}.items()))
        return zipped({"[Content_Types].xml": _serialized(self._types), **ordered})

    def _relations(self, source: str) -> etree._Element:
        """The relationships of a part, read once; they go back into the package when it is zipped."""
        if source not in self._relation_trees:
            data = self.parts.pop(_relations_name(source), None)
            empty = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
            self._relation_trees[source] = empty if data is None else etree.fromstring(data)
        return self._relation_trees[source]


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _serialized(element: etree._Element) -> bytes:
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
