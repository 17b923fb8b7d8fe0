"""Messages between the program and a process of its own: a few byte strings, each with its length before it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from typing import BinaryIO

_COUNT = struct.Struct(">I")
_LENGTH = struct.Struct(">Q")

Header = Mapping[str, object]
"""What a message says about itself, as JSON."""


def write_message(stream: BinaryIO, header: Header, parts: Sequence[bytes] = ()) -> None:
    """The header and the parts, written and flushed as one message."""
    frames = (json.dumps(header, sort_keys=True).encode(), *parts)
    stream.write(_COUNT.pack(len(frames)))
    for frame in frames:
        stream.write(_LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def read_message(stream: BinaryIO) -> tuple[dict[str, object], list[bytes]]:
    """The next message's header and parts.

    Raises:
        EOFError: the other side has gone, or went in the middle of a message.
    """
    (count,) = _COUNT.unpack(_read(stream, _COUNT.size))
    first, *parts = [_read(stream, _LENGTH.unpack(_read(stream, _LENGTH.size))[0]) for _ in range(count)]
    return json.loads(first), parts


def _read(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError("the message ends early")
    return data
