"""An agreement and a pack make a document: clauses chosen, values filled in, references named, nothing numbered yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from agreements import packs, wording
from agreements.assembly.choosing import Choice, Scope, refusal
from agreements.assembly.defining import Definitions
from agreements.assembly.facts import Facts, facts_of
from agreements.assembly.filling import Filler
from agreements.assembly.parsing import Parsed, parse, parse_line
from agreements.assembly.pictures import PICTURES
from agreements.assembly.places import places_of
from agreements.assembly.renaming import Renaming
from agreements.assembly.speech import Speech
from agreements.assembly.tables import TABLES, make_table
from agreements.diagnostics import FindingsError, Location, UsageError
from agreements.document import (
    Block,
    Clause,
    Column,
    Contents,
    Document,
    DraftingNote,
    ExecutionBlock,
    Frame,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Party,
    Picture,
    Recital,
    Reference,
    Row,
    Schedule,
    Series,
    SignatureLine,
    Table,
    Text,
    Value,
    words,
)
from agreements.packs import ClauseEntry, ClauseText, Pack, Passage, Precedent, PrecedentPart, PrecedentSchedule
from agreements.particulars import Agreement
from agreements.particulars import Party as PartyFacts
from agreements.source import DataPath


def assemble(agreement: Agreement, pack: Pack, kind: str, *, draft: bool) -> Document:
    """The document of that kind which the agreement yields, in the first of its languages.

    Raises:
        FindingsError: a clause, a condition or a label of the pack cannot be used; the report says where. Or the pack
            lacks texts in the agreement's language; the report names each file to write.
        UsageError: the pack has no such kind, or does not know the language.
    """
    _refuse_unspoken(agreement, pack)
    language = agreement.spoken[0]
    if lacking := packs.untranslated(pack, kind, language):
        raise FindingsError(f"{kind} cannot be said in {language!r} yet", report=lacking)
    return _Assembly(agreement, pack, packs.precedent(pack, kind, language)).document(draft=draft)


def speech_for(agreement: Agreement, pack: Pack, kind: str = "") -> Speech:
    """How this agreement is said with the words of this pack, in a document of that kind or, without one, its first.

    Raises:
        UsageError: the pack has no texts in the agreement's language.
    """
    kind = kind or next(iter(agreement.documents), "")
    language = agreement.spoken[0]
    _refuse_unspoken(agreement, pack)
    made = packs.precedent(pack, kind) if kind in packs.precedent_ids(pack) else None
    renaming = Renaming(made.says if made and language == pack.manifest.languages[0] else {})
    return Speech(
        agreement=agreement,
        labels=packs.labels(pack, language),
        enactments=packs.enactments(pack, language),
        language=language,
        label_place=lambda keys: packs.place(pack, f"labels/{language}.yaml", keys),
        ladders={type_: renaming.everywhere(ladder) for type_, ladder in packs.dispute_ladders(pack, language).items()},
        checklists=packs.checklists(pack),
        instrument=made.instrument if made else "agreement",
        renaming=renaming,
        places=places_of(made) if made else {},
        elsewhere=_elsewhere(agreement, pack, kind),
    )


def _refuse_unspoken(agreement: Agreement, pack: Pack) -> None:
    language = agreement.spoken[0]
    if language not in pack.manifest.languages or language not in wording.LANGUAGES:
        known = ", ".join(known for known in pack.manifest.languages if known in wording.LANGUAGES)
        raise UsageError(f"the pack {pack.name} cannot speak {language!r}", hint=f"set language to one of: {known}")


def _elsewhere(agreement: Agreement, pack: Pack, kind: str) -> Mapping[str, str]:
    """Titles of the other documents by the ids of what stands in them."""
    made = packs.precedent_ids(pack)
    wanted = (other for other in agreement.documents if other != kind and other in made)
    others = (packs.precedent(pack, other, agreement.spoken[0]) for other in wanted)
    return {id_: other.title for other in others for id_ in places_of(other)}


@dataclass
class _Written:
    """Blocks as they are written, and the pack line that each came from."""

    blocks: list[Block] = field(default_factory=list)
    places: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, block: Block, file: str = "", line: int = 0) -> None:
        """Puts the block behind the others."""
        self.blocks.append(block)
        if file:
            self.place(block.id, file, line)

    def place(self, block_id: str, file: str, line: int) -> None:
        """Remembers where in the pack the block was written."""
        self.places.append((block_id, file, line))


class _Assembly:
    """The assembly of one document; made for one call."""

    def __init__(self, agreement: Agreement, pack: Pack, precedent: Precedent) -> None:
        self._agreement, self._pack, self._precedent = agreement, pack, precedent
        self._speech = speech_for(agreement, pack, precedent.id)
        self._facts: Facts = facts_of(agreement, self._speech)
        self._facts["instrument"] = precedent.instrument
        self._facts["kind"] = precedent.id
        self._facts["binding"] = self._facts["binding"] or precedent.binds
        self._facts["signed"] = bool(precedent.execution)
        self._filler = Filler(self._speech, self._facts, TABLES, PICTURES)
        self._choice = Choice(pack, precedent, self._filler, self._facts)
        self._facts |= self._choice.conditions
        self._facts["included"] = self._choice.included()
        self._facts["schedules"] = self._choice.schedules()
        self._definitions = Definitions(pack, self._filler, self._choice)
        self._terms = self._definitions.terms
        self._written = _Written()

    # --- the whole ---------------------------------------------------------------------------------------------

    def document(self, *, draft: bool) -> Document:
        frame = self._frame(draft=draft)
        self._front()
        self._parties()
        self._recitals()
        self._heading("agreed_terms")
        self._opening()
        for entry in self._precedent.clauses:
            self._add_clause(entry, {}, "", Series.CLAUSE)
        for n, schedule in enumerate(self._precedent.schedules):
            self._schedule(n, schedule)
        self._execution()
        blocks = self._definitions.listed(self._written.blocks, self._written.place)
        self._refuse_second_ids(blocks)
        ids = {block.id for block in blocks}
        blocks = [_scoped(block, ids) for block in blocks]
        return Document(
            id=f"{self._agreement.id}-{self._precedent.id}",
            language=self._speech.language,
            frame=frame,
            blocks=tuple(blocks),
            places=tuple(self._written.places),
        )

    def _frame(self, *, draft: bool) -> Frame:
        label, agreement = self._speech.label, self._agreement
        version = agreement.status.version
        title = self._speech.words(agreement.title) or self._speech.blank(label("title"))
        status = self._speech.phrase("status", "draft" if draft else "final", version=version)
        kind = self._kind()
        return Frame(
            title=title,
            kind=kind,
            reference=agreement.id,
            parties=tuple(self._legal_name(party) for party, _ in self._named_at("parties", self._precedent.parties)),
            between=label("cover", "between"),
            date_line=self._date_line(),
            status_line=status,
            running_title=_running_title(title, kind),
            footer=self._speech.phrase("footer", reference=agreement.id, version=version, status=status),
            page_of=label("page_of"),
            watermark=label("watermark") if draft else "",
            author=self._legal_name(agreement.parties[0]) if agreement.parties else "",
            description=f"{kind}: {title}",
            keywords=(kind, agreement.id, version),
            fingerprint="",  # traces a paper copy; filled in once it is known what went in
        )

    def _kind(self) -> str:
        """What the document is called: its title, looked at as those of schedules are, and filled in where it asks."""
        title = self._precedent.title
        filled = words(self._line(title, self._choice.file, {}))
        return filled if "{" in title else title

    def _date_line(self) -> str:
        """The date of the paper on its cover. A day that it asks for is left for the pen until it is known."""
        adoption = self._agreement.adoption
        dated = {"of_version": self._agreement.status.date, "adopted": adoption.date if adoption else None}
        said = {name: self._speech.date(day) if day else _FOR_THE_PEN for name, day in dated.items()}
        return self._speech.phrase("cover", "date_line", **said)

    def _legal_name(self, party: PartyFacts) -> str:
        return self._speech.words(party.legal_name) or self._speech.blank(self._speech.label("legal_name"))

    def _refuse_second_ids(self, blocks: list[Block]) -> None:
        """A reference must know where it leads: a name is given once, and not inside a loop."""
        seen: set[str] = set()
        for block in blocks:
            if block.id in seen:
                found = [(file, line) for id_, file, line in self._written.places if id_ == block.id]
                file, line = found[-1] if found else (self._choice.file, 1)
                message = f"two paragraphs are called {block.id!r}"
                raise refusal("duplicate-id", Location(self._pack.path_of(file), line, 1), message)
            seen.add(block.id)

    # --- front matter ------------------------------------------------------------------------------------------

    def _front(self) -> None:
        self._heading("document_control", in_contents=False)
        for name in ("document_control", "version_history"):
            table = make_table(name, self._speech)
            if table is not None:
                self._written.add(replace(table, id=f"front.{name}", numbered=False))
        self._written.add(Contents("contents", self._speech.label("headings", "contents")))

    def _heading(self, key: str, *, in_contents: bool = True, new_page: bool = False) -> None:
        text = self._speech.label("headings", key)
        self._written.add(Heading(key.replace("_", "-"), (Text(text),), new_page=new_page, in_contents=in_contents))

    def _parties(self) -> None:
        self._heading("parties")
        clause = self._choice.clause(self._precedent.party)
        for _, facts in self._named_at("parties", self._precedent.parties):
            for n, parsed in enumerate(self._parsed(clause, {"party": facts})):
                id_ = f"party@{facts['id']}" if n == 0 else f"party@{facts['id']}.{n}"
                first = n == 0 and not parsed.note and parsed.table is None
                block = Party(id_, parsed.inlines) if first else self._unnumbered(parsed, id_, Series.PARTY)
                self._written.add(block, clause.file, parsed.line)

    def _recitals(self) -> None:
        entries = [entry for entry in self._precedent.recitals if self._choice.chosen(entry)]
        if entries:
            self._heading("background")
        for entry in entries:
            clause = self._choice.clause(entry.clause)
            for n, parsed in enumerate(self._parsed(clause, {})):
                id_ = _block_id(clause.id, parsed, n, "") if n else clause.id
                self._written.add(self._recital(parsed, id_), clause.file, parsed.line)

    def _recital(self, parsed: Parsed, id_: str) -> Block:
        if parsed.table is not None or parsed.note:
            return self._unnumbered(parsed, id_, Series.RECITAL)
        if parsed.level > 1:
            return Paragraph(id_, parsed.inlines, parsed.level, Series.RECITAL)
        return Recital(id_, parsed.inlines)

    def _unnumbered(self, parsed: Parsed, id_: str, series: Series) -> Block:
        return self._block(replace(parsed, level=0), id_, series)

    def _opening(self) -> None:
        """The words that open the operative part. It has no clause yet, so nothing in it has a number."""
        clause = self._choice.clause(self._precedent.agreed)
        for n, parsed in enumerate(self._parsed(clause, {})):
            if parsed.level:
                place = Location(self._pack.path_of(clause.file), parsed.line, 1)
                raise refusal("lint", place, "the words that open the operative part have no numbers")
            block = self._block(parsed, _block_id(clause.id, parsed, n, ""), Series.CLAUSE)
            self._written.add(block, clause.file, parsed.line)

    # --- clauses and schedules ---------------------------------------------------------------------------------

    def _binds(self, entry: ClauseEntry) -> bool:
        listed = {name.replace("_", "-") for name in self._agreement.binding_paragraphs}
        return (entry.name or entry.clause).replace("_", "-") in listed

    def _in_law(self, entry: ClauseEntry) -> bool:
        """Whether the clause binds in law; where the definition is silent, as documents of this kind do."""
        stated = str(self._facts["binding"])
        return self._binds(entry) if stated == "mixed" else stated == "binding"

    def _add_clause(self, entry: ClauseEntry, scope: Scope, suffix: str, series: Series) -> None:
        if not self._choice.chosen(entry):
            return
        clause = self._choice.clause(entry.clause)
        heading = self._line(clause.heading, clause.file, scope)
        if series is Series.CLAUSE and self._facts["binding"] == "mixed":
            heading = (*heading, Text(f" ({self._speech.label('binds', 'yes' if self._binds(entry) else 'no')})"))
        line = packs.passage(self._pack, clause.file, clause.heading).line
        self._written.add(Clause(clause.id + suffix, heading, series), clause.file, line)
        for n, parsed in enumerate(self._parsed(clause, {**scope, "binds": self._in_law(entry)})):
            block = self._block(parsed, _block_id(clause.id, parsed, n, suffix), series)
            self._written.add(block, clause.file, parsed.line)
            for run_in in parsed.also:
                self._written.place(block.id, clause.file, run_in)

    def _block(self, parsed: Parsed, id_: str, series: Series) -> Block:
        if parsed.table is not None:
            return replace(parsed.table, id=id_)
        if parsed.slot == "binding":
            return self._binding_table(id_)
        if parsed.slot:
            return Paragraph(f"slot:{parsed.slot}", (), level=0)
        if parsed.note:
            return DraftingNote(id_, parsed.inlines)
        return Paragraph(id_, parsed.inlines, parsed.level, series)

    def _parsed(self, clause: ClauseText, scope: Scope) -> tuple[Parsed, ...]:
        passage = Passage(clause.text, self._pack.path_of(clause.file), clause.line)
        return parse(self._filler.fill(passage, scope), self._filler.filling, self._terms, passage.file)

    def _line(self, text: str, file: str, scope: Scope) -> Inlines:
        passage = packs.passage(self._pack, file, text)
        return parse_line(self._filler.fill(passage, scope), self._filler.filling, passage.file)

    def _schedule(self, number: int, schedule: PrecedentSchedule) -> None:
        path: DataPath = ("schedules", number)
        if not self._choice.holds(schedule.when, self._choice.file, (*path, "when")):
            return
        title = self._line(schedule.title, self._choice.file, {})
        self._titled(Schedule(schedule.id, title), path)
        for entry in schedule.clauses:
            self._add_clause(entry, {}, "", Series.SCHEDULE)
        for n, part in enumerate(schedule.parts):
            self._part(part, (*path, "parts", n))

    def _part(self, part: PrecedentPart, path: DataPath) -> None:
        if not self._choice.holds(part.when, self._choice.file, (*path, "when")):
            return
        for scope, suffix in self._choice.scopes(part, path):
            title = self._line(part.title, self._choice.file, scope)
            # The first part follows its schedule's title; a page with a title alone would be lost paper.
            opens = bool(self._written.blocks) and isinstance(self._written.blocks[-1], Schedule)
            self._titled(Part(part.id + suffix, title, new_page=part.new_page and not opens), path)
            for entry in part.clauses:
                self._add_clause(entry, scope, suffix, Series.SCHEDULE)

    def _titled(self, block: Block, path: DataPath) -> None:
        line = packs.place(self._pack, self._choice.file, (*path, "title")).line
        self._written.add(block, self._choice.file, line)

    def _binding_table(self, id_: str) -> Table:
        """Which paragraphs bind and which do not, one row for each."""
        label = self._speech.label
        rows = tuple(
            Row(
                (
                    ((Reference(entry.clause),),),
                    (self._line(clause.heading, clause.file, {}),),
                    ((Text(label("binds", "yes" if self._binds(entry) else "no")),),),
                )
            )
            for entry in self._precedent.clauses
            if self._choice.chosen(entry)
            for clause in [self._choice.clause(entry.clause)]
        )
        columns = (
            Column((Text(label("binds", "paragraph")),), width=1.0),
            Column((Text(label("binds", "subject")),), width=4.0),
            Column((Text(label("binds", "binds")),), width=2.0),
        )
        return Table(id_, (Text(label("binds", "caption")),), columns, rows)

    # --- execution ---------------------------------------------------------------------------------------------

    def _execution(self) -> None:
        """Words that say which paper is executed, then one block for each party in the mode that it has chosen.

        A kind without words of execution is a paper that nobody signs, and ends with its last schedule.
        """
        if not self._precedent.execution:
            return
        self._heading("execution", new_page=True)
        opening = self._form("opening").words
        words_ = self._line(opening, self._forms_file("opening"), {})
        self._written.add(Paragraph("execution.opening", words_, level=0), *self._form_place("opening"))
        for party, facts in self._named_at("signs", self._precedent.signs):
            mode = party.execution or "signature"
            form = self._form(mode)
            words_ = self._line(form.words, self._forms_file(mode), {"party": facts})
            lines = tuple(self._signature_lines(facts, form))
            block = ExecutionBlock(f"execution@{party.id}", words_, lines, seal_label=form.seal)
            self._written.add(block, *self._form_place(mode))

    def _named_at(self, field_: str, places: Iterable[str]) -> list[tuple[PartyFacts, Mapping[str, Any]]]:
        """The parties that the definition names there, each once, in that order; all of them if it names none.

        Raises:
            FindingsError: the precedent asks for a place that no definition has.
        """
        everybody = {
            party.id: (party, facts)
            for party, facts in zip(self._agreement.parties, self._facts["parties"], strict=True)
        }
        asked = [name for n, place in enumerate(places) for name in self._names_at(place, (field_, n))]
        named = [everybody[name] for name in dict.fromkeys(asked) if name in everybody]
        return named or list(everybody.values())

    def _names_at(self, place: str, path: DataPath) -> list[str]:
        here: object = self._facts
        for step in place.split("."):
            if not isinstance(here, dict) or step not in here:
                at = packs.place(self._pack, self._choice.file, path)
                raise refusal("undefined", at, f"no definition has {place!r}", "name a field such as exit_notice.by")
            here = here[step]
        return [here] if isinstance(here, str) else [str(name) for name in here] if isinstance(here, list) else []

    def _form(self, mode: str) -> packs.Form:
        wanted = self._precedent.execution
        forms = packs.execution_forms(self._pack, self._speech.language)
        if mode in forms.get(wanted, {}):
            return forms[wanted][mode]
        raise self._unsigned(
            f"{wanted}.{mode} is missing: the words of execution of the precedent {self._precedent.id}", mode
        )

    def _forms_file(self, mode: str) -> str:
        """Which file of the pack, or of one that it extends, has the words of that mode."""
        name = packs.execution_file(self._pack, self._speech.language)
        return packs.holding(self._pack, name, (self._precedent.execution, mode))

    def _form_place(self, mode: str) -> tuple[str, int]:
        file = self._forms_file(mode)
        return file, packs.place(self._pack, file, (self._precedent.execution, mode)).line

    def _unsigned(self, message: str, mode: str) -> FindingsError:
        return refusal("execution", Location(self._pack.path_of(self._forms_file(mode))), message)

    def _signature_lines(self, party: Mapping[str, Any], form: packs.Form) -> Iterator[SignatureLine]:
        """The places to sign, in the order of the form: for each person, or once for the pen where nobody is named.

        Raises:
            FindingsError: the form has no place for what somebody does.
        """
        places: dict[str, list[str]] = {}
        for line in form.lines:
            who, _, what = line.partition(".")
            places.setdefault(who, []).append(what)
        acting: dict[str, list[Mapping[str, Any]]] = {who: [] for who in places}
        for person in _signing(party):
            acting[self._place_of(person, party, places)].append(person)
        for who, people in acting.items():
            for person in people or [{}]:
                asked = [what for what in places[who] if people or not what.endswith(_ONLY_IF_NAMED)]
                yield from (self._signature_line(who, what.removesuffix(_ONLY_IF_NAMED), person) for what in asked)

    def _place_of(self, person: Mapping[str, Any], party: Mapping[str, Any], places: Iterable[str]) -> str:
        found = next((who for who in _SIGNS_AS[person["acts"]] if who in places), None)
        if found is not None:
            return found
        mode = str(party["execution"] or "signature")
        raise self._unsigned(f"{party['id']}: the form has no line for somebody who {person['acts']}", mode)

    def _signature_line(self, who: str, what: str, person: Mapping[str, Any]) -> SignatureLine:
        who = _ATTESTS_AS.get(person.get("acts", ""), who) if who == "attesting" else who
        value = person.get(_PRINTED_BESIDE.get(what, ""))
        printed = (Value(str(value), getattr(value, "path", "")),) if value else ()
        return SignatureLine(self._speech.label("execution_lines", who, what), printed)


_FOR_THE_PEN = "_" * 30
"""Stands on the cover for a day that is not known yet."""

_ONLY_IF_NAMED = "?"
"""Ends a line of execution.yaml that is left out where the definition names nobody for it."""

_SIGNS_AS = {"signs": ("signatory", "attesting"), "attests": ("attesting", "signatory"), "witnesses": ("witness",)}
"""Where somebody signs who does that: the first that the form has. Who signs for a party under seal attests it."""

_ATTESTS_AS = {"signs": "officer"}
"""Whose label stands beside the signature of somebody who attests a seal, where it is not that of `attesting`."""

_PRINTED_BESIDE = {"name": "name", "post": "post", "occupation": "post"}
"""What the definition knows of a person, by line. Signatures, addresses and dates are for the pen."""


def _signing(party: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Who signs for the party: its signatories, then the partners or trustees who are not among them."""
    yield from party["signatories"]
    named = {str(person["name"]) for person in party["signatories"]}
    for name in (*party["partners"], *party["trustees"]):
        if name not in named:
            yield {"name": name, "acts": "signs"}


def _block_id(clause_id: str, parsed: Parsed, position: int, suffix: str) -> str:
    return f"{clause_id}.{parsed.anchor or position + 1}{suffix}"


_LONGEST_RUNNING_TITLE = 40
"""Characters; the name of a part, which may be as long again, stands on the same line."""


def _running_title(title: str, kind: str) -> str:
    """The title where it is short, and else the kind of document: the footer names the agreement by its reference."""
    return title if len(title) <= _LONGEST_RUNNING_TITLE else kind


def _scoped(block: Block, ids: set[str]) -> Block:
    """References inside a repeated part go to that part's own paragraphs before anybody else's."""
    _, at, scope = block.id.partition("@")

    def inlines(run: Inlines) -> Inlines:
        return tuple(
            replace(inline, target=inline.target + at + scope)
            if isinstance(inline, Reference) and inline.target + at + scope in ids
            else inline
            for inline in run
        )

    if not at or isinstance(block, Contents | Table | Picture | ExecutionBlock):
        return block
    return replace(block, inlines=inlines(block.inlines))
