"""The field's checklists as a definition answers them, and what an answer amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from agreements.particulars.governance import Barrier
from agreements.particulars.types import Bilingual, Day, Line, Part, Words, YesNo, shown

Asks = Literal["strengths", "difficulties", "benefits"]
"""What a list asks: is it so, does it arise and what is done about it, or is it expected."""


class Answer(Part):
    """The answer to one item: what is done, who sees to it, by when, and where the documents say so."""

    does: Words | None = Field(None, description="What is done, in a few words.")
    owner: Words | None = Field(None, description="Who sees to it: the id of a party or body, or a post.")
    where: Line | None = Field(
        None,
        description="The place in the documents: the id of a clause, a schedule or a named paragraph, such as "
        "mou-governance. Its number is printed. `agreements health FILE --places` lists the ids.",
    )
    by: Day | None = Field(None, description="By when.")
    status: Literal["met", "partly", "not_met", "not_applicable"] | None = Field(
        None, description="How far it is met, in the parties' own judgement."
    )


def _form(value: object) -> str:
    languages = isinstance(value, dict) and bool(value) and value.keys() <= {"en", "cy"}
    return "both" if isinstance(value, dict | Answer) and not languages else "one"


ItemAnswer = Annotated[Annotated[Answer, Tag("both")] | Annotated[Words, Tag("one")], Discriminator(_form)]
"""A short text, such as `yes` or `survey 2027-06`, or a group."""


_HOW_TO_ANSWER = "leave it empty to choose the list, or answer items by number below it, such as 150: yes"
_HOW_TO_CHOOSE = "write each list that you choose on a line below it, such as nine_elements:"


def _refusal(message: str) -> PydanticCustomError:
    return PydanticCustomError("shape", "{message}", {"message": message})


def _none_yet(value: object) -> object:
    if isinstance(value, str):
        raise _refusal(f"found {shown(value)} where answers are expected; {_HOW_TO_ANSWER}")
    return {} if value is None else value


def _no_list(value: object) -> object:
    if isinstance(value, list):
        raise _refusal(f"found a list where answers are expected; {_HOW_TO_ANSWER}")
    return value


_ITEMS = BeforeValidator(_none_yet)
"""A list whose key stands there with nothing behind it is chosen, and not answered yet."""

Items = Mapping[Line, ItemAnswer | None]
Chosen = Annotated[Items | None, BeforeValidator(_no_list), _ITEMS]


def _named_benefits(value: object) -> object:
    return [value] if isinstance(value, str) else {} if value is None else value


def _benefits_form(value: object) -> str:
    return "both" if isinstance(value, dict) else "one"


Benefits = Annotated[
    Annotated[tuple[Line, ...], Tag("one")] | Annotated[Items, Tag("both")],
    Discriminator(_benefits_form),
]


class Checklists(Part):
    """The field's checklists. A list is chosen by its key, its items are answered by their numbers.

    The numbers, with their words, stand in the pack's reference/checklists.yaml; `agreements health FILE --all` shows
    them.
    """

    printed: YesNo | None = Field(
        None,
        alias="print",
        description="Yes: the chosen lists are printed whole, unanswered items too. No: they are not printed. "
        "Left out: the answers are printed.",
    )
    nine_elements: Chosen = Field(None, description="Nine elements of partnership working: items 150 to 158.")
    seven_principles: Chosen = Field(None, description="Seven core principles: items 160 to 166.")
    traits: Chosen = Field(None, description="Traits of a sound partnership: items 170 to 175.")
    tunnard_elements: Chosen = Field(None, description="Elements of working in partnership: items 176.1 to 176.9.")
    blackburn_triple: Chosen = Field(
        None, description="Communication, coordination and cooperation: items 177.1 to 177.3."
    )
    five_ways: Chosen = Field(None, description="Five ways to wellbeing: items 178.1 to 178.5.")
    rees_barriers: Chosen = Field(None, description="Barriers to forming and running a partnership: items 180 to 187.")
    taylor_robinson_barriers: Chosen = Field(None, description="Barriers seen in public health: items 189.1 to 189.3.")
    practice_barriers: Chosen = Field(None, description="Barriers met in practice: items 190.1 to 190.9.")
    pressures: Chosen = Field(None, description="Pressures on the partnership: items 191.1 to 191.10.")
    strategies: Chosen = Field(None, description="Strategies for working together: items 192.1 to 192.5.")
    benefit_classes: Chosen = Field(None, description="Benefits by those who have them: items 193.1 to 193.4.")
    benefits: Annotated[Benefits | None, BeforeValidator(_named_benefits)] = Field(
        None,
        description="Benefits expected, each by its name in the pack's list: a list of names, or names with answers.",
    )

    @model_validator(mode="before")
    @classmethod
    def _lists(cls, value: object) -> object:
        """A hint for whoever writes the names of lists as a text or a list."""
        if isinstance(value, str | list):
            found = "a list" if isinstance(value, list) else shown(value)
            raise _refusal(f"found {found} where checklists are expected; {_HOW_TO_CHOOSE}")
        return value

    @property
    def chosen(self) -> Mapping[str, Items]:
        """The lists that the definition chooses, with their answers, in the order of the model."""
        found = {name: getattr(self, name) for name in LISTS}
        return {
            name: items if isinstance(items, Mapping) else dict.fromkeys(items)
            for name, items in found.items()
            if items is not None
        }

    @property
    def listed_benefits(self) -> tuple[str, ...]:
        """Benefits that are named and nothing else is said of."""
        return () if any(self.chosen.get("benefits", {}).values()) else tuple(self.chosen.get("benefits", ()))


LISTS = tuple(name for name in Checklists.model_fields if name != "printed")
"""The lists that a definition can choose."""


def recorded(barriers: Iterable[Barrier]) -> Mapping[str, tuple[int, Answer]]:
    """What the register of barriers says of each item, with its place in the register; the first of each."""
    found: dict[str, tuple[int, Answer]] = {}
    for n, barrier in enumerate(barriers):
        answer = Answer.model_validate({"does": barrier.mitigation, "owner": barrier.owner})
        found.setdefault(barrier.item, (n, answer))
    return found


# --- what an answer amounts to --------------------------------------------------------------------------------------


class Standing(StrEnum):
    """What an answer amounts to. `STATED` is an answer in words, which people must judge and no program can."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    STATED = "stated"
    UNANSWERED = "unanswered"


