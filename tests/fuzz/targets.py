"""What each target does with its bytes. It comes back quietly, or raises what no user should ever see.

Nothing here knows of the fuzzer, so that the ordinary suite can run the seeds, and what was found once, through it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from agreements import packs
from agreements.assembly import assemble
from agreements.assembly.facts import facts_of
from agreements.assembly.filling import Filler
from agreements.assembly.parsing import Terms, parse
from agreements.diagnostics import FaultError, FindingsError, LimitError, UsageError
from agreements.intake import open_house
from agreements.packs import Passage
from agreements.particulars import gaps, validate
from agreements.proof.html import tree_of
from agreements.proof.markup import foreign_markup
from agreements.rendering.docx import fresh_house
from agreements.rendering.stylesheet import css_families, css_faults
from agreements.source import parse_source
from tests.assembly.texts import LABELS
from tests.batch.letters import letter
from tests.builders import agreement
from tests.rendering.docx_files import packed, parts
from tests.small_pack import FILES, small_pack

REFUSED = (FindingsError, LimitError, UsageError)
"""What a stranger's file may be answered with. A `FaultError` would say that we are wrong."""

_MOST_EDITS = 4


class PlaceError(AssertionError):
    """A finding stands outside the file that it is about."""


def definition(data: bytes) -> None:
    """A definition loads and validates, or every finding has a place in it."""
    lines = data.count(b"\n") + data.count(b"\r") + 1
    try:
        source = parse_source(data, "deal.yaml")
        try:
            validate(source)
        except FindingsError:
            if (left := gaps(source)) is not None:
                next(left.readings(), None)
            raise
    except FindingsError as refused:
        places = [finding.location for finding in refused.report.errors]
        if not places or any(not 0 <= place.line <= lines for place in places):
            raise PlaceError(f"{places} in {lines} lines") from refused


def gate(data: bytes) -> None:
    """A Word file is taken as a house style, or refused with findings. Most bytes are read as edits of a sound one."""
    taken = Taken(data)
    file = taken.rest() if taken.number(4) == 0 else _edited_house(taken)
    with suppress(*REFUSED):
        open_house(file, "house.docx")


def manifest(data: bytes) -> None:
    """A pack one of whose YAML files is these bytes is read and used, or refused with findings."""
    taken = Taken(data)
    if taken.number(2):
        _opened(taken.rest())
        return
    names = sorted(name for name in FILES if name.endswith(".yaml") and name != "pack.yaml")
    _assembled(names[taken.number(len(names))], taken.rest())


def _opened(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "small"
        root.mkdir()
        (root / "pack.yaml").write_bytes(data)
        with suppress(*REFUSED):
            packs.open_pack(root)


def clause(data: bytes) -> None:
    """The file of a clause becomes paragraphs, or is refused with findings."""
    name = "clauses/why.md"
    pack = replace(_pack(), files={name: packs.PackFile(name, data, "")}, _cache={})
    facts, speech = _facts()
    used = Filler(speech, facts, {})
    with suppress(*REFUSED):
        found = packs.clause(pack, "why")
        assert found is not None
        passage = Passage(found.text, name, found.line)
        parse(used.fill(passage, {}), used.filling, Terms({"Partner": "Partner"}), name)


def _assembled(name: str, data: bytes) -> None:
    """A letter is assembled from the small pack with that one file changed."""
    sound = _pack()
    files = {**{known: sound.files[known] for known in FILES}, name: packs.PackFile(name, data, "")}
    with suppress(*REFUSED):
        assemble(_letter(), replace(sound, files=files, _cache={}), "letter", draft=True)


def template(data: bytes) -> None:
    """A template and a condition are filled, or refused; whatever they try, no word of the model changes."""
    text = data.decode("utf-8", errors="ignore").replace("\r", "")
    text = re.sub("[\ue000-\uf8ff]", "", text)  # the loader refuses those
    facts, speech = _facts()
    used = Filler(speech, facts, {})
    with suppress(*REFUSED):
        parse(used.fill(Passage(text, "clause.md"), {}), used.filling, Terms({"Partner": "Partner"}), "clause.md")
    with suppress(*REFUSED):
        Filler(speech, facts, {}).holds(Passage(text, "conditions.yaml"), {})


class MarkupError(AssertionError):
    """A stylesheet that was let in brought something into the page."""


def stylesheet(data: bytes) -> None:
    """A stylesheet is refused at a place in it, or the page that holds it says and does what it did without."""
    css = data.decode("utf-8", errors="ignore")
    lines = len(re.split(r"\r\n?|[\n\f]", css))
    faults = css_faults(css)
    list(css_families(css))
    if any(not 1 <= fault.line <= lines for fault in faults):
        raise PlaceError(f"{faults} in {lines} lines")
    page = tree_of(f"<!DOCTYPE html><html><head><style>@media print {{\n{css}\n}}</style></head><body><p>x</p></body>")
    if not faults and [*foreign_markup(page), *(each for each in page.iter() if each.tag not in _OF_A_PAGE)]:
        raise MarkupError(css)


_OF_A_PAGE = ("html", "head", "style", "body", "p")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "definition": definition,
    "gate": gate,
    "manifest": manifest,
    "clause": clause,
    "template": template,
    "stylesheet": stylesheet,
}


