"""Clause text becomes paragraphs: its own marks are read, values never are, and no word is lost without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.assembly.filling import Filler
from agreements.assembly.speech import Speech
from agreements.diagnostics import FindingsError
from agreements.document import Blank, Reference, Term, Text, Value, words
from agreements.packs import Passage
from agreements.wording import joined
from tests.assembly.texts import LABELS, filled, filler, found, said
from tests.builders import agreement, council, fund, party, scheme

HOSTILE = [
    "R&D",
    "5 < 6",
    "<Schedule 1>",
    "Fees & <Annex>",
    "{{ x }}",
    "{% if x %}",
    "{# x #}",
    "*bold* and **bold**",
    "_under_ __score__",
    "[#clause]",
    "{#x}",
    "1. first",
    "- item",
    "> note",
    "# heading",
    "`code`",
    "[text](https://example.org)",
    "&amp; &lt;",
    "a\\*b",
    "Partner",
    "Board Board",
    "$1 \\1 %s {0}",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_prints_as_it_is(value: str) -> None:
    """A party called `A*B* & <Sons>` is called so."""
    facts = agreement(title=value)

    (paragraph,) = filled("Before {{ title }} after", facts, {"Partner": "Partner", "Board": "Board"})

    assert paragraph.inlines == (Text("Before "), Value(value, "title"), Text(" after"))


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")), min_size=1))
def test_any_value_prints_as_it_is(value: str) -> None:
    """The loader lets these characters in."""
    facts = agreement(title="x").model_copy(update={"title": value})

    (paragraph,) = filled("1. **{{ title }}**", facts)

    assert paragraph.inlines == (Value(value, "title", strong=True),)


LEVELS = [
    ("words", [0]),
    ("1. one", [1]),
    ("1. one\n\n1. two", [1, 1]),
    ("1. one\n\n   1. a\n\n      1. i\n\n      1. ii\n\n   1. b\n\n1. two", [1, 2, 3, 3, 2, 1]),
    ("1. one\n\n   more of one", [1, 0]),
    ("1. one\n   goes on", [1]),
    ("1. one\n\nwords\n\n1. two", [1, 0, 1]),
    ("{% if title %}\n1. one\n\n{% endif %}\n{% if purpose %}\n1. no\n\n{% endif %}\n1. two", [1, 1]),
    ("1. list:\n\n   {% for p in parties %}\n   1. {{ p.id }};\n\n\n   {% endfor %}\n1. two", [1, 2, 2, 1]),
    ("1. list:\n\n   {% if purpose %}x{% endif %}\n\n   1. a\n\n   1. b", [1, 2, 2]),
    ("1. list:\n\n   1. a\n\n{% if purpose %}x{% endif %}\n   1. b", [1, 2, 2]),
]


@pytest.mark.parametrize(("text", "levels"), LEVELS)
def test_paragraphs_have_their_depth(text: str, levels: list[int]) -> None:
    """(a) beneath 1.1 is (a) beneath 1.1, also where a condition leaves a line out."""
    assert [paragraph.level for paragraph in filled(text)] == levels


RUN_IN = [
    ("1. The host must:\n\n   1. pay.", ["The host must: pay."]),
    ("1. The host must:\n\n   1. pay.\n\n1. two", ["The host must: pay.", "two"]),
    ("1. The host must:\n\n   {% if purpose %}\n   1. wait;\n\n   {% endif %}\n   1. pay.", ["The host must: pay."]),
    ("1. The host:\n\n   1. must:\n\n      1. pay.\n\n   1. may go.", ["The host:", "must: pay.", "may go."]),
    ("1. The host must:\n\n   1. pay. {#pay}", ["The host must:", "pay."]),
    (
        "1. The host must:\n\n   1. pay;\n\n      1. now;\n\n      1. or soon.",
        ["The host must:", "pay;", "now;", "or soon."],
    ),
    (
        "1. The host must:\n\n   1. pay;\n\n   or, if asked:\n\n   1. go.",
        ["The host must:", "pay;", "or, if asked:", "go."],
    ),
    ("Words.\n\n1. one", ["Words.", "one"]),
    ("1. {{ title }}:\n\n   1. must pay.", ["Small agreement must pay."]),
    ("1. For {{ title }}:\n\n   1. pay.", ["For Small agreement: pay."]),
]


@pytest.mark.parametrize(("text", "paragraphs"), RUN_IN)
def test_a_list_of_one_item_is_no_list(text: str, paragraphs: list[str]) -> None:
    """An (a) without a (b) looks like a mistake. What has a name keeps its number, for something may refer to it."""
    assert [words(paragraph.inlines) for paragraph in filled(text)] == paragraphs


def test_a_line_left_out_does_not_part_a_paragraph() -> None:
    """The words before and after it are one sentence."""
    assert said("1. Before\n   {% if purpose %}never{% endif %}\n   after.") == "Before after."


WORDS = [
    ("a  b\nc", "a b c"),
    ("a\\*b", "a*b"),
    ("**a.**\nb", "a. b"),
    ('**"a"**\nb', '"a" b'),
    ("**{{ title }}**: x", "Small agreement: x"),
    ("{{ title | sentence }}", "Small agreement"),
    ("{{ 'the end' | sentence }}", "The end"),
    ("{{ title | closed }}", "Small agreement."),
    ("{{ 'Done.' | closed }}", "Done."),
    ("{{ parties | length }}", "2"),
    ("{{ [1, 2] | length }}", "2"),
    ("{{ schemes[0].lead | names }}", "COU for short"),
    ("{{ schemes[0].lead | first | name }}", "COU for short"),
    ("{{ 'each_council' | name }}", "each Council"),
    ("{{ 'nobody at all' | name }}", "nobody at all"),
    ("{{ schemes[0].arrangement | label('arrangement') }}", "pooled fund"),
    ("{{ 'no_such_word' | label('arrangement') }}", "no such word"),
    ("{{ parties | map(attribute='id') | joined }}", "ICB and COU"),
    ("{{ parties | map(attribute='id') | list | names }}", "ICB for short and COU for short"),
    ("{{ [] | joined }}x", "x"),
    ("{{ 1000 }}", "1,000"),
    ("{% for p in parties %}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2"),
    ("{{ title if title else 'none' }}", "Small agreement"),
    ("{{ 'NHS' | lower }}", "nhs"),
    ("{{ label('yes') }}", "yes"),
    ("{% if title -%}\n   close\n{%- endif %}", "close"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_clause_text_says(text: str, expected: str) -> None:
    """What an author can write, and what it prints."""
    assert said(text) == expected


@given(st.lists(st.text("and,; Oxd", min_size=1), min_size=1, max_size=6))
def test_a_joined_list_keeps_every_item_and_where_it_came_from(items: list[str]) -> None:
    """An item may hold the words that join a list."""
    facts = agreement(objectives=["x"]).model_copy(update={"objectives": tuple(items)})

    inlines = filled("x{{ objectives | joined }}x", facts)[0].inlines

    assert words(inlines) == f"x{joined(items)}x"
    assert [i.text for i in inlines if isinstance(i, Value) and i.path] == items


def test_a_list_that_is_empty_leaves_a_marked_blank() -> None:
    """As a single value does that the definition does not hold."""
    (paragraph,) = filled("by {{ overseen_by | joined }}", agreement())

    assert paragraph.inlines == (Text("by "), Blank("[overseen by: to be completed]", "overseen_by"))


STYLES = [
    ("**a** b", (Text("a", strong=True), Text(" b"))),
    ("*a* b", (Text("a", emphasis=True), Text(" b"))),
    ("***a***", (Text("a", strong=True, emphasis=True),)),
    ("clause [#term.notice].", (Text("clause "), Reference("term.notice"), Text("."))),
    ("**[#a]**", (Reference("a"),)),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_marks_of_the_clause_are_read(text: str, expected: tuple[object, ...]) -> None:
    """Bold, italic and references are the author's."""
    assert filled(text)[0].inlines == expected


