"""The dated data that rules read: bodies, powers, exclusions, names, thresholds, each with source and date checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from agreements.packs.model import Flag, Names, PackPart


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


Date = Annotated[date, BeforeValidator(_day)]


class Dated(PackPart):
    """An entry of reference data: where it stands, and when that was last checked."""

    source: str = Field(description="Where the rule or fact stands, and how it was checked.")
    checked: Date = Field(description="Date on which it was last checked.")


class BodyKind(Dated):
    """A kind of body in law, by the name that definitions use."""

    name: str = Field(description="What it is called, such as integrated care board.")
    nation: Literal["", "england", "wales", "scotland"] = Field("", description="Where it exists; empty for anywhere.")
    side: Literal["nhs", "council", "other"] = Field("other", description="Which side of a partnership it is on.")
    legal_person: Flag = Field(True, description="Whether it can be party to an agreement in its own name.")
    signs_through: Literal["", "partners", "trustees"] = Field(
        "", description="Whose names a document needs, where the body signs through its members."
    )
    abolished: Date | None = Field(None, description="First day on which it is no more.")
    successor: str = Field("", description="Kind that took its place; it counts as this kind in every other rule.")
    ends_expected: Date | None = Field(None, description="Last day, where its abolition is expected and not yet law.")
    expectation: str = Field("", description="What is expected, in words.")


class Power(Dated):
    """A power under which bodies act together: which kinds may play which part."""

    title: str = Field(description="The power, such as section 75 of the National Health Service Act 2006.")
    kinds: Mapping[str, Names] = Field(description="Kinds of body by part: partner, host, payer, payee ...")
    nation: Literal["", "england", "wales", "scotland"] = Field("", description="Where it applies; empty for anywhere.")


class Exclusion(Dated):
    """Functions that a power does not reach or that a rule asks about, and how a definition is known to name them."""

    id: str = Field("", exclude=True, description="The entry: its key in the file, such as radiotherapy.")
    rule: Names = Field(description="The rules that use it.")
    says: str = Field(description="What is excluded, in words for a message.")
    words: Names = Field((), description="Words that name it in the text of an entry.")
    unless: Names = Field((), description="Phrases with such a word in them that mean something else.")
    act: str = Field("", description="The enactment, by its id; the whole of it where no section or part is given.")
    sections: Names = Field((), description="Sections, such as 114 or 42-47.")
    parts: Names = Field((), description="Parts, such as VII-IX.")


class OldName(Dated):
    """A name that is out of date, looked for as whole words."""

    now: str = Field(description="What took its place.")
    since: Date | None = Field(None, description="Since when.")


class Threshold(Dated):
    """A number or a day that a rule compares with."""

    value: str = Field(description="The number, or the date as 2027-03-31.")
    says: str = Field(description="What it is.")


class Region(Dated):
    """A Welsh region: its partnership board and the bodies that belong to it."""

    board: str = Field(description="Name of the Regional Partnership Board.")
    bodies: Names = Field(description="Legal names of its local health board and councils.")
    also: Mapping[str, Names] = Field(default_factory=dict, description="Other names that a body goes by.")


class BetterCareFundYear(Dated):
    """What is known nationally of the Better Care Fund for one financial year."""

    signed_by: Date | None = Field(None, description="National date by which agreements are to be signed.")
    minimums: Mapping[str, Mapping[Literal["nhs_minimum", "social_care"], str]] = Field(
        default_factory=dict, description="Published sums in pounds by health and wellbeing board, once loaded."
    )


class KindOfDocument(PackPart):
    """A kind of document that the field knows, whether or not the pack has a precedent for it."""

    title: str = Field(description="What it is called.")
    reference_kind: str = Field(description="Kind in the vocabulary of the rules, such as s75_framework.")
    summary: str = Field(description="When it is used, in one line.")
    refused: str = Field("", description="Why the toolkit does not draft it, and the right route.")


class WordList(PackPart):
    """Words by which a rule knows that a text speaks of something. They are aids to reading, not law."""

    says: str = Field(description="What a text with one of the words speaks of.")
    en: Names = Field(description="The words in English.")
    cy: Names = Field((), description="The words in Welsh.")
    unless: Names = Field((), description="Phrases with such a word in them that mean something else.")

    @property
    def words(self) -> tuple[str, ...]:
        """The words in every language."""
        return (*self.en, *self.cy)
