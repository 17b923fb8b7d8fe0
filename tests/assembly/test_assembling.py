"""A small pack and a small agreement make a document: what is chosen, in which order, and from where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agreements.assembly import assemble
from agreements.diagnostics import FindingsError, UsageError
from agreements.document import (
    Blank,
    Clause,
    Definition,
    Document,
    DraftingNote,
    Paragraph,
    Part,
    Party,
    Recital,
    Reference,
    Schedule,
    Table,
    Value,
    inlines_of,
    words,
)
from agreements.particulars import Agreement
from tests.builders import agreement, party, scheme
from tests.small_pack import FILES, small_pack


def letter(folder: Path, facts: Agreement | None = None, **changed: str) -> Document:
    """The letter of the small pack with these files changed: `clauses__duties="..."` stands for clauses/duties.md."""
    files = {_file(name): text for name, text in changed.items()}
    return assemble(facts or agreement(area="the county"), small_pack(folder, **files), "letter", draft=True)


def _file(name: str) -> str:
    folder, _, rest = name.partition("__")
    if not rest:
        return f"{folder}.yaml"
    return f"{folder}/{rest.replace('_', '-')}.{'md' if folder == 'clauses' else 'yaml'}"


def refused(folder: Path, facts: Agreement | None = None, **changed: str) -> list[tuple[str, str]]:
    """Id and place of each finding in a pack that cannot be used, the file named from its folder."""
    with pytest.raises(FindingsError) as raised:
        letter(folder, facts, **changed)

    return [(f.id, str(f.location).removeprefix(f"{folder / 'small'}/")) for f in raised.value.report]


def precedent(**changes: str) -> str:
    """The precedent with lines changed or added."""
    lines = dict(line.split(": ", 1) for line in FILES["precedents/letter.yaml"].splitlines())
    return "".join(f"{key}: {value}\n" for key, value in {**lines, **changes}.items())


def texts(document: Document, kind: type) -> list[str]:
    """The words of each block of that kind."""
    return [words(next(inlines_of(block))) for block in document.blocks if isinstance(block, kind)]


def ids(document: Document) -> list[str]:
    """The id of each block."""
    return [block.id for block in document.blocks]


# --- the order of things --------------------------------------------------------------------------------------------


def test_blocks_stand_in_the_order_of_the_precedent(tmp_path: Path) -> None:
    """Front matter, parties, background, clauses, schedules, execution."""
    kinds = [block.id.partition("@")[0] for block in letter(tmp_path).blocks if "." not in block.id]

    assert kinds == [
        "document-control",
        "contents",
        "parties",
        "party",
        "party",
        "background",
        "why",
        "agreed-terms",
        "words-used",
        "duties",
        "schedule-one",
        "more",
        "execution",
        "execution",
        "execution",
    ]


def test_each_party_has_its_paragraph(tmp_path: Path) -> None:
    """In the order in which the definition names them."""
    assert texts(letter(tmp_path), Party) == ["ICB in full (ICB for short)", "COU in full (COU for short)"]


def test_a_value_knows_where_it_came_from(tmp_path: Path) -> None:
    """So that a finding on words can name the line of the definition."""
    document = letter(tmp_path)
    values = [i for block in document.blocks for run in inlines_of(block) for i in run if isinstance(i, Value)]

    assert Value("COU in full", "parties[1].legal_name", strong=True) in values


def test_a_block_knows_the_line_of_the_pack_that_it_was_written_on(tmp_path: Path) -> None:
    """The other half of a finding on words."""
    document = letter(tmp_path)

    assert document.place_of("duties") == ("clauses/duties.md", 3)
    assert document.place_of("duties.help") == ("clauses/duties.md", 7)
    assert document.place_of("duties.3") == ("clauses/duties.md", 11)
    assert document.place_of("schedule-one") == ("precedents/letter.yaml", 12)
    assert document.place_of("term.partner") == ("terms/terms.yaml", 1)


def test_the_frame_says_what_stands_round_the_body(tmp_path: Path) -> None:
    """Cover, running lines and watermark are words as well, and come from the labels."""
    frame = letter(tmp_path).frame

    assert (frame.title, frame.kind, frame.reference) == ("Small agreement", "Letter", "SMALL")
    assert (frame.status_line, frame.footer, frame.watermark) == ("Draft 0.1", "SMALL Draft 0.1", "DRAFT")
    assert frame.parties == ("ICB in full", "COU in full")


def test_a_final_document_has_no_watermark(tmp_path: Path) -> None:
    """DRAFT stands on a draft alone."""
    document = assemble(agreement(area="x"), small_pack(tmp_path), "letter", draft=False)

    assert (document.frame.watermark, document.frame.status_line) == ("", "Version 0.1")


# --- choosing -------------------------------------------------------------------------------------------------------

WHEN = "---\nid: more\nheading: More\nwhen: {}\nsource: s\nreviewed: 2026-11-21\n---\n1. First. {{#first}}\n"


@pytest.mark.parametrize(("when", "there"), [("always", True), ("not always", False), ("has_funds", True), ("", True)])
def test_a_condition_chooses_a_clause(tmp_path: Path, when: str, there: bool) -> None:
    """`not` turns it round; without a condition a clause is always there."""
    assert ("more" in ids(letter(tmp_path, clauses__more=WHEN.format(when)))) is there


def test_a_schedule_that_is_left_out_takes_its_clauses_along(tmp_path: Path) -> None:
    """And a clause can ask whether it is there, by the schedule's name and by the clause's."""
    changed = precedent(schedules="[{id: schedule-one, title: More, when: not always, clauses: [more]}]")
    asking = '1. {{ "in" if included["more"] or schedules["schedule-one"] else "out" }}'
    document = letter(tmp_path, precedents__letter=changed, clauses__duties=asking)

    assert {"schedule-one", "more"}.isdisjoint(ids(document))
    assert "out" in texts(document, Paragraph)


def test_a_clause_may_ask_for_one_of_another_kind_of_document(tmp_path: Path) -> None:
    """Clauses are shared, so what this document does not have is no mistake."""
    asking = "1. {{ 'in' if included['other'] or schedules['elsewhere'] else 'out' }}"
    other = precedent(id="memo", schedules="[{id: elsewhere, title: Elsewhere}]")
    document = letter(tmp_path, clauses__duties=asking, clauses__other="1. x", precedents__memo=other)

    assert "out" in texts(document, Paragraph)


def test_a_clause_may_ask_for_a_condition_by_name(tmp_path: Path) -> None:
    """One condition, said once."""
    document = letter(tmp_path, clauses__duties="1. {% if has_funds %}Money.{% endif %}")

    assert "Money." in texts(document, Paragraph)


def test_a_condition_may_build_on_those_before_it(tmp_path: Path) -> None:
    """By its own name or as one of `holds`."""
    conditions = 'always: "true"\nnever: not always\nboth: holds.always and never\n'
    document = letter(tmp_path, conditions=conditions, clauses__more=WHEN.format("not both"))

    assert "more" in ids(document)


REFUSED_CHOICES: list[tuple[dict[str, str], tuple[str, str]]] = [
    ({"clauses__more": WHEN.format("alwys")}, ("undefined", "clauses/more.md:4:7")),
    ({"conditions": "always: treu\n"}, ("undefined", "conditions.yaml:1:9")),
    ({"conditions": 'always: "true"\nfunds: parties\n'}, ("duplicate-id", "conditions.yaml:2:8")),
    (
        {"precedents__letter": precedent(schedules="[{id: s, title: T, when: alwys}]")},
        ("undefined", "precedents/letter.yaml:12:37"),
    ),
    ({"precedents__letter": precedent(clauses="[words-used, dutys]")}, ("reference", "precedents/letter.yaml:11:23")),
    ({"precedents__letter": precedent(party="partie")}, ("reference", "precedents/letter.yaml:8:8")),
    (
        {"precedents__letter": precedent(schedules='[{id: s, title: "{{ titel }}"}]')},
        ("undefined", "precedents/letter.yaml:12:29"),
    ),
    (
        {"precedents__letter": precedent(schedules="[{id: s, title: T, parts: [{id: p, title: P, each: schems}]}]")},
        ("undefined", "precedents/letter.yaml:12:63"),
    ),
    (
        {"precedents__letter": precedent(schedules="[{id: s, title: T, parts: [{id: p, title: P, each: term}]}]")},
        ("undefined", "precedents/letter.yaml:12:63"),
    ),
    ({"clauses__duties": "1. a {#x}\n\n1. b {#x}\n"}, ("duplicate-id", "clauses/duties.md:9:1")),
    (
        {"clauses__duties": "{% for p in parties %}\n1. a {#x}\n\n{% endfor %}\n"},
        ("duplicate-id", "clauses/duties.md:8:1"),
    ),
    ({"clauses__opening": "1. Numbered."}, ("lint", "clauses/opening.md:7:1")),
    ({"clauses__duties": "x\n\n{{ titel }}"}, ("undefined", "clauses/duties.md:9:1")),
    (
        {"clauses__duties": WHEN.replace("more", "duties").replace("More", "'{{{{ titel }}}}'").format("")},
        ("undefined", "clauses/duties.md:3:11"),
    ),
    ({"terms__terms": 'Partner: {means: "means {{ titel }}"}\n'}, ("undefined", "terms/terms.yaml:1:25")),
    ({"terms__terms": "Partner: {means: '{{ table(\"document_control\") }}'}\n"}, ("lint", "terms/terms.yaml:1:19")),
    ({"terms__terms": "Partner: {means: means, when: alwys}\n"}, ("undefined", "terms/terms.yaml:1:31")),
    ({"labels__en": FILES["labels/en.yaml"].replace("footer: ", "feet: ")}, ("label", "labels/en.yaml:1:1")),
    ({"labels__en": FILES["labels/en.yaml"].replace("{reference}", "{referense}")}, ("label", "labels/en.yaml:5:9")),
]


@pytest.mark.parametrize(("changed", "expected"), REFUSED_CHOICES)
def test_a_mistake_of_the_pack_is_found_at_its_place(
    tmp_path: Path, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    """Whoever keeps the pack is told file, line and column."""
    assert refused(tmp_path, None, **changed) == [expected]


def test_an_unknown_kind_of_document_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A definition names kinds by hand."""
    with pytest.raises(UsageError) as raised:
        assemble(agreement(), small_pack(tmp_path), "leter", draft=True)

    assert raised.value.hint == "did you mean 'letter'?"


