"""The field's checklists as a pack holds them: lists of questions about a partnership, with whose work they follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from agreements.packs.model import Names, PackPart
from agreements.packs.reference import Dated


class ChecklistItem(PackPart):
    """One item of a checklist. A definition names it by its key, which never changes its meaning."""

    words: str = Field(description="The item, in the pack's own words.")
    shown_by: Names = Field((), description="Places of a definition that bear on it, such as handovers.*.ends_when.")


def _item(value: object) -> object:
    return {"words": value} if isinstance(value, str) else value


class Checklist(Dated):
    """A checklist: what it asks about a partnership, and whose work it follows."""

    title: str = Field(description="What the list is called.")
    asks: Literal["strengths", "difficulties", "benefits"] = Field(
        description="Whether an item is something to have, something to overcome, or something to expect."
    )
    after: str = Field("", description="Whose work it follows, in a few words; empty where it comes from practice.")
    items: Mapping[str, Annotated[ChecklistItem, BeforeValidator(_item)]] = Field(
        description="Items by number or name."
    )
