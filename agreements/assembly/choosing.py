"""Which clauses and schedules a document has: the precedent lists them, and conditions of the pack choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from agreements import packs
from agreements.assembly.facts import Facts, Group
from agreements.assembly.filling import Filler
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, did_you_mean
from agreements.packs import ClauseEntry, ClauseText, Pack, Precedent, PrecedentPart
from agreements.source import DataPath

Scope = Mapping[str, Any]


def refusal(kind: str, place: Location, message: str, hint: str = "") -> FindingsError:
    """One finding about the pack, ready to be raised."""
    found = Diagnostic(kind, Severity.ERROR, message, place, hint=hint, waivable=False)
    return FindingsError(message, report=Report.of([found]))


def meant(word: str, known: Iterable[str]) -> str:
    """`did you mean 'name'?`, or the empty string."""
    near = did_you_mean(word, known)
    return f"did you mean {near!r}?" if near else ""


class Choice:
    """What of the pack one document takes. Made once a document, when its facts are known."""

    def __init__(self, pack: Pack, precedent: Precedent, filler: Filler, facts: Facts) -> None:
        """Every condition of the pack is tried, so that a misspelt one is found even where nothing asks for it.

        Raises:
            FindingsError: a condition of the pack asks for something that is not there.
        """
        self._pack, self._precedent, self._facts = pack, precedent, facts
        self.language = filler.speech.language
        self.file = f"precedents/{precedent.id}.yaml"
        self.conditions: dict[str, bool] = {}
        for name, expression in packs.conditions(pack).items():
            file = packs.holding(pack, "conditions.yaml", (name,))
            place = packs.place(pack, file, (name,))
            if name in facts:
                raise refusal("duplicate-id", place, f"{name!r} is a fact of every definition", "choose another name")
            asked = packs.passage(pack, file, expression, place.line)
            self.conditions[name] = filler.holds(asked, {**self.conditions, "holds": Group(self.conditions)})

    def holds(self, when: str | None, file: str, path: DataPath = ()) -> bool:
        """Whether that condition is true, or its contrary if it begins with `not`; nothing is always true.

        Raises:
            FindingsError: the pack has no such condition. `file` and `path` say who asked.
        """
        if not when:
            return True
        negated, name = when.startswith("not "), when.removeprefix("not ").strip()
        if name not in self.conditions:
            place = packs.place(self._pack, file, path) if path else packs.passage(self._pack, file, when).place(when)
            hint = meant(name, self.conditions) or "conditions.yaml lists the conditions"
            raise refusal("undefined", place, f"there is no condition called {name!r}", hint)
        return self.conditions[name] is not negated

    def clause(self, clause_id: str) -> ClauseText:
        """The clause of that id.

        Raises:
            FindingsError: the bank has none.
        """
        found = packs.clause(self._pack, clause_id, self.language)
        if found is None:
            path = next((path for path, id_ in _named(self._precedent) if id_ == clause_id), ())
            place = packs.place(self._pack, self.file, path)
            message = f"there is no clause {clause_id!r} in the bank"
            raise refusal("reference", place, message, meant(clause_id, packs.clause_index(self._pack)))
        return found

    def chosen(self, entry: ClauseEntry) -> bool:
        """Whether the clause's own condition is true, and the one under which the precedent takes it."""
        self.clause(entry.clause)  # one that is not there is told as such
        found = packs.clause(self._pack, entry.clause)  # a translation is printed when its clause is
        return self.holds(entry.when, self.file) and (found is None or self.holds(found.when, found.file))

    def scopes(self, part: PrecedentPart, path: DataPath) -> Iterator[tuple[Scope, str]]:
        """What the part is printed for: once, or once for each item of a list, with what its ids then end in.

        Raises:
            FindingsError: there is no such list.
        """
        if part.each is None:
            yield {}, ""
            return
        items = self._facts.get(part.each)
        if not isinstance(items, list) or not all(isinstance(item, Group) and "id" in item for item in items):
            place = packs.place(self._pack, self.file, (*path, "each"))
            lists = [name for name, value in self._facts.items() if isinstance(value, list)]
            message = f"{part.each!r} is no list of the definition whose entries have ids"
            raise refusal("undefined", place, message, meant(part.each, lists))
        for item in items:
            yield {part.name or "item": item}, f"@{item['id']}"

    def included(self) -> Group:
        """Whether the document has it, for every clause of the bank."""
        taken = {entry.clause for entry in self._taken() if self.chosen(entry)}
        return Group({id_: id_ in taken for id_ in packs.clause_index(self._pack)})

    def schedules(self) -> Group:
        """Whether the document has it, for every schedule of every kind of document in the pack."""
        kinds = (packs.precedent(self._pack, kind) for kind in packs.precedent_ids(self._pack))
        known = {schedule.id: False for kind in kinds for schedule in kind.schedules}
        held = {s.id: self._holds(s.when, n) for n, s in enumerate(self._precedent.schedules)}
        return Group(known | held)

    def _holds(self, when: str | None, *steps: int) -> bool:
        names = ("schedules", "parts")
        path = tuple(step for pair in zip(names, steps, strict=False) for step in pair)
        return self.holds(when, self.file, (*path, "when"))

    def _taken(self) -> Iterator[ClauseEntry]:
        """Every entry that stands in a schedule or part which the document has."""
        yield from (*self._precedent.recitals, *self._precedent.clauses)
        for n, schedule in enumerate(self._precedent.schedules):
            if not self._holds(schedule.when, n):
                continue
            yield from schedule.clauses
            for m, part in enumerate(schedule.parts):
                path = ("schedules", n, "parts", m)
                if self._holds(part.when, n, m) and any(True for _ in self.scopes(part, path)):
                    yield from part.clauses


def _named(precedent: Precedent) -> Iterator[tuple[DataPath, str]]:
    """Every clause that the precedent names, by its path."""
    yield ("party",), precedent.party
    yield ("agreed",), precedent.agreed
    yield from _listed(("recitals",), precedent.recitals)
    yield from _listed(("clauses",), precedent.clauses)
    for n, schedule in enumerate(precedent.schedules):
        yield from _listed(("schedules", n, "clauses"), schedule.clauses)
        for m, part in enumerate(schedule.parts):
            yield from _listed(("schedules", n, "parts", m, "clauses"), part.clauses)


def _listed(path: DataPath, entries: Iterable[ClauseEntry]) -> Iterator[tuple[DataPath, str]]:
    return (((*path, n), entry.clause) for n, entry in enumerate(entries))
