"""Every label and every reference, counted from the structure alone."""

from __future__ import annotations

import pytest

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
    Text,
    inlines_of,
    words,
)
from agreements.numbering import NumberingScheme, number, number_of

FRAME = Frame("", "", "", (), "", "", "", "", "", "", "", "", "", ())
WORDS = (Text("words"),)
SCHEME = NumberingScheme(schedule="Atodlen", part="Rhan", table="Tabl", missing="[dim]")


def document(*blocks: Block) -> Document:
    """A document of these blocks."""
    return Document("d", "en", FRAME, blocks)


def p(id_: str, level: int = 1, series: Series = Series.CLAUSE) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(id_, WORDS, level, series)


def table(id_: str, *, numbered: bool = True) -> Table:
    """A table without rows."""
    return Table(id_, WORDS, (Column(WORDS),), (), numbered=numbered)


def labels(*blocks: Block) -> list[str]:
    """The label of each block."""
    return [getattr(block, "label", "") for block in number(document(*blocks), SCHEME).blocks]


S = Series.SCHEDULE
D = Series.DEFINITION
R = Series.RECITAL

LABELS: list[tuple[str, tuple[Block, ...], list[str]]] = [
    ("parties", (Party("a", WORDS), Party("b", WORDS)), ["(1)", "(2)"]),
    ("recitals", (Recital("a", WORDS), Recital("b", WORDS)), ["(A)", "(B)"]),
    ("clauses", (Clause("a", WORDS), Clause("b", WORDS)), ["1.", "2."]),
    (
        "paragraphs start again in each clause",
        (Clause("a", WORDS), p("b"), p("c"), Clause("d", WORDS), p("e")),
        ["1.", "1.1", "1.2", "2.", "2.1"],
    ),
    (
        "items start again in each paragraph",
        (Clause("a", WORDS), p("b"), p("c", 2), p("d", 2), p("e"), p("f", 2)),
        ["1.", "1.1", "(a)", "(b)", "1.2", "(a)"],
    ),
    (
        "small items start again in each item",
        (Clause("a", WORDS), p("b"), p("c", 2), p("d", 3), p("e", 3), p("f", 2), p("g", 3)),
        ["1.", "1.1", "(a)", "(i)", "(ii)", "(b)", "(i)"],
    ),
    (
        "words between items do not start them again",
        (Clause("a", WORDS), p("b"), p("c", 2), p("d", 0), p("e", 2)),
        ["1.", "1.1", "(a)", "", "(b)"],
    ),
    (
        "a table between items does not start them again",
        (Clause("a", WORDS), p("b"), p("c", 2), table("t"), p("e", 2)),
        ["1.", "1.1", "(a)", "Tabl 1", "(b)"],
    ),
    ("schedules", (Schedule("a", WORDS), Schedule("b", WORDS)), ["Atodlen 1", "Atodlen 2"]),
    (
        "parts start again in each schedule",
        (Schedule("a", WORDS), Part("b", WORDS), Part("c", WORDS), Schedule("d", WORDS), Part("e", WORDS)),
        ["Atodlen 1", "Rhan 1", "Rhan 2", "Atodlen 2", "Rhan 1"],
    ),
    (
        "paragraphs of a schedule start again in each part",
        (
            Schedule("a", WORDS),
            Part("b", WORDS),
            Clause("c", WORDS, S),
            p("d", 1, S),
            Part("e", WORDS),
            Clause("f", WORDS, S),
            p("g", 1, S),
        ),
        ["Atodlen 1", "Rhan 1", "1.", "1.1", "Rhan 2", "1.", "1.1"],
    ),
    (
        "paragraphs of a schedule start again in each schedule",
        (Schedule("a", WORDS), Clause("b", WORDS, S), Schedule("c", WORDS), Clause("d", WORDS, S)),
        ["Atodlen 1", "1.", "Atodlen 2", "1."],
    ),
    (
        "clauses and schedules count apart",
        (Clause("a", WORDS), Schedule("b", WORDS), Clause("c", WORDS, S), Clause("d", WORDS)),
        ["1.", "Atodlen 1", "1.", "2."],
    ),
    ("tables count through", (table("a"), Schedule("b", WORDS), table("c")), ["Tabl 1", "Atodlen 1", "Tabl 2"]),
    ("a table without a number", (table("a", numbered=False), table("b")), ["", "Tabl 1"]),
    (
        "items of definitions",
        (Definition("a", WORDS), p("b", 2, D), p("c", 3, D), Definition("d", WORDS), p("e", 2, D)),
        ["", "(a)", "(i)", "", "(a)"],
    ),
    (
        "a clause goes on after its definitions",
        (Clause("a", WORDS), p("b"), Definition("c", WORDS), p("d", 2, D), p("e", 2, D), p("f"), p("g", 2)),
        ["1.", "1.1", "", "(a)", "(b)", "1.2", "(a)"],
    ),
    (
        "items of the clause are not those of the definition",
        (Clause("a", WORDS), p("b"), p("c", 2), Definition("d", WORDS), p("e", 2, D), p("f", 2)),
        ["1.", "1.1", "(a)", "", "(a)", "(b)"],
    ),
    (
        "items of recitals start again in each",
        (Recital("a", WORDS), p("b", 2, R), p("c", 2, R), Recital("d", WORDS), p("e", 2, R)),
        ["(A)", "(a)", "(b)", "(B)", "(a)"],
    ),
    (
        "unnumbered words of definitions and recitals",
        (Definition("a", WORDS), p("b", 1, D), Recital("c", WORDS), p("d", 1, R)),
        ["", "", "(A)", ""],
    ),
    (
        "what has no number",
        (
            Heading("a", WORDS),
            Contents("b", "Contents"),
            DraftingNote("c", WORDS),
            ExecutionBlock("d", WORDS, ()),
            p("e", 0),
        ),
        [""] * 5,
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_each_block_has_its_label(blocks: tuple[Block, ...], expected: list[str]) -> None:
    """Word numbers its lists live, and must come to the same."""
    assert labels(*blocks) == expected


@pytest.mark.parametrize(
    ("count", "series", "last"),
    [(27, 2, "(aa)"), (28, 2, "(bb)"), (53, 2, "(aaa)"), (4, 3, "(iv)"), (40, 3, "(xl)")],
)
def test_long_lists_count_as_word_does(count: int, series: int, last: str) -> None:
    """After (z) Word writes (aa), then (bb)."""
    items = [p(f"i{n}", series) for n in range(count)]

    assert labels(Clause("a", WORDS), p("b"), *items)[-1] == last


REFERENCES: list[tuple[str, tuple[Block, ...], str, str]] = [
    ("party", (Party("x", WORDS),), "x", "(1)"),
    ("recital", (Recital("a", WORDS), Recital("x", WORDS)), "x", "(B)"),
    ("item of a recital", (Recital("a", WORDS), p("x", 2, R)), "x", "(A)(a)"),
    ("clause", (Clause("a", WORDS), Clause("x", WORDS)), "x", "2"),
    ("paragraph", (Clause("a", WORDS), p("x")), "x", "1.1"),
    ("item", (Clause("a", WORDS), p("b"), p("x", 2)), "x", "1.1(a)"),
    ("small item", (Clause("a", WORDS), p("b"), p("c", 2), p("x", 3)), "x", "1.1(a)(i)"),
    ("item without a paragraph", (Clause("a", WORDS), p("x", 2)), "x", "1(a)"),
    ("small item without an item", (Clause("a", WORDS), p("b"), p("x", 3)), "x", "1.1(i)"),
    ("item of a definition", (Definition("a", WORDS), p("b", 2, D), p("x", 2, D)), "x", "(b)"),
    ("small item of a definition", (Definition("a", WORDS), p("b", 2, D), p("x", 3, D)), "x", "(a)(i)"),
    ("schedule", (Schedule("a", WORDS), Schedule("x", WORDS)), "x", "2"),
    ("part", (Schedule("a", WORDS), Part("b", WORDS), Part("x", WORDS)), "x", "2"),
    ("paragraph of a schedule", (Schedule("a", WORDS), Clause("b", WORDS, S), p("x", 1, S)), "x", "1.1"),
    ("table", (table("a"), table("x")), "x", "2"),
]


@pytest.mark.parametrize(
    ("blocks", "target", "expected"), [row[1:] for row in REFERENCES], ids=[r[0] for r in REFERENCES]
)
def test_a_reference_prints_the_number_alone(blocks: tuple[Block, ...], target: str, expected: str) -> None:
    """`clause` or `Schedule` is a word of the sentence."""
    referring = p("referring", 0)
    text = Paragraph(referring.id, (Text("see "), Reference(target)), 0)

    made = number(document(text, *blocks), SCHEME)

    assert words(next(inlines_of(made.blocks[0]))) == f"see {expected}"
    assert number_of(made)[target] == expected


@pytest.mark.parametrize("target", ["nowhere", "words", "heading", "definition"])
def test_a_reference_to_what_has_no_number_says_so(target: str) -> None:
    """It must not vanish; a rule finds it as well."""
    blocks = (Clause("c", WORDS), p("words", 0), Heading("heading", WORDS), Definition("definition", WORDS))

    made = number(document(Paragraph("r", (Reference(target),), 0), *blocks), SCHEME)

    assert words(next(inlines_of(made.blocks[0]))) == "[dim]"


WITH_REFERENCES: list[Block] = [
    Heading("x", (Reference("c"),)),
    Party("x", (Reference("c"),)),
    Recital("x", (Reference("c"),)),
    Clause("x", (Reference("c"),), S),
    Definition("x", (Reference("c"),)),
    Schedule("x", (Reference("c"),)),
    Part("x", (Reference("c"),)),
    DraftingNote("x", (Reference("c"),)),
    ExecutionBlock("x", (Reference("c"),), (SignatureLine("l", (Reference("c"),)),)),
    Table(
        "x", (Reference("c"),), (Column((Reference("c"),)),), (Row((((Reference("c"),),),)),), note=(Reference("c"),)
    ),
]


@pytest.mark.parametrize("block", WITH_REFERENCES, ids=[type(block).__name__ for block in WITH_REFERENCES])
def test_references_are_filled_in_wherever_they_stand(block: Block) -> None:
    """A place that is forgotten would print nothing."""
    made = number(document(Clause("c", WORDS), block), SCHEME)
    found = [i.text for run in inlines_of(made.blocks[1]) for i in run if isinstance(i, Reference)]

    assert set(found) == {"1"}


def test_numbering_twice_changes_nothing() -> None:
    """Labels come from positions, never from labels."""
    once = number(document(*(block for _, blocks, _ in LABELS[:8] for block in blocks[:1])), SCHEME)

    assert number(once, SCHEME) == once


def test_the_words_of_numbers_are_the_packs() -> None:
    """Schedule, Part and Table come from labels; without them English stands in."""
    blocks = (Schedule("a", WORDS), Part("b", WORDS), table("c"))

    made = number(document(*blocks), NumberingScheme())

    assert [getattr(block, "label", "") for block in made.blocks] == ["Schedule 1", "Part 1", "Table 1"]