def test_an_anchor_names_its_paragraph_and_is_not_printed() -> None:
    """It may be followed by nothing but the end of the paragraph, which may have several lines."""
    first, second = filled("1. One\n   line. {#first}\n\n1. {{ title }} {#b-2}")

    assert (first.anchor, words(first.inlines)) == ("first", "One line.")
    assert (second.anchor, words(second.inlines)) == ("b-2", "Small agreement")


REFUSED = [
    ("* item", 1),
    ("- item", 1),
    ("1. a\n\n   1. b\n\n      1. c\n\n         1. d", 7),
    ("2. typed number", 1),
    ("1. a\n\n2. b", 3),
    ("1) a", 1),
    ("x {#one} y", 1),
    ("x {#One}", 1),
    ("x {#1}", 1),
    ("x {# hidden #} y", 1),
    ("x [#no such] y", 1),
    ("x ** y", 1),
    ("x\n\na {{ table('sample', 't') }} b", 3),
    ("1. {{ table('sample', 't') }}", 1),
    ("> {{ table('sample', 't') }}", 1),
    ("in words {{ definitions() }}", 1),
    ("> A note\nand a duty that would vanish with it.", 1),
    ("1. a\n\n   > note\n   duty", 3),
]


@pytest.mark.parametrize(("text", "line"), REFUSED)
def test_what_would_lose_or_change_words_is_refused(text: str, line: int) -> None:
    """Markdown is forgiving; a contract must not be."""
    assert [(finding.id, finding.location.line) for finding in found(text)] == [("lint", line)]


