"""The words of the packs for England and Wales: fit to be signed, whatever the definition says or leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.document import (
    Blank,
    Block,
    Clause,
    Definition,
    Document,
    Paragraph,
    Recital,
    Reference,
    Schedule,
    Series,
    Table,
    Term,
    Text,
    Value,
    inlines_of,
    words,
)
from agreements.particulars import Agreement
from tests.packs.awkward import FRAMEWORKS, MEMORANDA
from tests.packs.awkward_collaborations import COLLABORATIONS
from tests.packs.awkward_delegations import FUNCTIONS_FOR_OTHERS
from tests.packs.awkward_instruments import INSTRUMENTS
from tests.packs.awkward_networks import NETWORKS
from tests.packs.awkward_shared_work import SHARED_WORK
from tests.packs.awkward_teams import TEAMS
from tests.packs.awkward_wales import WALES

PACK = packs.find_pack("health-and-care-wales")
"""It has all that the pack for England has, and more."""
BANK = {id_: clause for id_ in packs.clause_index(PACK) if (clause := packs.clause(PACK, id_)) is not None}

ARCHAIC = (
    *("shall", "hereby", "hereof", "hereto", "herein", "hereinafter", "hereunder", "thereof", "thereto", "therein"),
    *("thereunder", "aforesaid", "aforementioned", "witnesseth", "whereas", "whereof", "notwithstanding", "forthwith"),
    *("pursuant to", "in respect of", "prior to", "in the event that", "deemed", "save as", "save that"),
    *("provided that", "for the avoidance of doubt", "inter alia", "mutatis mutandis", "best endeavours"),
)
DOUBLETS = (
    *("null and void", "terms and conditions", "each and every", "any and all", "full force and effect"),
    *("sole and exclusive", "goods and chattels", "give and grant", "cease and desist", "by and between"),
    *("from and after", "over and above", "agree and undertake", "covenants and agrees", "successors and assigns"),
    *("fit and proper", "true and correct", "last will and testament", "rights and obligations", "power and authority"),
    *("indemnify and hold harmless", "as and when", "if and when", "unless and until", "made and entered into"),
)
LEFTOVERS = (
    "TBC",
    "TBD",
    "to be agreed",
    "to be confirmed",
    "XXX",
    "lorem",
    "[",
    "]",
    "{",
    "}",
    "  ",
    "..",
    ";.",
    ":.",
    " ,",
)
LONGEST = 90

_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?\}|\[#.*?\]", re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"')
_DUTY = re.compile(r"\b(?:must|shall)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r" *1\. ")


def pack_words() -> Iterator[tuple[str, str]]:
    """All that the pack can print, by where it stands."""
    for id_, clause in BANK.items():
        yield id_, f"{clause.heading}\n{_TAGS.sub('', clause.text)}"
    for term in packs.terms(PACK):
        yield term.name, _TAGS.sub("", term.means)
    for name, forms in packs.execution_forms(PACK).items():
        for mode, form in forms.items():
            yield f"execution.{name}.{mode}", _TAGS.sub("", form.words)
    yield from leaves("labels", packs.labels(PACK, "en"))
    yield from leaves("ladders", packs.dispute_ladders(PACK))
    for name, known in packs.checklists(PACK).items():
        yield from leaves(f"checklists.{name}", known.model_dump(include={"title", "after", "items"}))


def leaves(name: str, data: object) -> Iterator[tuple[str, str]]:
    """The texts of nested data, by their paths."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves(f"{name}.{key}", value)
    elif isinstance(data, list | tuple):
        for n, value in enumerate(data):
            yield from leaves(f"{name}.{n}", value)
    elif isinstance(data, str):
        yield name, data


AWKWARD = {
    **FRAMEWORKS,
    **MEMORANDA,
    **INSTRUMENTS,
    **FUNCTIONS_FOR_OTHERS,
    **SHARED_WORK,
    **TEAMS,
    **NETWORKS,
    **WALES,
    **COLLABORATIONS,
}
EVERY = [*AWKWARD]


@cache
def document(name: str) -> Document:
    """The draft of that awkward agreement."""
    agreement = Agreement.model_validate(AWKWARD[name])
    return assemble(agreement, packs.find_pack(agreement.pack), agreement.documents[0], draft=True)


PROSE = (Clause, Definition, Paragraph, Recital)


def said(block: Block) -> str:
    """The words of a block, values and all."""
    return " ".join(words(run) for run in inlines_of(block))


def own_words(block: Block) -> str:
    """The pack's own words of a block, with a letter in place of each value."""
    return "".join(
        inline.text if isinstance(inline, Text | Term) else "x" for run in inlines_of(block) for inline in run
    )


def is_blank(block: Block) -> bool:
    """Whether something is still to be completed in it."""
    return any(isinstance(inline, Blank) for run in inlines_of(block) for inline in run)


def prose(name: str) -> Iterator[Block]:
    """What is written in sentences."""
    return (block for block in document(name).blocks if isinstance(block, PROSE))


# --- the bank ---------------------------------------------------------------------------------------------------------


def test_every_clause_is_named_by_a_precedent() -> None:
    """A clause that no document takes is kept up to date by nobody."""
    named: set[str] = set()
    for kind in packs.precedent_ids(PACK):
        precedent = packs.precedent(PACK, kind)
        named |= {precedent.party, precedent.agreed}
        entries = [*precedent.recitals, *precedent.clauses]
        for schedule in precedent.schedules:
            entries += [*schedule.clauses, *(entry for part in schedule.parts for entry in part.clauses)]
        named |= {entry.clause for entry in entries}

    assert set(BANK) == named