_OPEN = re.compile(
    r"(?:.*\b(?:tb[cd]|to do|todo|to be (?:confirmed|agreed|decided|determined|completed|added)|xxx+)\b.*"
    r"|pending|unknown|not known|don'?t know|not sure|not answered|[\W_]+)",
    re.DOTALL,
)
_WHOLE: Mapping[Asks, Mapping[str, Standing]] = {
    "strengths": {"yes": Standing.MET, "no": Standing.NOT_MET},
    "difficulties": {"yes": Standing.NOT_MET, "no": Standing.NOT_APPLICABLE},
    "benefits": {"yes": Standing.STATED, "no": Standing.NOT_MET},
}
_SAME = {"y": "yes", "true": "yes", "n": "no", "false": "no", "none": "no"}
_WORDS = (
    (re.compile(r"met|done|in place|complete|completed|dealt with"), Standing.MET),
    (re.compile(r"partly\b.*|partially\b.*|in part\b.*|part met", re.DOTALL), Standing.PARTLY),
    (re.compile(r"not met|not yet\b.*|not done", re.DOTALL), Standing.NOT_MET),
    (re.compile(r"n/?a|not applicable\b.*|does not apply\b.*|does not arise\b.*", re.DOTALL), Standing.NOT_APPLICABLE),
)
_NO_BUT = re.compile(r"(no)\s*[,;:.(-].*", re.DOTALL)


def standing(answer: Answer | Bilingual | str | None, asks: Asks = "strengths") -> Standing:
    """What an answer amounts to, by rules that a reader can check.

    A stated `status` is taken at its word, unless the text beside it is still open (`TBC`). A text that says no more
    than yes, no, partly or not applicable is taken so; "no, not yet" counts as no. Any other text is `STATED`. To a
    difficulty, "no" says that it does not arise, and "yes" that it does and nothing is said to be done about it. A
    benefit that is named and nothing else is expected, which is `STATED`.
    """
    if not isinstance(answer, Answer):
        said = _said(answer)
        nothing = Standing.STATED if asks == "benefits" else Standing.UNANSWERED
        return _of_text(said, asks) if said else nothing
    said = _said(answer.does)
    if said and _OPEN.fullmatch(said):
        return Standing(answer.status) if answer.status in ("not_met", "not_applicable") else Standing.UNANSWERED
    if answer.status is not None:
        return Standing(answer.status)
    if said:
        return _of_text(said, asks)
    return Standing.STATED if answer.where is not None else Standing.UNANSWERED


def _said(words: Bilingual | str | None) -> str:
    text = words.en if isinstance(words, Bilingual) else words or ""
    return text.replace("\u2019", "'").strip().casefold()


def _of_text(said: str, asks: Asks) -> Standing:
    if _OPEN.fullmatch(said):
        return Standing.UNANSWERED
    plain = said.rstrip(".!")
    if _NO_BUT.fullmatch(said):
        plain = "no"
    whole = _WHOLE[asks].get(_SAME.get(plain, plain))
    return whole or next((found for pattern, found in _WORDS if pattern.fullmatch(plain)), Standing.STATED)