def test_a_note_is_a_note_in_every_line() -> None:
    """It may have several paragraphs and follow a numbered one."""
    paragraphs = filled("1. Duty.\n\n   > Check\n   > this.\n   >\n   > And that.\n\nMore.")

    assert [(p.note, words(p.inlines)) for p in paragraphs] == [
        (False, "Duty."),
        (True, "Check this."),
        (True, "And that."),
        (False, "More."),
    ]


def test_a_table_stands_alone() -> None:
    """With its name, if it has one."""
    first, second = filled("{{ table('sample', 't') }}\n\n{{ table('sample', 'u') }} {#name}")

    assert (first.table and words(first.table.caption), second.anchor) == ("t", "name")


def test_a_table_that_would_be_empty_prints_nothing() -> None:
    """The clause asks first whether there is anything to show."""
    assert filled("{{ table('sample', 'empty') }}") == ()


@pytest.mark.parametrize("argument", ["funds[0]", "funds[0].id", "'F1'"])
def test_a_table_is_asked_for_by_id(argument: str) -> None:
    """A group stands for its id."""
    (paragraph,) = filled(f"{{{{ table('sample', {argument}) }}}}")

    assert paragraph.table is not None
    assert words(paragraph.table.caption) == "F1"


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ("table('sample')", "template"),
        ("table('sample', 'a', 'b')", "template"),
        ("table('sample', parties)", "template"),
        ("table()", "template"),
        ("table('smaple', 'a')", "undefined"),
    ],
)
def test_a_table_asked_for_wrongly_is_a_finding(call: str, kind: str) -> None:
    """It is the clause that is wrong, and not the toolkit."""
    assert [finding.id for finding in found(f"{{{{ {call} }}}}")] == [kind]


# --- blanks ---------------------------------------------------------------------------------------------------------

BLANKS = [
    ("{{ purpose }}", "purpose", "purpose"),
    ("{{ parties[0].address }}", "parties[0].address", "address"),
    ("{{ term.extension.agreed_by }}", "term.extension.agreed_by", "agreed by"),
    ("{{ consultation.from }}", "consultation.from", "from"),
    ("{{ funds[0].contributions['2026/27'].COU }}", 'funds[0].contributions."2026/27".COU', "COU"),
    ("{{ purpose | closed }}", "purpose", "purpose"),
    ("{{ purpose | sentence }}", "purpose", "purpose"),
    ("{{ funds[0].pool_manager.employer | name }}", "funds[0].pool_manager.employer", "employer"),
    ("{{ schemes[0].functions.nhs | joined }}", "schemes[0].functions.nhs", "nhs"),
    ("{{ funds[0].overspend.caps.ICB }}", "funds[0].overspend.caps.ICB", "ICB"),
]


@pytest.mark.parametrize(("text", "path", "what"), BLANKS)
def test_a_missing_value_is_a_blank_that_knows_its_path(text: str, path: str, what: str) -> None:
    """A final document is not made while one is left, and the finding stands where the value belongs."""
    facts = agreement(funds=[fund(contributions={"2026/27": {"ICB": "1.00", "COU": None}})])

    assert filled(text, facts)[0].inlines == (Blank(f"[{what}: to be completed]", path),)


def test_a_blank_for_the_pen_has_no_path() -> None:
    """It is left open on purpose."""
    assert filled("Dated {{ blank('______') }}")[0].inlines[1] == Blank("______", pen=True)


def test_a_missing_list_is_an_empty_one() -> None:
    """Whether the functions are `none` or not given, a loop over them has nothing to print."""
    text = "{% for f in schemes[0].functions.nhs %}x{% endfor %}{{ schemes[0].functions.nhs | length }}"

    assert said(text) == "0"


def test_the_fund_of_a_scheme_without_one_is_missing_as_a_whole() -> None:
    """What a clause may ask of a fund, it may ask of none."""
    facts = agreement(schemes=[scheme(fund=None)])
    text = "{% if schemes[0].paid_from %}x{% endif %}{{ schemes[0].paid_from.years | length }}"

    assert said(text, facts) == "0"


