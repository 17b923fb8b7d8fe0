"""An agreement and a pack make a document: clauses chosen, values filled in, references named, nothing numbered yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from agreements import packs
from agreements.assembly.environment import Filler
from agreements.assembly.facts import Facts, facts_of
from agreements.assembly.parsing import Parsed, Terms, parse, parse_line
from agreements.assembly.speech import Speech
from agreements.assembly.tables import make_table
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, did_you_mean
from agreements.document import (
    Block,
    Clause,
    Column,
    Contents,
    Definition,
    Document,
    DraftingNote,
    ExecutionBlock,
    Frame,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Party,
    Recital,
    Reference,
    Row,
    Schedule,
    Series,
    SignatureLine,
    Table,
    Term,
    Text,
    Value,
    inlines_of,
)
from agreements.packs import ClauseEntry, ClauseText, Pack, Precedent, TermEntry
from agreements.particulars import Agreement
from agreements.particulars import Party as PartyFacts


def assemble(agreement: Agreement, pack: Pack, kind: str, *, draft: bool, fingerprint: str = "") -> Document:
    """The document of that kind which the agreement yields.

    Raises:
        FindingsError: a clause, a condition or a label of the pack cannot be used; the report says where.
        UsageError: the pack has no such kind.
    """
    return _Assembly(agreement, pack, packs.precedent(pack, kind)).document(draft=draft, fingerprint=fingerprint)


def speech_for(agreement: Agreement, pack: Pack) -> Speech:
    """How this agreement is said with the words of this pack."""
    language = agreement.language
    return Speech(
        agreement=agreement,
        labels=packs.labels(pack, language),
        enactments=packs.enactments(pack),
        language=language,
        labels_file=str(pack.folder / f"labels/{language}.yaml"),
        ladders=packs.dispute_ladders(pack),
        checklists=packs.checklists(pack),
    )


@dataclass
class _Written:
    """Blocks as they are written, and the pack line that each came from."""

    blocks: list[Block] = field(default_factory=list)
    places: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, block: Block, file: str = "", line: int = 0) -> None:
        self.blocks.append(block)
        if file:
            self.places.append((block.id, file, line))


class _Assembly:
    """The assembly of one document; made for one call."""

    def __init__(self, agreement: Agreement, pack: Pack, precedent: Precedent) -> None:
        self._agreement, self._pack, self._precedent = agreement, pack, precedent
        self._speech = speech_for(agreement, pack)
        self._entries = {entry.name: entry for entry in packs.terms(pack)}
        self._terms = Terms({form: e.name for e in self._entries.values() for form in (e.name, *e.forms)})
        self._facts: Facts = facts_of(agreement, self._speech)
        self._facts["instrument"] = precedent.instrument
        self._facts["kind"] = precedent.id
        self._filler = Filler(self._speech, self._facts, make_table)
        self._written = _Written()
        self._conditions = self._hold_conditions()
        self._facts["included"] = {entry.clause: self._chosen(entry) for entry in _entries(precedent)}
        self._facts["schedules"] = {schedule.id: self._holds(schedule.when) for schedule in precedent.schedules}

    # --- the whole ---------------------------------------------------------------------------------------------

    def document(self, *, draft: bool, fingerprint: str) -> Document:
        frame = self._frame(draft=draft, fingerprint=fingerprint)
        self._front()
        self._parties()
        self._recitals()
        self._heading("agreed_terms")
        self._clause_paragraphs(self._clause(self._precedent.agreed), {}, "", Series.CLAUSE)
        for entry in self._precedent.clauses:
            self._add_clause(entry, {}, "", Series.CLAUSE)
        for schedule in self._precedent.schedules:
            self._schedule(schedule)
        self._execution()
        blocks = self._with_definitions(self._written.blocks)
        ids = {block.id for block in blocks}
        blocks = [_scoped(block, ids) for block in blocks]
        return Document(
            id=f"{self._agreement.id}-{self._precedent.id}",
            language=self._agreement.language,
            frame=frame,
            blocks=tuple(blocks),
            places=tuple(self._written.places),
        )

    def _frame(self, *, draft: bool, fingerprint: str) -> Frame:
        label, agreement = self._speech.label, self._agreement
        version = agreement.status.version
        title = self._speech.words(agreement.title) or label("blank").format(what=label("title"))
        status = label("status", "draft" if draft else "final").format(version=version)
        return Frame(
            title=title,
            kind=self._precedent.title,
            reference=agreement.id,
            parties=tuple(self._legal_name(party) for party in agreement.parties),
            between=label("cover", "between"),
            date_line=label("cover", "date_line"),
            status_line=status,
            running_title=title,
            footer=label("footer").format(reference=agreement.id, version=version, status=status),
            page_of=label("page_of"),
            watermark=label("watermark") if draft else "",
            author=self._legal_name(agreement.parties[0]) if agreement.parties else "",
            description=f"{self._precedent.title}: {title}",
            keywords=(self._precedent.title, agreement.id, version),
            fingerprint=fingerprint,
        )

    def _legal_name(self, party: PartyFacts) -> str:
        return self._speech.words(party.legal_name) or self._speech.label("blank").format(
            what=self._speech.label("legal_name")
        )

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
        clause = self._clause(self._precedent.party)
        for facts in self._facts["parties"]:
            for n, parsed in enumerate(self._parsed(clause, {"party": facts})):
                id_ = f"party@{facts['id']}" if n == 0 else f"party@{facts['id']}.{n}"
                block: Block = Party(id_, parsed.inlines) if n == 0 else Paragraph(id_, parsed.inlines, level=0)
                self._written.add(block, clause.file, parsed.line)

    def _recitals(self) -> None:
        entries = [entry for entry in self._precedent.recitals if self._chosen(entry)]
        if entries:
            self._heading("background")
        for entry in entries:
            clause = self._clause(entry.clause)
            for n, parsed in enumerate(self._parsed(clause, {})):
                id_ = _block_id(clause.id, parsed, n, "")
                if parsed.table is not None:
                    self._written.add(replace(parsed.table, id=id_), clause.file, parsed.line)
                elif parsed.level <= 1:
                    self._written.add(Recital(id_ if n else clause.id, parsed.inlines), clause.file, parsed.line)
                else:
                    series = Series.DEFINITION
                    self._written.add(Paragraph(id_, parsed.inlines, parsed.level, series), clause.file, parsed.line)

    # --- clauses and schedules ---------------------------------------------------------------------------------

    def _clause(self, clause_id: str) -> ClauseText:
        clause = packs.clause(self._pack, clause_id)
        if clause is None:
            near = did_you_mean(clause_id, list(packs.clause_index(self._pack)))
            raise self._finding(
                "reference",
                f"the precedent {self._precedent.id} names the clause {clause_id!r}, which the bank does not hold",
                f"precedents/{self._precedent.id}.yaml",
                f"did you mean {near!r}?" if near else "",
            )
        return clause

    def _finding(self, kind: str, message: str, file: str, hint: str = "") -> FindingsError:
        found = Diagnostic(
            kind, Severity.ERROR, message, Location(str(self._pack.folder / file)), hint=hint, waivable=False
        )
        return FindingsError(message, report=Report.of([found]))

    def _hold_conditions(self) -> Mapping[str, bool]:
        """Every condition of the pack, so that a misspelt one is found even where no clause asks for it today."""
        held: dict[str, bool] = {}
        for name, expression in packs.conditions(self._pack).items():
            place = packs.place(self._pack, "conditions.yaml", (name,))
            held[name] = self._filler.holds(expression, place.file, place.line, {"holds": held})
        return held

    def _holds(self, when: str | None) -> bool:
        if not when:
            return True
        negated, name = when.startswith("not "), when.removeprefix("not ")
        if name not in self._conditions:
            near = did_you_mean(name, list(self._conditions))
            raise self._finding("undefined", f"there is no condition called {name!r}", "conditions.yaml",
                                f"did you mean {near!r}?" if near else "")
        return self._conditions[name] is not negated

    def _chosen(self, entry: ClauseEntry) -> bool:
        return self._holds(self._clause(entry.clause).when)

    def _binds(self, entry: ClauseEntry) -> bool:
        listed = {name.replace("_", "-") for name in self._agreement.binding_paragraphs}
        return (entry.name or entry.clause).replace("_", "-") in listed

    def _in_law(self, entry: ClauseEntry) -> bool:
        """Whether the clause binds in law; where the definition is silent, as documents of this kind do."""
        stated = self._agreement.binding or self._precedent.binds
        return self._binds(entry) if stated == "mixed" else stated == "binding"

    def _add_clause(self, entry: ClauseEntry, scope: Mapping[str, Any], suffix: str, series: Series) -> None:
        if not self._chosen(entry):
            return
        clause = self._clause(entry.clause)
        heading = self._line(clause.heading, clause.file, scope)
        if series is Series.CLAUSE and self._agreement.binding == "mixed":
            heading = (*heading, Text(f" ({self._speech.label('binds', 'yes' if self._binds(entry) else 'no')})"))
        self._written.add(Clause(clause.id + suffix, heading, series), clause.file, max(clause.line - 1, 1))
        binds = {"binds": self._in_law(entry)}
        self._clause_paragraphs(clause, {**scope, **binds}, suffix, series)

    def _clause_paragraphs(self, clause: ClauseText, scope: Mapping[str, Any], suffix: str, series: Series) -> None:
        for n, parsed in enumerate(self._parsed(clause, scope)):
            block = self._block(parsed, _block_id(clause.id, parsed, n, suffix), series)
            self._written.add(block, clause.file, parsed.line)

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

    def _parsed(self, clause: ClauseText, scope: Mapping[str, Any]) -> tuple[Parsed, ...]:
        file = str(self._pack.folder / clause.file)
        filled = self._filler.fill(clause.text, file, clause.line, scope)
        return parse(filled, self._filler.filling, self._terms, file, clause.line)

    def _line(self, text: str, file: str, scope: Mapping[str, Any]) -> Inlines:
        filled = self._filler.fill(text, str(self._pack.folder / file), 1, scope)
        return parse_line(filled, self._filler.filling, Terms({}))

    def _schedule(self, schedule: packs.PrecedentSchedule) -> None:
        if not self._holds(schedule.when):
            return
        file = f"precedents/{self._precedent.id}.yaml"
        self._written.add(Schedule(schedule.id, self._line(schedule.title, file, {})), file, 1)
        for entry in schedule.clauses:
            self._add_clause(entry, {}, "", Series.SCHEDULE)
        for part in schedule.parts:
            if not self._holds(part.when):
                continue
            for scope, suffix in self._scopes(part):
                title = self._line(part.title, file, scope)
                self._written.add(Part(part.id + suffix, title, new_page=part.new_page), file, 1)
                for entry in part.clauses:
                    self._add_clause(entry, scope, suffix, Series.SCHEDULE)

    def _scopes(self, part: packs.PrecedentPart) -> Iterator[tuple[Mapping[str, Any], str]]:
        if part.each is None:
            yield {}, ""
            return
        items = self._facts.get(part.each)
        if not isinstance(items, list):
            raise self._finding("undefined", f"{part.each!r} is no list of the definition",
                                f"precedents/{self._precedent.id}.yaml")
        for item in items:
            yield {part.name or "item": item}, f"@{item['id']}"

    def _binding_table(self, id_: str) -> Table:
        """Which paragraphs bind and which do not, one row for each."""
        label = self._speech.label
        rows = tuple(
            Row(
                (
                    ((Reference(entry.clause),),),
                    (self._line(self._clause(entry.clause).heading, "", {}),),
                    ((Text(label("binds", "yes" if self._binds(entry) else "no")),),),
                )
            )
            for entry in self._precedent.clauses
            if self._chosen(entry)
        )
        columns = (
            Column((Text(label("binds", "paragraph")),), width=1.0),
            Column((Text(label("binds", "subject")),), width=4.0),
            Column((Text(label("binds", "binds")),), width=2.0),
        )
        return Table(id_, (Text(label("binds", "caption")),), columns, rows)

    # --- definitions -------------------------------------------------------------------------------------------

    def _with_definitions(self, blocks: list[Block]) -> list[Block]:
        """The list of definitions, made of the terms that the text uses and those that their meanings use."""
        if not any(block.id == "slot:definitions" for block in blocks):
            return blocks
        meanings = self._meanings(_terms_in(blocks))
        listed = [block for name in sorted(meanings, key=str.casefold) for block in meanings[name]]
        return [
            block for slot in blocks for block in (listed if slot.id == "slot:definitions" else [slot])
        ]

    def _meanings(self, used: Iterable[str]) -> dict[str, list[Block]]:
        meanings: dict[str, list[Block]] = {}
        waiting = list(used)
        while waiting:
            name = waiting.pop()
            entry = self._entries[name]
            if name not in meanings and self._holds(entry.when):
                meanings[name] = self._meaning(entry)
                waiting += _terms_in(meanings[name])
        return meanings

    def _meaning(self, entry: TermEntry) -> list[Block]:
        file = str(self._pack.folder / entry.file)
        filled = self._filler.fill(entry.means, file, entry.line, {})
        first, *items = parse(filled, self._filler.filling, self._terms, file, entry.line)
        slug = "".join(c if c.isalnum() else "-" for c in entry.name.casefold())
        opening: Inlines = (Term(entry.name, entry.name, defines=True), Text(" "), *first.inlines)
        self._written.places.append((f"term.{slug}", entry.file, entry.line))
        return [
            Definition(f"term.{slug}", opening),
            *(
                Paragraph(f"term.{slug}.{n}", item.inlines, item.level + 1, Series.DEFINITION)
                for n, item in enumerate(items, start=1)
            ),
        ]

    # --- execution ---------------------------------------------------------------------------------------------

    def _execution(self) -> None:
        """Words that say which paper is executed, then one block for each party in the mode that it has chosen."""
        self._heading("execution", new_page=True)
        opening = self._form("opening").words
        self._written.add(Paragraph("execution.opening", self._line(opening, "execution.yaml", {}), level=0))
        for party, facts in zip(self._agreement.parties, self._facts["parties"], strict=True):
            form = self._form(party.execution or "signature")
            words_ = self._line(form.words, "execution.yaml", {"party": facts})
            lines = tuple(self._signature_lines(facts, form))
            self._written.add(ExecutionBlock(f"execution@{party.id}", words_, lines, seal_label=form.seal))

    def _form(self, mode: str) -> packs.Form:
        forms, wanted = packs.execution_forms(self._pack), self._precedent.execution
        if mode in forms.get(wanted, {}):
            return forms[wanted][mode]
        raise self._finding("execution", f"{wanted}.{mode} is missing: the words of execution of the precedent "
                            f"{self._precedent.id}", "execution.yaml")

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
        raise self._finding("execution", f"{party['id']}: the form has no line for somebody who {person['acts']}",
                            "execution.yaml")

    def _signature_line(self, who: str, what: str, person: Mapping[str, Any]) -> SignatureLine:
        who = _ATTESTS_AS.get(person.get("acts", ""), who) if who == "attesting" else who
        value = person.get(_PRINTED_BESIDE.get(what, ""))
        printed = (Value(str(value), getattr(value, "path", "")),) if value else ()
        return SignatureLine(self._speech.label("execution_lines", who, what), printed)


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


def _entries(precedent: Precedent) -> Iterator[ClauseEntry]:
    yield from precedent.recitals
    yield from precedent.clauses
    for schedule in precedent.schedules:
        yield from schedule.clauses
        for part in schedule.parts:
            yield from part.clauses


def _block_id(clause_id: str, parsed: Parsed, position: int, suffix: str) -> str:
    return f"{clause_id}.{parsed.anchor or position + 1}{suffix}"


def _terms_in(blocks: Iterable[Block]) -> list[str]:
    return [
        inline.name
        for block in blocks
        for run in inlines_of(block)
        for inline in run
        if isinstance(inline, Term) and not inline.defines
    ]


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

    if not at or isinstance(block, Contents | Table | ExecutionBlock):
        return block
    return replace(block, inlines=inlines(block.inlines))
