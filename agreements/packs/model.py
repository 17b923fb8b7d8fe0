"""What a pack holds: manifest, precedents, clauses, terms, labels and reference data, all of it plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from agreements.diagnostics import Location


def _yes(value: object) -> object:
    return {"yes": True, "no": False, "true": True, "false": False}.get(str(value), value)


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


_TEXT = {"type": "string"}
Flag = Annotated[bool, BeforeValidator(_yes), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}),
]


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, written as 2026-11-21."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(f"{text[:40]!r} is no day of the calendar; write it as 2026-11-21")
    return text


def _yes_no_or_day(text: str) -> str:
    return text if text in ("yes", "no") else _day(text)


Day = Annotated[str, AfterValidator(_day)]
Days = Annotated[str, Field(pattern="^[0-9]{1,9}$")]


class PackPart(BaseModel):
    """A group of keys of a pack file. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class PackManifest(PackPart):
    """Who the pack is and what it needs (`pack.yaml`)."""

    name: str = Field(description="Name of the pack: the name of its folder.")
    version: str = Field(description="Version of the pack, such as 1.0.0.")
    title: str = Field(description="Title, for people.")
    jurisdiction: str = Field(description="Whose law the clauses rest on.")
    languages: Names = Field(description="Languages of the clauses, the first one complete.")
    requires: str = Field(description="Versions of the toolkit that can read it, such as agreements>=0.3,<1.")
    licence: str = Field(description="Licence of its words.")
    reviewed: Day = Field(description="Date on which its law was last checked as a whole.")
    extends: str | None = Field(
        None, description="The pack that it builds upon: its name, with or without versions, such as care>=0.3,<1."
    )
    house_style_edited: Flag = Field(False, description="Yes once house.docx was edited in Word.")


class ClauseEntry(PackPart):
    """A clause in a precedent: its id, and the name by which a definition says that it binds."""

    clause: str = Field(description="Id of the clause.")
    when: str | None = Field(None, description="Name of the condition under which this document has it.")
    name: str = Field("", description="Name by which a definition lists it under binding_paragraphs.")


def _entry(value: object) -> object:
    return {"clause": value} if isinstance(value, str) else value


Entries = tuple[Annotated[ClauseEntry, BeforeValidator(_entry)], ...]


class PrecedentPart(PackPart):
    """A part of a schedule. With `each`, one for every item of that list, called `name` in its clauses."""

    id: str = Field(description="Id of the part, for references.")
    title: str = Field(description="Title; values may be filled in.")
    when: str | None = Field(None, description="Name of the condition under which it is printed.")
    each: str | None = Field(None, description="A list of the definition, such as schemes.")
    name: str | None = Field(None, description="What one item of the list is called in the clauses.")
    new_page: Flag = Field(False, description="Whether it starts on a new page, so that it can be printed alone.")
    clauses: Entries = Field((), description="The clauses, in order.")


class PrecedentSchedule(PackPart):
    """A schedule: its title, and its clauses or its parts."""

    id: str = Field(description="Id of the schedule, for references.")
    title: str = Field(description="Title; values may be filled in.")
    when: str | None = Field(None, description="Name of the condition under which it is printed.")
    clauses: Entries = Field((), description="The clauses, in order.")
    parts: tuple[PrecedentPart, ...] = Field((), description="The parts, in order.")


class Precedent(PackPart):
    """A kind of document: which clauses and schedules, in which order."""

    id: str = Field(description="Id of the kind: the name of the file.")
    title: str = Field(description="What the document is called, such as Framework partnership agreement.")
    summary: str = Field(description="When to use it, in one line.")
    signed_by: str = Field(description="Who signs, in one line.")
    binds: Literal["binding", "non_binding", "mixed"] = Field(description="Whether it binds, unless a definition says.")
    instrument: str = Field(description="What its own text calls it: agreement or memorandum.")
    says: Mapping[str, str] = Field(
        default_factory=dict,
        description="Words of the pack that this kind says otherwise, such as Partner: Party, in the pack's first "
        "language.",
    )
    reference_kind: str = Field(description="Kind in the vocabulary of the rules, such as s75_framework.")
    recitals: Entries = Field((), description="Recitals, in order.")
    party: str = Field(description="Clause file whose text says who a party is, printed for each.")
    parties: Names = Field(
        (),
        description="Where a definition names those whom the cover and the block of parties show, in that order, such "
        "as exit_notice.by; empty for all parties.",
    )
    signs: Names = Field(
        (), description="Where a definition names those who sign, such as deed.continuing; empty for all parties."
    )
    agreed: str = Field(description="Clause file whose text opens the operative part.")
    clauses: Entries = Field(description="Clauses, in order.")
    schedules: tuple[PrecedentSchedule, ...] = Field((), description="Schedules, in order.")
    execution: str = Field(
        "", description="Which set of words of execution: a key of execution.yaml. Empty where nobody signs."
    )
    source: str = Field(description="The practice that the skeleton follows.")
    reviewed: Day = Field(description="Date on which it was last checked.")


