"""The facts of an agreement as plain values for clause texts: every leaf printed, and knowing where it came from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from agreements.assembly.speech import Speech
from agreements.particulars import COUNCILS, NHS_BODIES, Agreement, Bilingual, Deadline, Duration, Party
from agreements.particulars.schemes import Function


class Fact(str):
    """A printed value with its path in the definition. To a clause it is plain text."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, text: str, path: str) -> Fact:
        fact = super().__new__(cls, text)
        fact.path = path
        return fact


class Missing:
    """A value that the definition does not hold. It is false in a condition and a blank in the text."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __bool__(self) -> bool:
        return False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing)

    def __hash__(self) -> int:
        return 0


class Absent(dict[str, Any]):
    """A group of keys that the definition does not hold: its fields are known, and all of them are missing."""

    def __bool__(self) -> bool:
        return False


_PRINTED = (Duration, Deadline, Function, Bilingual)
Facts = dict[str, Any]


def facts_of(agreement: Agreement, speech: Speech) -> Facts:
    """The agreement as nested plain values, with the lists that clauses ask for most."""
    facts: Facts = _group(agreement, speech, "")
    funds, schemes, parties = facts["funds"], facts["schemes"], facts["parties"]
    for fund, model in zip(funds, agreement.funds, strict=True):
        fund["schemes"] = [s for s, m in zip(schemes, agreement.schemes, strict=True) if m.fund == model.id]
        fund["years"] = [Fact(year, "") for year in model.contributions] or [Fact(year, "") for year in model.total]
    for scheme, model in zip(schemes, agreement.schemes, strict=True):
        scheme["paid_from"] = next((f for f in funds if f["id"] == model.fund), Absent())
    facts["pooled_funds"] = [fund for fund in funds if fund["kind"] == "pooled"]
    facts["aligned_funds"] = [fund for fund in funds if fund["kind"] == "aligned"]
    facts["payment_funds"] = [fund for fund in funds if fund["kind"] == "payment"]
    facts["bcf_schemes"] = [scheme for scheme in schemes if scheme["bcf"] is True]
    facts["pooled_schemes"] = [scheme for scheme in schemes if scheme["paid_from"].get("kind") == "pooled"]
    facts["nhs_parties"] = [party for party in parties if party["kind"] in NHS_BODIES]
    facts["councils"] = [party for party in parties if party["kind"] in COUNCILS]
    facts["other_parties"] = [p for p in parties if p["kind"] not in NHS_BODIES | COUNCILS]
    facts["ending_parties"] = [party for party in parties if party["valid_to"]]
    facts["new_parties"] = [party for party in parties if party["valid_from"]]
    facts["late_parties"] = [p for p, m in zip(parties, agreement.parties, strict=True) if _decided_late(m, agreement)]
    return facts


def _decided_late(party: Party, agreement: Agreement) -> bool:
    """Whether the party decided to enter into the agreement on a day after the first day of its term."""
    first, decided = agreement.term.commencement, party.authority.date if party.authority else None
    return first is not None and decided is not None and decided > first


def _group(model: BaseModel, speech: Speech, path: str) -> Facts:
    return {
        name: _fact(getattr(model, name), speech, f"{path}.{field.alias or name}".lstrip("."), field.annotation)
        for name, field in type(model).model_fields.items()
    }


def _fact(value: object, speech: Speech, path: str, annotation: object) -> object:
    match value:
        case None:
            return _missing(annotation, path)
        case bool():
            return value
        case str() | int() | Decimal() | datetime.date() | Duration() | Deadline() | Function() | Bilingual():
            return Fact(speech.printed(value), path)
        case BaseModel():
            return _group(value, speech, path)
        case tuple():
            return [_fact(item, speech, f"{path}[{n}]", None) for n, item in enumerate(value)]
        case Mapping():
            return {str(key): _fact(item, speech, f'{path}."{key}"', None) for key, item in value.items()}
    raise TypeError(f"{path} is a {type(value).__name__}, which no clause can print")


def _missing(annotation: object, path: str) -> object:
    model = _model_in(annotation)
    if model is None:
        return Missing(path)
    return Absent(
        {
            name: _missing(field.annotation, f"{path}.{field.alias or name}")
            for name, field in model.model_fields.items()
        }
    )


@cache
def _model_in(annotation: object) -> type[BaseModel] | None:
    """The group of keys that an optional field would hold; None for a single value, a list or a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if issubclass(annotation, _PRINTED) else annotation
    if get_origin(annotation) in (Union, type(int | None)):
        found = [model for inner in get_args(annotation) if (model := _model_in(inner)) is not None]
        return found[0] if found else None
    return None
