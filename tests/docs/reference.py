"""The reference of a definition's fields: what each is for, which clauses and which rules read it.

Nothing in it is written by hand but the items (`docs/data-items.yaml`): while every sample is assembled, and while
every rule looks at every sample, whoever reads a field is written down. `make reference` draws the page again.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from agreements import packs
from agreements.assembly import assemble, environment, facts, filling
from agreements.assembly.speech import Speech
from agreements.packs import Passage, bundled, kinds_of_document, precedent, precedent_ids
from agreements.particulars import Agreement, Part, Shape, entries, validate
from agreements.rules import RULES, Matter
from agreements.source import DataPath, read_source
from tests.checkout import ROOT
from tests.rules.examples import AS_AT, BASES, changed

PAGE = ROOT / "docs" / "reference.md"
ITEMS = ROOT / "docs" / "data-items.yaml"
_MOST_NAMED = 6
_LISTS = {
    "pooled_funds": "funds",
    "aligned_funds": "funds",
    "payment_funds": "funds",
    "bcf_schemes": "schemes",
    "pooled_schemes": "schemes",
    "nhs_parties": "parties",
    "councils": "parties",
    "other_parties": "parties",
}

Field = tuple[type[Part], str]
Readers = Mapping[Field, frozenset[str]]


# --- who reads what -------------------------------------------------------------------------------------------------


@dataclass
class Trace:
    """Who read which field. While nobody is named, nothing is written down."""

    read: dict[Field, set[str]] = field(default_factory=lambda: defaultdict(set))
    reader: str = ""

    def note(self, group: type[Part], name: str) -> None:
        """One reading of a field."""
        if self.reader and name in group.__pydantic_fields__:
            owner = next(c for c in reversed(group.__mro__) if name in getattr(c, "__pydantic_fields__", ()))
            self.read[owner, name].add(self.reader)

    @contextmanager
    def by(self, reader: str) -> Iterator[None]:
        """What is read meanwhile is read by it."""
        before, self.reader = self.reader, reader
        try:
            yield
        finally:
            self.reader = before


class _Known(facts.Group):
    """A group of keys that knows of which kind it is."""

    group: type[Part]


def _names(group: type[Part]) -> Mapping[str, str]:
    """Names in the program by the names in a definition."""
    return {inner.alias or name: name for name, inner in group.model_fields.items()}


@contextmanager
def _watched(trace: Trace) -> Iterator[None]:
    get, group, getitem, fill = (
        Part.__getattribute__,
        facts._group,
        environment.Environment.getitem,
        filling.Filler.fill,
    )

    def read(self: Part, name: str) -> Any:
        # Whoever goes through everything that there is, for its words alone, reads no field in particular.
        if trace.reader and not name.startswith("_") and sys._getframe(1).f_code is not entries.__code__:
            trace.note(type(self), name)
        return get(self, name)

    def grouped(part: Part, speech: Speech, path: DataPath) -> facts.Group:
        with trace.by(""):
            known = _Known(group(part, speech, path))
        known.group = type(part)
        return known

    def got(self: environment.Environment, value: object, argument: object) -> object:
        if isinstance(value, _Known) and argument in (names := _names(value.group)):
            trace.note(value.group, names[str(argument)])
        return getitem(self, value, argument)

    def filled(self: filling.Filler, passage: Passage, scope: Mapping[str, Any]) -> filling.Filled:
        with trace.by(Path(passage.file).stem if "/clauses/" in passage.file else ""):
            for name in set(re.findall(r"(?<![.\w\"'])[a-z_]+", " ".join(re.findall(r"{[{%].*?[%}]}", passage.text)))):
                trace.note(Agreement, _LISTS.get(name, name))
            return fill(self, passage, scope)

    with (
        mock.patch.object(facts, "_group", grouped),
        mock.patch.object(environment.Environment, "getitem", got),
        mock.patch.object(filling.Filler, "fill", filled),
    ):
        type.__setattr__(Part, "__getattribute__", read)
        try:
            yield
        finally:
            type.__delattr__(Part, "__getattribute__")


@cache
def clauses_reading() -> Readers:
    """The clauses that print each field or ask for it, in any document of any sample."""
    trace = Trace()
    with _watched(trace):
        for path in sorted(bundled().glob("*/samples/*.yaml")):
            deal = validate(read_source(path))
            pack = packs.find_pack(deal.pack)
            for kind in deal.documents:
                assemble(deal, pack, kind, draft=True)
    return {key: frozenset(readers) for key, readers in trace.read.items()}


@cache
def rules_reading() -> Readers:
    """The rules that read each field, in any sample or small definition of the tests."""
    trace = Trace()
    deals = [validate(read_source(path)) for path in sorted(bundled().glob("*/samples/*.yaml"))]
    deals += [changed(base, {}) for base in BASES]
    with _watched(trace):
        for deal in deals:
            _watch_rules(trace, deal)
    return {key: frozenset(readers) for key, readers in trace.read.items()}


def _watch_rules(trace: Trace, deal: Agreement) -> None:
    pack = packs.find_pack(deal.pack)
    made, told = precedent_ids(pack), kinds_of_document(pack)
    kinds = tuple(precedent(pack, k).reference_kind if k in made else told[k].reference_kind for k in deal.documents)
    documents = [assemble(deal, pack, kind, draft=True) for kind in deal.documents if kind in made]
    for rule in RULES:
        matter = Matter(deal, pack, kinds, AS_AT)  # a fresh one: what a matter has found once it does not look up again
        with trace.by(rule.id):
            if rule.facts:
                list(rule.facts(matter))
            for document in documents if rule.words else ():
                assert rule.words is not None
                list(rule.words(matter, document))


# --- the fields -----------------------------------------------------------------------------------------------------


@cache
def groups() -> Mapping[type[Part], tuple[str, ...]]:
    """Every group of keys, with the places of a definition where it stands."""
    found: dict[type[Part], list[str]] = defaultdict(list)
    waiting: list[tuple[type[Part], str]] = [(Agreement, "")]
    while waiting:
        group, at = waiting.pop(0)
        known = group in found
        found[group].append(at)
        if known:
            continue
        for name, inner in group.model_fields.items():
            place = f"{at}.{inner.alias or name}".lstrip(".")
            waiting += [(below, place) for below in _parts(Shape(inner.annotation))]
    return {group: tuple(places) for group, places in found.items()}


def _parts(shape: Shape) -> Iterator[type[Part]]:
    if shape.group is not None:
        yield shape.group
    if shape.is_list or shape.is_mapping:
        yield from _parts(shape.inside)


def field_at(path: str) -> Field:
    """The field at that path of a definition, written without numbers and without the definition's own keys.

    Raises:
        KeyError: there is none.
    """
    group: type[Part] = Agreement
    *steps, last = path.split(".")
    for step in steps:
        name = _names(group)[step]
        group = next(iter(_parts(Shape(group.model_fields[name].annotation))))
    return group, _names(group)[last]


def items() -> Mapping[str, Mapping[str, Any]]:
    """The items of data by their numbers."""
    data: Any = read_source(ITEMS).data
    return dict(data)


# --- the page -------------------------------------------------------------------------------------------------------


def page() -> str:
    """The whole page."""
    by_field: dict[Field, list[str]] = defaultdict(list)
    for number, item in items().items():
        for path in item.get("fields", ()):
            by_field[field_at(path)].append(number)
    parts = [_HEAD]
    for group, places in groups().items():
        rows = [_row(group, name, by_field) for name in group.model_fields]
        parts.append(
            f"## {_title(group, places)}\n\n{(group.__doc__ or '').splitlines()[0]}\n\n{_COLUMNS}" + "".join(rows)
        )
    return "\n".join(parts) + "\n" + _items_table()


_HEAD = """# The definition, field by field