def test_a_language_that_the_pack_lacks_is_refused(tmp_path: Path) -> None:
    """Half a document in another language would be worse than none."""
    with pytest.raises(UsageError) as raised:
        letter(tmp_path, agreement(language="cy"))

    assert raised.value.hint == "set language to one of: en"


# --- parts that come again ------------------------------------------------------------------------------------------

PARTS = precedent(
    schedules="[{id: schemes, title: Schemes, parts: [{id: part, title: 'Scheme {{ scheme.id }}', each: schemes, "
    "name: scheme, clauses: [more]}]}]"
)
TWO = [scheme("S1"), scheme("S2")]


def test_a_part_comes_once_for_each_entry(tmp_path: Path) -> None:
    """Each with its own title and its own ids."""
    document = letter(tmp_path, agreement(schemes=TWO, area="x"), precedents__letter=PARTS)

    assert texts(document, Part) == ["Scheme S1", "Scheme S2"]
    assert {"part@S1", "more@S1", "more.first@S1", "part@S2", "more@S2", "more.first@S2"} <= set(ids(document))


def test_a_reference_inside_a_part_leads_to_the_part_s_own_paragraph(tmp_path: Path) -> None:
    """`[#more.first]` in the part of S2 is the first paragraph of S2."""
    more = "1. First. {#first}\n\n1. See [#more.first] and [#duties]."
    document = letter(tmp_path, agreement(schemes=TWO, area="x"), precedents__letter=PARTS, clauses__more=more)
    targets = {
        block.id: [i.target for i in block.inlines if isinstance(i, Reference)]
        for block in document.blocks
        if isinstance(block, Paragraph) and block.id.startswith("more.2")
    }

    assert targets == {"more.2@S1": ["more.first@S1", "duties"], "more.2@S2": ["more.first@S2", "duties"]}