# --- what they stand on ---------------------------------------------------------------------------------------------


@dataclass
class Taken:
    """Bytes that are read as a row of choices; when they are used up every choice is the first."""

    data: bytes
    at: int = 0

    def number(self, below: int) -> int:
        """A number from 0 up to, and without, that."""
        piece = self.data[self.at : self.at + 2]
        self.at += 2
        return int.from_bytes(piece, "big") % below

    def text(self) -> str:
        """A few letters, of those that XML can hold."""
        length = self.number(24)
        piece = self.data[self.at : self.at + length]
        self.at += length
        return re.sub(r"[^\t\n\x20-\x25\x27-\x3b\x3d-\x7e\xa0-\xff]", "", piece.decode("latin-1"))

    def rest(self) -> bytes:
        """What is left."""
        return self.data[self.at :]


_WANTED = re.compile(r'="([^"]*)"|<(w:\w+)[^>]*/>|<(w:\w+)[ >]|(TargetMode|Target|w:val)="')


@cache
def _house_parts() -> Mapping[str, bytes]:
    return parts(fresh_house())


def _edited_house(taken: Taken) -> bytes:
    """A sound house style with a few values, elements or parts changed."""
    made = dict(_house_parts())
    names = sorted(made)
    for _ in range(1 + taken.number(_MOST_EDITS)):
        name = names[taken.number(len(names))]
        if taken.number(16) == 0:
            made.pop(name, None)
        elif name in made:
            made[name] = _edited_part(made[name], taken)
    return packed(made)


def _edited_part(data: bytes, taken: Taken) -> bytes:
    text = data.decode("utf-8", errors="replace")
    places = list(_WANTED.finditer(text))
    if not places:
        return data
    place = places[taken.number(len(places))]
    if place[1] is not None:
        changed = f'="{taken.text().replace(chr(34), "")}"'
    elif place[2] is not None:
        changed = ("", place[0] * 2, f"<w:{taken.text()}/>")[taken.number(3)]
    else:
        changed = f"{place[0]}{taken.text()}"
    return (text[: place.start()] + changed + text[place.end() :]).encode()


@cache
def _pack() -> packs.Pack:
    with tempfile.TemporaryDirectory() as folder:
        return small_pack(Path(folder))


@cache
def _letter() -> Any:
    from agreements.particulars import Agreement  # noqa: PLC0415 - made once, and only for these targets

    return Agreement.model_validate(letter("fuzzed", area="R&D"))


@cache
def _facts() -> tuple[Any, Any]:
    from agreements.assembly.speech import Speech  # noqa: PLC0415 - the same

    whole = agreement(title="R&D", purpose="to help", principles=["trust", "care"])
    speech = Speech(whole, LABELS, {}, whole.language)
    return facts_of(whole, speech), speech


__all__ = ["REFUSED", "TARGETS", "FaultError", "MarkupError", "PlaceError", "Taken"]