# --- terms ----------------------------------------------------------------------------------------------------------

TERMS = {"Partner": "Partner", "Partners": "Partner", "Pooled Fund": "Pooled Fund", "Fund": "Fund"}

FOUND_TERMS = [
    ("A Partner helps.", [Term("Partner", "Partner")]),
    ("The Partners help.", [Term("Partners", "Partner")]),
    ("A Partner's help.", [Term("Partner", "Partner")]),
    ("The Pooled Fund grows.", [Term("Pooled Fund", "Pooled Fund")]),
    ("The Pooled\nFund grows.", [Term("Pooled Fund", "Pooled Fund")]),
    ("The Fund grows.", [Term("Fund", "Fund")]),
    ("A partner, a Non-Partner, a Partner-like and Partnership.", []),
    ("(the **Fund**)", [Term("Fund", "Fund", defines=True)]),
    ("{{ title }}", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND_TERMS)
def test_terms_are_found_by_their_forms(text: str, expected: list[Term]) -> None:
    """The longest that stands there as a word of its own, in the words of the pack and never in a value."""
    facts = agreement(title="Partners of the Pooled Fund")

    assert [i for i in filled(text, facts, TERMS)[0].inlines if isinstance(i, Term)] == expected


# --- lines ----------------------------------------------------------------------------------------------------------


def test_paragraphs_know_their_line_after_loops_and_conditions() -> None:
    """A finding on words names the line of the clause file, whatever was repeated or left out before it."""
    text = "\n".join(  # noqa: FLY002 - one line of the clause on each
        [
            "1. line ten",
            "",
            "   {% for p in parties %}",
            "   1. line thirteen {{ p.id }}",
            "",
            "   {% endfor %}",
            "{% if purpose %}",
            "1. left out",
            "",
            "{% endif %}",
            "1. line twenty, {% if title %}which",
            "   goes on{% endif %}",
            "",
            "> line twenty-three",
        ]
    )

    assert [paragraph.line for paragraph in filled(text)] == [10, 13, 13, 20, 23]


def test_a_tag_may_go_on_over_several_lines() -> None:
    """And what follows it still has its line."""
    first, second = filled("{% if title\n   and parties %}\n1. x\n\n{% endif %}\n1. y {{ title\n   | closed }}")

    assert (first.line, second.line) == (12, 15)


def test_a_finding_in_a_later_line_of_a_tag_stands_at_the_tag() -> None:
    """The tag is what an author looks for."""
    (finding,) = found("x\n{% if title\n   and titel %}{% endif %}")

    assert (finding.location.line, finding.location.column) == (2, 1)


# --- languages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "expected"), [("en", "the Board"), ("cy", "y Bwrdd")])
def test_a_text_in_two_languages_prints_in_that_of_the_document(language: str, expected: str) -> None:
    """Each reader signs the text in the language of the paper."""
    facts = agreement(purpose={"en": "the Board", "cy": "y Bwrdd"}, context="R&D")
    speech = Speech(facts, LABELS, {}, language)

    assert [speech.words(facts.purpose), speech.words(facts.context), speech.words(None)] == [expected, "R&D", ""]


def test_a_passage_of_a_yaml_file_is_found_in_it() -> None:
    """A term's meaning may be quoted, folded or a block; the tag is looked for where the file holds it."""
    raw = 'means a\n    party {{ parties[0].nmae }} of\n    this"\n'
    passage = Passage("means a party {{ parties[0].nmae }} of this", "terms.yaml", 7, 11, raw)

    with pytest.raises(FindingsError) as refused:
        filler().fill(passage, {})

    assert [str(finding.location) for finding in refused.value.report] == ["terms.yaml:8:11"]


def test_texts_without_tags_are_not_compiled() -> None:
    """Half of all headings and paragraphs are plain words."""
    used: Filler = filler()

    used.fill(Passage("1. Plain words.", "clause.md"), {})

    assert used._templates == {}


def test_names_of_bodies_on_the_map_are_said() -> None:
    """A role may be held by a body that is no party."""
    facts = agreement(
        parties=[party(), council()],
        map_of_partners=[{"id": "GPS", "name": "the practices", "category": "primary_care"}],
        overseen_by=[{"id": "SAB", "name": {"en": "the adults board", "cy": "y bwrdd"}}],
    )

    assert said("{{ ['GPS', 'SAB', 'ICB'] | names }}", facts) == "the practices, the adults board and ICB for short"