def test_no_entry_makes_no_part_and_includes_nothing(tmp_path: Path) -> None:
    """A clause that asks is told so."""
    asking = "1. {{ 'in' if included['more'] else 'out' }}"
    document = letter(tmp_path, agreement(schemes=[], area="x"), precedents__letter=PARTS, clauses__duties=asking)

    assert texts(document, Part) == []
    assert "out" in texts(document, Paragraph)


# --- definitions ----------------------------------------------------------------------------------------------------


def test_terms_that_are_used_are_defined(tmp_path: Path) -> None:
    """And no others."""
    assert texts(letter(tmp_path), Definition) == ["Partner means a party to this agreement"]


def test_a_term_that_a_meaning_uses_is_defined_too(tmp_path: Path) -> None:
    """And the terms of that meaning, in alphabetical order whatever their capitals."""
    terms = (
        "Partner: {means: means a member of the Board}\n"
        "Board: {means: means who meets at the Annual Meeting}\n"
        "Annual Meeting: {means: means a meeting}\n"
        "Unused: {means: means nothing}\n"
    )

    found = texts(letter(tmp_path, terms__terms=terms), Definition)

    assert [text.split(" means")[0] for text in found] == ["Annual Meeting", "Board", "Partner"]


def test_a_term_that_the_pack_says_in_a_time_is_defined_too(tmp_path: Path) -> None:
    """Also in a table. Words of the definition itself are not the pack's, capitals and all."""
    terms = FILES["terms/terms.yaml"] + "Working Day: {forms: [Working Days], means: means a day}\n"
    facts = {"exit": {"notice": {"working_days": 20}, "note": "ask the Board"}}

    def named(text: str, folder: str) -> list[str]:
        made = letter(
            tmp_path / folder, agreement(**facts), terms__terms=terms, clauses__duties=f"1. {text} {{#work}}\n"
        )
        return [found.split(" means")[0] for found in texts(made, Definition)]

    assert named("{{ exit.notice }}, and {{ exit.note }}.", "said") == ["Working Day"]
    assert named("{{ exit.note }}.", "unsaid") == []


