"""A finished PDF becomes bytes: each object serialised once.

pydyf serialises and compresses everything twice, the second time only for the file's identifier, and at zlib's
slowest level: a sixth of the time of a long document. Seen in 0.13.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from hashlib import md5
from io import BytesIO
from typing import BinaryIO

from pydyf import PDF, Array, Dictionary, Object, Stream

_LEVEL = 6
_FREE, _IN_FILE, _IN_STREAM = 0, 1, 2
_NEVER_AGAIN = 65_535
_WIDTHS = (1, 4, 2)

_Entry = tuple[int, int, int]


def write_once(pdf: PDF, target: BinaryIO) -> None:
    """The PDF as a file of version 1.7 with its cross-references in a stream. Source: ISO 32000-1, 7.5.7 and 7.5.8."""
    output = BytesIO()
    output.write(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    pdf.add_object(pdf.info)
    entries = _written(pdf, output)
    start = output.tell()
    entries.append((_IN_FILE, start, 0))
    identifier = b"<" + md5(output.getvalue(), usedforsecurity=False).hexdigest().encode() + b">"
    output.write(_numbered(len(entries) - 1, _serialised(_cross_references(pdf, entries, identifier))))
    output.write(b"startxref\n%d\n%%%%EOF\n" % start)
    target.write(output.getvalue())


def _written(pdf: PDF, output: BinaryIO) -> list[_Entry]:
    """Streams one by one, all else together in one object stream; the cross-reference of each object by its number."""
    packed_number = len(pdf.objects)
    entries: list[_Entry] = []
    packed: list[tuple[int, bytes]] = []
    for number, each in enumerate(pdf.objects):
        if each.free == "f":
            entries.append((_FREE, 0, _NEVER_AGAIN))
        elif isinstance(each, Stream):
            entries.append((_IN_FILE, output.tell(), 0))
            output.write(_numbered(number, _serialised(each)))
        else:
            entries.append((_IN_STREAM, packed_number, len(packed)))
            packed.append((number, each.data))
    entries.append((_IN_FILE, output.tell(), 0))
    output.write(_numbered(packed_number, _serialised(_object_stream(packed))))
    return entries


def _object_stream(packed: list[tuple[int, bytes]]) -> Stream:
    index = " ".join(f"{number} {offset}" for number, offset in _offsets(packed)).encode()
    body = b"\n".join(data for _, data in packed)
    extra = {"Type": "/ObjStm", "N": len(packed), "First": len(index) + 1}
    return Stream([index, body], extra, compress=True)


def _offsets(packed: list[tuple[int, bytes]]) -> Iterator[tuple[int, int]]:
    offset = 0
    for number, data in packed:
        yield number, offset
        offset += len(data) + 1


def _cross_references(pdf: PDF, entries: list[_Entry], identifier: bytes) -> Stream:
    fields = (pair for entry in entries for pair in zip(entry, _WIDTHS, strict=True))
    table = b"".join(value.to_bytes(width, "big") for value, width in fields)
    extra = {
        "Type": "/XRef",
        "W": Array(_WIDTHS),
        "Size": len(entries),
        "Root": pdf.catalog.reference,
        "Info": pdf.info.reference,
        "ID": Array((identifier, identifier)),
    }
    return Stream([table], extra, compress=True)


def _numbered(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, data)


def _serialised(stream: Stream) -> bytes:
    data = b"\n".join(map(_bytes, stream.stream))
    extra = Dictionary(stream.extra)
    if stream.compress:
        data = zlib.compress(data, _LEVEL)
        extra["Filter"] = "/FlateDecode"
    extra["Length"] = len(data)
    # CR LF: after data that happens to end in CR, a lone LF would be taken for the second half of a line end.
    return b"%s\nstream\n%s\r\nendstream" % (extra.data, data)


def _bytes(item: object) -> bytes:
    if isinstance(item, bytes):
        return item
    if isinstance(item, Object):
        data: bytes = item.data
        return data
    return str(item).encode("ascii")
