"""The two large samples, assembled and built once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from agreements import packs
from agreements.assembly import Speech, assemble, speech_for
from agreements.document import Document, NumberedDocument
from agreements.numbering import NumberingScheme, number
from agreements.packs import Pack
from agreements.particulars import Agreement, validate
from agreements.pipeline import BuildOptions, build
from agreements.source import Source
from tests.particulars.samples import PATHS, sample, sample_source

SAMPLES = packs.bundled() / "health-and-care-england" / "samples"
"""Those of one pack; `PATHS` has all of them."""
BETTER_CARE, CAPACITY = "better-care-fund", "mental-capacity-act"
FORMATS = ("docx", "pdf", "html")


@dataclass(frozen=True)
class Case:
    """A sample: its data, what it means, and the pack with whose words it is said."""

    source: Source
    agreement: Agreement
    pack: Pack
    speech: Speech

    def document(self, source: Source | None = None) -> Document:
        """The draft of its first document, or of that of the same definition with other values."""
        agreement = self.agreement if source is None else validate(source)
        return assemble(agreement, self.pack, agreement.documents[0], draft=True)

    def numbered(self, document: Document) -> NumberedDocument:
        """The document with the pack's words for its numbers."""
        label = self.speech.label
        names = {key: label("numbering", key) for key in ("schedule", "part", "table", "picture")}
        return number(document, NumberingScheme(**names, missing=label("missing_reference")))


@cache
def case(name: str) -> Case:
    """The sample of that name."""
    source, agreement = sample_source(name), sample(name)
    pack = packs.find_pack(agreement.pack)
    return Case(source, agreement, pack, speech_for(agreement, pack))


@cache
def outputs(name: str) -> Mapping[str, bytes]:
    """The files that `build --draft` delivers for the sample, by suffix; after an `@`, in that language."""
    sample_name, _, language = name.partition("@")
    with TemporaryDirectory() as folder:
        built = build(PATHS[sample_name], BuildOptions(out=Path(folder), draft=True, language=language))
        assert not built.missing, built.missing
        return {path.name.partition(".")[2]: path.read_bytes() for path in built.files}