def test_terms_that_define_each_other_come_to_an_end(tmp_path: Path) -> None:
    """A circle is the author's to see; it must not hang."""
    terms = "Partner: {means: means a Board}\nBoard: {means: means a Partner}\n"

    assert len(texts(letter(tmp_path, terms__terms=terms), Definition)) == 2


def test_a_meaning_may_have_paragraphs(tmp_path: Path) -> None:
    """(a), (b) and (i) beneath it, in the list of the definition."""
    items = "1. a body; or\n\n       1. its kind;\n\n       1. or none; and"
    terms = f"Partner:\n  means: |\n    means:\n\n    {items}\n\n    its successor\n"
    document = letter(tmp_path, terms__terms=terms)
    found = [
        (b.level, words(b.inlines)) for b in document.blocks if isinstance(b, Paragraph) and b.id.startswith("term.")
    ]

    assert found == [(2, "a body; or"), (3, "its kind;"), (3, "or none; and"), (1, "its successor")]


@pytest.mark.parametrize("where", ["clauses__why", "clauses__party"])
def test_a_note_to_the_drafter_never_becomes_part_of_the_text(tmp_path: Path, where: str) -> None:
    """In recitals and beside parties as little as in clauses, nor does it call for a definition."""
    document = letter(tmp_path, None, **{where: "1. Text.\n\n> Note: ask the Board.\n"})

    assert set(texts(document, DraftingNote)) == {"Note: ask the Board."}
    assert "Note" not in " ".join(texts(document, Recital) + texts(document, Party) + texts(document, Paragraph))
    assert len(texts(document, Definition)) == 1