Drawn by `make reference`; a test holds it. *Clauses* are those that print a field or ask for it, in the samples;
*rules* those that read it; *items* are the items of data at the end of this page.
"""
_COLUMNS = "| field | what it says | items | clauses | rules |\n| --- | --- | --- | --- | --- |\n"


def _title(group: type[Part], places: tuple[str, ...]) -> str:
    if group is Agreement:
        return "The definition"
    named = ", ".join(f"`{place}`" for place in places[:_MOST_NAMED])
    return named + (f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else "")


def _row(group: type[Part], name: str, by_field: Mapping[Field, list[str]]) -> str:
    inner = group.model_fields[name]
    cells = (
        f"`{inner.alias or name}`",
        (inner.description or "").replace("|", "\\|").rstrip("."),
        " ".join(by_field.get((group, name), ())),
        _some(clauses_reading().get((group, name), frozenset())),
        _some(rules_reading().get((group, name), frozenset())),
    )
    return "| " + " | ".join(cells) + " |\n"


def _some(names: frozenset[str]) -> str:
    first = sorted(names)[:_MOST_NAMED]
    return ", ".join(first) + (f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else "")


def _items_table() -> str:
    rows = ["## Items of data\n\n| item | what | where |\n| --- | --- | --- |"]
    for number, item in items().items():
        homes = [f"`{path}`" for path in item.get("fields", ())]
        homes += [f"clause {clause}" for clause in item.get("clauses", ())]
        rows.append(f"| {number} | {item['item']} | {', '.join(homes) or item['reason']} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