class TermEntry(PackPart):
    """A defined term: its name, other forms, and its meaning."""

    id: str = Field("", exclude=True, description="Its key in the file, the same in every language.")
    name: str = Field("", exclude=True, description="The term: its key in the file, or its name in another language.")
    forms: Names = Field((), description="Other forms of the same term, such as the plural.")
    when: str | None = Field(None, description="Name of the condition under which it is defined.")
    file: str = Field("", exclude=True, description="Where it stands; filled in by the reader.")
    line: int = Field(0, exclude=True, description="Where it stands; filled in by the reader.")
    means: str = Field(description="The meaning, beginning with the verb: means ..., has the meaning given in ...")
    source: str = Field("", description="The law or practice behind the meaning.")
    reviewed: Day = Field("", description="Date on which it was last checked.")


class TermWords(PackPart):
    """A defined term in a second language: under the key that the term has in the first."""

    name: str = Field(description="The term in this language.")
    forms: Names = Field((), description="Other forms of the same term: plurals, mutations.")
    means: str = Field(description="The meaning in this language.")
    reviewed: Day = Field("", description="Date on which the translation was last checked.")


class EnactmentWords(PackPart):
    """How an enactment is cited in a second language."""

    title: str = Field(description="Citation in this language.")
    provision: str = Field("", description="The provision in this language.")
    gives: str = Field("", description="What it lets the parties do, in this language.")


class Enactment(PackPart):
    """An enactment or duty as it is cited."""

    title: str = Field(description="Citation, such as National Health Service Act 2006.")
    provision: str = Field("", description="The provision, such as section 75.")
    gives: str = Field("", description="What it lets the parties do, for the recitals.")
    in_force: Annotated[str, AfterValidator(_yes_no_or_day)] = Field(
        "yes", description="yes; no, if it never was; or the date from which it is not in force."
    )
    replaced_by: str = Field("", description="What to use instead.")
    source: str = Field(description="Where this was checked.")
    checked: Day = Field(description="Date on which it was checked.")


class LadderStage(PackPart):
    """A stage of one of the pack's own ladders, with the keys that a definition's stages have."""

    by: str | None = Field(None, description="Who tries to settle it.")
    working_days: Days | None = Field(None, description="How long they have, in working days.")
    days: Days | None = Field(None, description="How long they have, in calendar days.")
    kind: Literal["talks", "meeting", "mediation", "expert", "court", "withdrawal", "procedure"] | None = Field(
        None, description="What kind of stage it is, where that is not talks."
    )
    remit: str | None = Field(None, description="For an expert: what is decided.")


class Form(PackPart):
    """Words of execution for one mode. `lines` are the labels of the places to sign."""

    words: str = Field(description="Words of execution; values may be filled in.")
    seal: str = Field("", description="What stands in the space for the seal.")
    lines: tuple[str, ...] = Field((), description="signature, name, post, date, witness_signature ...: labels' keys.")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause of the bank: front matter and text. `line` is the file's line on which the text starts."""

    id: str
    heading: str
    when: str
    source: str
    reviewed: str
    notes: str
    text: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the pack and where it stands: `raw` is what the file holds from that line and column on."""

    text: str
    file: str
    line: int = 1
    column: int = 1
    raw: str = ""

    def place(self, wanted: str = "", nth: int = 0) -> Location:
        """Where the `nth` of these words stands, counted from 0; the beginning where the file writes them otherwise."""
        written, at = self.raw or self.text, -1
        for _ in range(nth + 1):
            at = written.find(wanted, at + 1)
            if at < 0:
                return Location(self.file, self.line, self.column)
        before = written[:at]
        column = at - before.rfind("\n") if "\n" in before else self.column + at
        return Location(self.file, self.line + before.count("\n"), column, column + len(wanted.partition("\n")[0]))


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack as it was read, once.

    `path` is where it lies; empty for one that was never on a disk. `layer` counts the packs of the chain from 0, the
    pack itself, to the one that extends nothing.
    """

    name: str
    data: bytes
    sha256: str
    path: str = ""
    layer: int = 0


@dataclass(frozen=True, slots=True)
class PackLayer:
    """One pack of a chain. Its digest identifies all its files and those of every pack that it builds upon."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True)
class Pack:
    """A pack, opened: its bytes read once, its manifest checked, the rest read when it is asked for.

    `files` holds what is in force, its own files laid over those of the packs that it builds upon. Where a file of
    theirs is only added to, as labels are, it is there too, under `under(pack, name)`. `below` are those packs, the
    nearest first.
    """

    manifest: PackManifest
    folder: Path
    files: Mapping[str, PackFile]
    digest: str
    below: tuple[PackLayer, ...] = ()
    _cache: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """The pack's own name, by which definitions ask for it."""
        return self.manifest.name

    def path_of(self, name: str) -> str:
        """Where the file in force lies, in this pack or in one below it; where it would lie, if there is none."""
        file = self.files.get(name)
        return file.path if file is not None and file.path else str(self.folder / name)


def under(pack: str, name: str) -> str:
    """The name of a pack's file that another pack adds to. No file of a folder can have such a name."""
    return f"{pack}//{name}"