@pytest.mark.parametrize("id_", BANK)
def test_front_matter_says_what_a_reviewer_asks(id_: str) -> None:
    """Where the clause comes from, when somebody last looked at it, and why it is as it is."""
    clause = BANK[id_]

    assert clause.heading
    assert clause.source
    assert clause.notes
    assert re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", clause.reviewed)


@pytest.mark.parametrize("id_", BANK)
def test_a_source_names_the_provision_and_not_the_instrument_alone(id_: str) -> None:
    """Whoever checks the clause must not have to read the whole of the Act."""
    source = BANK[id_].source

    assert not re.findall(r"SI 2000/617(?!, regs? [0-9])|NHS Act 2006(?!, ss?\.[0-9])", source)


@pytest.mark.parametrize("phrase", [*ARCHAIC, *DOUBLETS])
def test_no_words_of_another_century(phrase: str) -> None:
    """A duty is a must, a right is a may, and one word does."""
    wanted = re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)

    assert [place for place, text in pack_words() if wanted.search(text)] == []


def test_every_paragraph_is_reached_by_an_awkward_agreement() -> None:
    """What no test prints, no test has read: the checks below hold for each branch of each clause."""
    printed = {(file, line) for name in EVERY for _, file, line in document(name).places}
    unread = [
        f"{clause.file}:{line}"
        for clause in BANK.values()
        for line, text in enumerate(clause.text.split("\n"), clause.line)
        if _PARAGRAPH.match(text) and (clause.file, line) not in printed
    ]

    assert unread == []


# --- what they print --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_nothing_of_the_workshop_is_left(name: str) -> None:
    """No bracket, no gap, no double stop: those are what a reader finds first."""
    found = [(b.id, mark) for b in prose(name) for mark in LEFTOVERS if mark in own_words(b)]

    assert found == []


@pytest.mark.parametrize("name", EVERY)
def test_no_paragraph_is_longer_than_a_reader_can_hold(name: str) -> None:
    """Whatever the definition adds."""
    assert [b.id for b in prose(name) if len(said(b).split()) > LONGEST] == []


@pytest.mark.parametrize("name", EVERY)
def test_a_list_is_announced_and_closed(name: str) -> None:
    """A colon before it, semicolons in it, a full stop at its end; an item that is a sentence has a stop of its own."""
    wrong: list[str] = []
    blocks = [block for block in document(name).blocks if isinstance(block, Paragraph | Recital | Clause | Schedule)]
    for block, after in pairwise(blocks):
        level = getattr(block, "level", 1)
        deeper = isinstance(after, Paragraph) and after.level > level
        text = said(block)
        if isinstance(block, Clause | Schedule) or not text or is_blank(block):
            continue
        goes_on = isinstance(after, Paragraph) and after.level == level > 1
        endings = (":", ".") if deeper else (";", "; and", "; or", ".") if goes_on else (".", ":")
        if not text.endswith(endings):
            wrong.append(f"{block.id}: {text}")

    assert wrong == []


@pytest.mark.parametrize("name", EVERY)
def test_a_colon_is_followed_by_what_it_announces(name: str) -> None:
    """A list or a table that the definition left empty must not leave its opening words behind."""
    blocks = [block for block in document(name).blocks if not isinstance(block, Definition)]
    wrong = [
        block.id
        for block, after in pairwise(blocks)
        if isinstance(block, Paragraph | Recital)
        and said(block).endswith(":")
        and not (isinstance(after, Table) or getattr(after, "level", 0) > getattr(block, "level", 1))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", EVERY)
def test_every_term_is_defined_where_it_is_used_and_only_there(name: str) -> None:
    """An undefined capital letter is the first thing the other side's solicitor asks about. A time uses terms too."""
    inlines = [i for b in document(name).blocks for run in inlines_of(b) for i in run]
    values = "\n".join(i.text for i in inlines if isinstance(i, Value))
    defined = {i.name for i in inlines if isinstance(i, Term) and i.defines}
    used = {i.name for i in inlines if isinstance(i, Term) and not i.defines}

    assert used <= defined
    assert {term for term in defined - used if term not in values} == set()


@pytest.mark.parametrize("name", EVERY)
def test_every_reference_leads_to_something_that_is_printed(name: str) -> None:
    """Also where the clause that it points to has been left out."""
    ids = {block.id for block in document(name).blocks}
    targets = {
        i.target for b in document(name).blocks for run in inlines_of(b) for i in run if isinstance(i, Reference)
    }

    assert targets - ids == set()


# --- memoranda --------------------------------------------------------------------------------------------------------


def duties(name: str) -> Iterator[str]:
    """The names of the paragraphs, and the ids of the schedules, that state a duty."""
    entries = packs.precedent(PACK, "memorandum-of-understanding").clauses
    names = {entry.clause: entry.name or entry.clause for entry in entries}
    here = "opening"
    for block in document(name).blocks:
        if isinstance(block, Clause) and block.series is Series.CLAUSE:
            here = names[block.id]
        elif isinstance(block, Schedule):
            here = block.id
        if _DUTY.search(_QUOTED.sub("", said(block))):
            yield here


@pytest.mark.parametrize("name", MEMORANDA)
def test_what_does_not_bind_states_no_duty(name: str) -> None:
    """A memorandum that orders is read as a contract, whatever it calls itself."""
    data = MEMORANDA[name]
    binding = {*data.get("binding_paragraphs", ())}
    binding |= {"schedule-cost-sharing"} if "cost_sharing" in binding else set()

    assert data["binding"] == "binding" or set(duties(name)) <= binding