def test_a_table_in_a_recital_stays_one(tmp_path: Path) -> None:
    """A recital is a paragraph, and a table stands beneath it."""
    document = letter(tmp_path, clauses__why='1. Because:\n\n{{ table("document_control") }}\n')

    assert texts(document, Recital) == ["Because:"]
    assert "why.2" in [block.id for block in document.blocks if isinstance(block, Table)]


# --- what is not filled in ------------------------------------------------------------------------------------------


def test_a_missing_value_is_a_blank_in_a_draft(tmp_path: Path) -> None:
    """It knows its path."""
    document = letter(tmp_path, agreement())
    blanks = [i for block in document.blocks for run in inlines_of(block) for i in run if isinstance(i, Blank)]

    assert blanks == [Blank("[area: to be completed]", "area")]


def test_a_missing_name_is_a_marked_gap_on_the_cover(tmp_path: Path) -> None:
    """The frame has no paths, so a rule looks after the title."""
    facts = agreement(title=None, parties=[party(legal_name=None), party("B")])

    frame = letter(tmp_path, facts).frame

    assert (frame.title, frame.parties[0]) == ("[title: to be completed]", "[legal name: to be completed]")


# --- what binds -----------------------------------------------------------------------------------------------------


def test_in_a_mixed_document_each_heading_says_whether_it_binds(tmp_path: Path) -> None:
    """So that nobody has to look it up in a list."""
    facts = agreement(binding="mixed", binding_paragraphs=["duties"], area="x")

    assert texts(letter(tmp_path, facts), Clause)[:2] == ["Words-Used (not binding)", "Duties (binding)"]


@pytest.mark.parametrize(
    ("stated", "usual", "expected"),
    [
        ("binding", "mixed", "binds"),
        ("non_binding", "binding", "no"),
        (None, "binding", "binds"),
        (None, "mixed", "no"),
    ],
)
def test_a_document_binds_as_stated_or_as_its_kind_does(tmp_path: Path, stated: Any, usual: str, expected: str) -> None:
    """A definition that says nothing takes the way of the kind."""
    duties = "1. {{ 'binds' if binds else 'no' }}"
    document = letter(
        tmp_path, agreement(binding=stated, area="x"), precedents__letter=precedent(binds=usual), clauses__duties=duties
    )

    assert expected in texts(document, Paragraph)


def test_a_list_of_what_binds_can_be_printed(tmp_path: Path) -> None:
    """One row for each clause of the document."""
    facts = agreement(binding="mixed", binding_paragraphs=["duties"], area="x")
    document = letter(tmp_path, facts, clauses__duties="{{ binding_paragraphs_table() }}")
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.id.startswith("duties")]

    assert [[words(cell[0]) for cell in row.cells[1:]] for row in table.rows] == [
        ["Words-Used", "not binding"],
        ["Duties", "binding"],
    ]


def test_the_same_agreement_makes_the_same_document(tmp_path: Path) -> None:
    """No clock, no chance."""
    pack = small_pack(tmp_path)

    assert assemble(agreement(), pack, "letter", draft=True) == assemble(agreement(), pack, "letter", draft=True)


def test_schedules_have_their_titles(tmp_path: Path) -> None:
    """Values may be filled in."""
    changed = precedent(schedules="[{id: schedule-one, title: 'More of {{ title }}', clauses: [more]}]")

    assert texts(letter(tmp_path, precedents__letter=changed), Schedule) == ["More of Small agreement"]
