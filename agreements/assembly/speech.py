"""How the facts of one agreement are said in one language, with the pack's labels."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from agreements import wording
from agreements.assembly.places import Place
from agreements.assembly.renaming import Renaming
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity
from agreements.packs import Checklist, Enactment
from agreements.particulars import UNITS, Agreement, Bilingual, Deadline, Duration, Ratio, Sum
from agreements.particulars.schemes import Function
from agreements.particulars.types import MONTHS
from agreements.source import DataPath


@dataclass(frozen=True)
class Speech:
    """Labels, names and citations for one agreement in one language."""

    agreement: Agreement
    labels: Mapping[str, object]
    enactments: Mapping[str, Enactment]
    language: str
    label_place: Callable[[DataPath], Location] = field(default=lambda _: Location("labels"), compare=False)
    """Where the label under those keys stands, or would."""
    ladders: Mapping[str, object] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    instrument: str = "agreement"
    renaming: Renaming = field(default_factory=Renaming)
    """What this kind of document calls by another name than the pack does."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where the document has each clause, schedule and part, by its id."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Titles of the definition's other documents, by the ids that only they have."""

    def label(self, *keys: str) -> str:
        """The pack's fixed words under those keys; where they differ by instrument, those of this one.

        Raises:
            FindingsError: the pack has no such label.
        """
        here: object = self.labels
        for key in keys:
            here = here.get(key) if isinstance(here, Mapping) else None
        if (found := self._said(here)) is not None:
            return found
        raise self._finding(f"the label {'.'.join(keys)} is missing", keys)

    def _said(self, label: object) -> str | None:
        """The words of a label. A memorandum may say what an agreement says in words of its own."""
        if isinstance(label, Mapping):
            borrowed = self.labels.get("borrows")
            like = str(borrowed.get(self.instrument, "")) if isinstance(borrowed, Mapping) else ""
            label = label.get(self.instrument, label.get(like, label.get("agreement")))
        return self.renaming(label) if isinstance(label, str) else None

    def phrase(self, *keys: str, **parts: str) -> str:
        """The label under those keys with each `{name}` in it replaced by that part.

        Raises:
            FindingsError: there is no such label, or it asks for a part that it does not get.
        """

        # Not str.format, which would let a label reach into a part, or ask for a thousand million spaces.
        def part(slot: re.Match[str]) -> str:
            if slot[1] in parts:
                return parts[slot[1]]
            known = ", ".join(f"{{{name}}}" for name in parts)
            raise self._finding(f"the label {'.'.join(keys)} asks for {slot[0]}; it may ask for {known}", keys)

        return re.sub(r"\{([^{}]*)\}", part, self.label(*keys))

    def _finding(self, message: str, keys: DataPath) -> FindingsError:
        found = Diagnostic("label", Severity.ERROR, message, self.label_place(keys), waivable=False)
        return FindingsError(message, report=Report.of([found]))

    def blank(self, what: str) -> str:
        """The marked gap for something that is to be completed."""
        return self.phrase("blank", what=what)

    def choice(self, vocabulary: str, key: str) -> str:
        """The printed form of a word of an open vocabulary; a word that has no label is printed with spaces.

        A vocabulary that is one of the pack's checklists, such as `benefits`, is said in the words of that list.
        """
        words = self.labels.get(vocabulary)
        found = self._said(words.get(key)) if isinstance(words, Mapping) else None
        items = self.checklists[vocabulary].items if vocabulary in self.checklists else {}
        item = items[key].words if key in items else key.replace("_", " ")
        return item if found is None else found

    def checklist_title(self, name: str) -> str:
        """What a checklist is called."""
        words = self.labels.get("checklists")
        found = self._said(words.get(name)) if isinstance(words, Mapping) else None
        return (self.checklists[name].title if name in self.checklists else name) if found is None else found

    def words(self, value: str | Bilingual | None) -> str:
        """A printed text in this language; empty when there is none."""
        if isinstance(value, Bilingual):
            return value.cy if self.language == "cy" else value.en
        return value or ""

    def name(self, key: str) -> str:
        """A party's short name, the name of a body on the map, a keyword in words, or the text itself."""
        party = self.agreement.party(key)
        if party is not None:
            return self.words(party.short_name) or self.words(party.legal_name) or party.id
        bodies = {entry.id: entry.name for entry in self.agreement.overseen_by}
        bodies |= {entry.id: entry.name for entry in self.agreement.map_of_partners}
        if key in bodies:
            return self.words(bodies[key])
        keywords = self.labels.get("keywords")
        found = self._said(keywords.get(key)) if isinstance(keywords, Mapping) else None
        return key if found is None else found

    def names(self, keys: Iterable[str]) -> str:
        """Those names as a list in words."""
        return wording.joined([self.name(key) for key in keys], self.language)

    def money(self, pence: int) -> str:
        """A sum with its pound sign."""
        return wording.money(pence, self.language)

    def figure(self, pence: int | None) -> str:
        """A sum as it stands in a table of pounds; a sum that is not known says so."""
        return self.label("unknown_figure") if pence is None else wording.figure(pence)

    def date(self, day: datetime.date) -> str:
        """A date in words."""
        return wording.long_date(day, self.language)

    def quantity(self, number: Decimal) -> str:
        """A measured number with thousands separators, its decimals as they were given."""
        return f"{number:,}"

    def duration(self, duration: Duration) -> str:
        """A length of time, such as `6 months` or `1 Working Day`."""
        return self.length(duration.number, duration.unit)

    def length(self, number: int, unit: str) -> str:
        """A number of units of time in words of the pack; in Welsh as nouns change after numbers."""
        if self.language in wording.NOUNS_CHANGE:
            defined = unit != "working_days" or self.label("units", unit, "one")[:1].isupper()
            return wording.duration(number, unit, self.language, defined=defined)
        form = "one" if number == 1 else "many"
        return f"{number:,} {self.label('units', unit, form)}"

    def time_words(self) -> list[str]:
        """The pack's words for units of time and for the events that deadlines run from."""
        units, events = (self.labels.get(key) for key in ("units", "events"))
        times = [("units", str(unit), form) for unit in _keys(units) for form in ("one", "many")]
        return [self.label(*keys) for keys in (*times, *(("events", str(event)) for event in _keys(events)))]

    def deadline(self, deadline: Deadline) -> str:
        """A deadline, such as `20 Working Days after the end of each quarter` or `15 April each year`."""
        if deadline.every_year_on is not None:
            return self.phrase("deadline", "every_year", day=self.day_of_year(deadline.every_year_on))
        unit, number = next((unit, n) for unit in UNITS if (n := getattr(deadline, unit, None)) is not None)
        event = self.label("events", deadline.after or "")
        return self.phrase("deadline", "after", length=self.length(number, unit), event=event)

    def day_of_year(self, text: str) -> str:
        """A day that comes every year, in this language."""
        day, _, month = text.partition(" ")
        return wording.day_of_year(int(day), MONTHS.index(month) + 1, self.language)

    def enactment(self, key: str) -> str:
        """An enactment as it is cited, with its provision; a key that the pack does not know is printed as it is."""
        found = self.enactments.get(key)
        if found is None:
            return key
        return f"{found.title}, {found.provision}" if found.provision else found.title

    def function(self, function: Function) -> str:
        """A function by its enactment: `Care Act 2014, sections 9, 18 and 19: assessment`."""
        found = self.enactments.get(function.act)
        title = found.title if found else function.act
        places = [*self._places("section", function.sections), *self._places("part", function.parts)]
        text = ", ".join([title, *places])
        if function.scope is not None:
            text += f": {self.words(function.scope)}"
        if function.held_by is not None:
            text += f" ({self.words(function.held_by)})"
        return text

    def _places(self, kind: str, numbers: tuple[str, ...]) -> list[str]:
        if not numbers:
            return []
        many = len(numbers) > 1 or "-" in numbers[0]
        shown = [number.replace("-", f" {self.label('range')} ") for number in numbers]
        return [f"{self.label('citation', kind, 'many' if many else 'one')} {wording.joined(shown, self.language)}"]

    def printed(self, value: object) -> str:
        """A value as it is printed in running text, by its type."""
        match value:
            case bool():
                return self.label("yes" if value else "no")
            case Sum():
                return self.money(value)
            case Ratio():
                return wording.rate_per_cent(value, self.language)
            case Decimal():
                return self.quantity(value)
            case int():
                return f"{value:,}"
            case datetime.date():
                return self.date(value)
            case Duration():
                return self.duration(value)
            case Deadline():
                return self.deadline(value)
            case Function():
                return self.function(value)
            case str() | Bilingual():
                return self.words(value)
        raise TypeError(f"{type(value).__name__} has no printed form")


def _keys(labels: object) -> tuple[object, ...]:
    return tuple(labels) if isinstance(labels, Mapping) else ()
