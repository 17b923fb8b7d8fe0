"""The parts of a pack: each is read strictly, and told at file, line and column when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError, UsageError
from agreements.packs import Pack, Passage
from tests.small_pack import FILES, small_pack


def found(read: Callable[[], object], pack: Pack) -> list[tuple[str, str, str]]:
    """Id, place and hint of each finding, the file named from the folder of the pack."""
    with pytest.raises(FindingsError) as raised:
        read()

    return [(f.id, str(f.location).removeprefix(f"{pack.folder}/"), f.hint) for f in raised.value.report]


# --- clauses --------------------------------------------------------------------------------------------------------

FRONT = "---\nid: duties\nheading: Duties\nsource: practice\nreviewed: 2026-11-21\n---\n"

CLAUSES = [
    pytest.param("1. No front matter.", "front-matter", ":1:1", "", id="none"),
    pytest.param("---\nid: duties\n1. text", "front-matter", ":1:1", "", id="not closed"),
    pytest.param(FRONT.replace("id: duties", "id: dutys") + "x", "front-matter", ":2:5", "", id="another id"),
    pytest.param(FRONT + "\n \n", "missing-text", ":7:1", "write them below the second ---", id="no words"),
    pytest.param(
        FRONT.replace("heading", "headng") + "x", "unknown-field", ":3:1", "did you mean 'heading'?", id="misspelt"
    ),
    pytest.param(
        FRONT.replace("heading: Duties\n", "") + "x", "missing-field", ":2:1", "add heading: ...", id="no heading"
    ),
    pytest.param(
        FRONT.replace("source: practice\n", "") + "x", "missing-field", ":2:1", "add source: ...", id="no source"
    ),
    pytest.param(FRONT.replace("2026-11-21", "") + "x", "missing-field", ":5:1", "add reviewed: ...", id="empty"),
    pytest.param(
        FRONT.replace("Duties", "[Duties]") + "x", "type", ":3:10", "put quotation marks round it", id="a list"
    ),
    pytest.param(FRONT.replace("Duties", "a: b") + "x", "syntax", ":3:11", None, id="not yaml"),
    pytest.param(FRONT + "a\u200bb", "invisible", ":7:2", None, id="unseen letter"),
    pytest.param(FRONT + "a\ue0000\ue001", "invisible", ":7:2", None, id="token of ours"),
    pytest.param(FRONT + "a\u202eb", "bidi", ":7:2", None, id="turned round"),
    pytest.param(FRONT + "a\x00b", "control-char", ":7:2", None, id="control character"),
]


@pytest.mark.parametrize(("text", "kind", "place", "hint"), CLAUSES)
def test_a_wrong_clause_file_is_told_at_its_place(
    tmp_path: Path, text: str, kind: str, place: str, hint: str | None
) -> None:
    """Whoever writes clauses is told where to look."""
    pack = small_pack(tmp_path)
    (pack.folder / "clauses" / "duties.md").write_text(text, encoding="utf-8")
    pack = packs.open_pack(pack.folder)

    rows = found(lambda: packs.clause(pack, "duties"), pack)

    assert (kind, f"clauses/duties.md{place}") in [row[:2] for row in rows]
    assert hint is None or hint in [row[2] for row in rows]


@pytest.mark.parametrize("data", [b"---\nid: caf\xe9\n", "---\nid: x\n".encode("utf-16")])
def test_a_clause_in_another_encoding_is_refused(tmp_path: Path, data: bytes) -> None:
    """Letters would be lost."""
    pack = small_pack(tmp_path)
    (pack.folder / "clauses" / "duties.md").write_bytes(data)
    pack = packs.open_pack(pack.folder)

    assert [row[0] for row in found(lambda: packs.clause(pack, "duties"), pack)] == ["encoding"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_clause_is_read_with_the_lines_of_its_file(tmp_path: Path, end: str) -> None:
    """Whichever system wrote it, and with a byte order mark or without."""
    pack = small_pack(tmp_path)
    text = "\ufeff" + FRONT.replace("id: duties", "id: duties\nwhen: has_funds") + "\n1. Text.\n"
    (pack.folder / "clauses" / "duties.md").write_bytes(text.replace("\n", end).encode())

    clause = packs.clause(packs.open_pack(pack.folder), "duties")

    assert clause is not None
    assert (clause.heading, clause.when, clause.line, clause.text) == ("Duties", "has_funds", 8, "\n1. Text.\n")


def test_a_clause_that_the_bank_lacks_is_none(tmp_path: Path) -> None:
    """Whoever asks says what that means."""
    assert packs.clause(small_pack(tmp_path), "nothing") is None


def test_two_clauses_of_one_id_are_refused(tmp_path: Path) -> None:
    """In whichever folders they lie."""
    pack = small_pack(tmp_path, **{"clauses/money/duties.md": "1. x"})

    assert found(lambda: packs.clause_index(pack), pack)[0][:2] == ("duplicate-id", "clauses/money/duties.md")


# --- other parts ----------------------------------------------------------------------------------------------------

LETTER = FILES["precedents/letter.yaml"]

PARTS: list[tuple[str, str, Callable[[Pack], object], tuple[str, str, str]]] = [
    (
        "precedents/letter.yaml",
        LETTER.replace("summary", "sumary"),
        lambda pack: packs.precedent(pack, "letter"),
        ("unknown-field", "precedents/letter.yaml:3:1", "did you mean 'summary'?"),
    ),
    (
        "precedents/letter.yaml",
        LETTER.replace("clauses: [more]", "claus: [more]"),
        lambda pack: packs.precedent(pack, "letter"),
        ("unknown-field", "precedents/letter.yaml:12:45", "did you mean 'clauses'?"),
    ),
    (
        "precedents/letter.yaml",
        LETTER.replace("binds: binding", "binds: perhaps"),
        lambda pack: packs.precedent(pack, "letter"),
        ("pack", "precedents/letter.yaml:5:8", ""),
    ),
    (
        "precedents/letter.yaml",
        LETTER.replace("id: letter", "id: lettre"),
        lambda pack: packs.precedent(pack, "letter"),
        ("precedent", "precedents/letter.yaml:1:5", ""),
    ),
    (
        "terms/terms.yaml",
        "Partner: {mean: x}\n",
        packs.terms,
        ("unknown-field", "terms/terms.yaml:1:11", "did you mean 'means'?"),
    ),
    (
        "terms/terms.yaml",
        "Partner: {means: x, forms: [Board]}\nBoard: {means: y}\n",
        packs.terms,
        ("duplicate-id", "terms/terms.yaml:2:1", ""),
    ),
    ("terms/more.yaml", "Partner: {means: x}\n", packs.terms, ("duplicate-id", "terms/terms.yaml:1:1", "")),
    ("conditions.yaml", "a: [b]\n", packs.conditions, ("pack", "conditions.yaml:1:4", "")),
    ("conditions.yaml", "a:\n", packs.conditions, ("pack", "conditions.yaml:1:1", "")),
    (
        "reference/enactments.yaml",
        "A: {title: T, source: s, checked: 2026-01-01, inforce: yes}\n",
        packs.enactments,
        ("unknown-field", "reference/enactments.yaml:1:47", "did you mean 'in_force'?"),
    ),
    (
        "execution.yaml",
        "plain: {opening: {words: w, line: [a]}}\n",
        packs.execution_forms,
        ("unknown-field", "execution.yaml:1:29", "did you mean 'lines'?"),
    ),
    ("labels/en.yaml", "- a\n", lambda pack: packs.labels(pack, "en"), ("shape", "labels/en.yaml:1:1", "")),
]


@pytest.mark.parametrize(("name", "text", "read", "expected"), PARTS)
def test_a_wrong_part_is_told_at_its_place(
    tmp_path: Path, name: str, text: str, read: Callable[[Pack], object], expected: tuple[str, str, str]
) -> None:
    """With the field that was most likely meant."""
    pack = small_pack(tmp_path, **{name: text})

    assert expected[:2] in [row[:2] for row in found(lambda: read(pack), pack)]
    assert not expected[2] or expected[2] in [row[2] for row in found(lambda: read(pack), pack)]


MISSING: list[tuple[str, Callable[[Pack], object]]] = [
    ("conditions.yaml", packs.conditions),
    ("labels/cy.yaml", lambda pack: packs.labels(pack, "cy")),
    ("reference/enactments.yaml", packs.enactments),
    ("reference/checklists.yaml", packs.checklists),
    ("reference/dispute-ladders.yaml", packs.dispute_ladders),
    ("execution.yaml", packs.execution_forms),
    ("house-style/house.docx", packs.house_docx),
]


@pytest.mark.parametrize(("name", "read"), MISSING)
def test_a_missing_file_is_named(tmp_path: Path, name: str, read: Callable[[Pack], object]) -> None:
    """It is a finding about the pack, and no fault of the toolkit."""
    pack = small_pack(tmp_path)
    (pack.folder / name).unlink(missing_ok=True)
    pack = packs.open_pack(pack.folder)

    assert [row[:2] for row in found(lambda: read(pack), pack)] == [("pack", name)]


def test_kinds_of_document_come_in_alphabetical_order(tmp_path: Path) -> None:
    """Whatever order the file system has them in; files of other names are no kinds."""
    others = {f"precedents/{name}": LETTER for name in ("zebra.yaml", "alpha.yaml", "Not.yaml", "notes.md")}
    pack = small_pack(tmp_path, **{name: text for name, text in others.items() if name.endswith("yaml")})

    assert packs.precedent_ids(pack) == ("alpha", "letter", "zebra")


@pytest.mark.parametrize(
    ("kind", "hint"), [("leter", "did you mean 'letter'?"), ("../letter", None), ("zzz", "it has: letter")]
)
def test_an_unknown_kind_is_told_with_the_nearest(tmp_path: Path, kind: str, hint: str | None) -> None:
    """No name leads out of the folder."""
    with pytest.raises(UsageError) as raised:
        packs.precedent(small_pack(tmp_path), kind)

    assert hint is None or raised.value.hint == hint


def test_a_starting_definition_is_that_of_its_kind(tmp_path: Path) -> None:
    """It is a file of the pack."""
    pack = small_pack(tmp_path, **{"starts/letter.yaml": "id: X\n"})

    assert packs.starting_definition(pack, "letter") == "id: X\n"


def test_a_kind_may_lack_a_starting_definition(tmp_path: Path) -> None:
    """Then there is none to give."""
    with pytest.raises(UsageError):
        packs.starting_definition(small_pack(tmp_path), "letter")


def test_style_and_fonts_are_optional(tmp_path: Path) -> None:
    """A pack of words alone is a pack."""
    pack = small_pack(tmp_path)

    assert (packs.print_css(pack), packs.fonts(pack)) == ("", {})


def test_fonts_are_known_by_their_file_names(tmp_path: Path) -> None:
    """Licences beside them are no fonts."""
    pack = small_pack(tmp_path, **{"house-style/fonts/A.ttf": "x", "house-style/fonts/LICENSE.txt": "y"})

    assert packs.fonts(pack) == {"A.ttf": b"x"}


def test_a_part_is_read_once(tmp_path: Path) -> None:
    """A document asks for the same clause many times."""
    pack = small_pack(tmp_path)

    assert packs.precedent(pack, "letter") is packs.precedent(pack, "letter")


# --- passages -------------------------------------------------------------------------------------------------------


def test_a_passage_is_found_in_its_file(tmp_path: Path) -> None:
    """From the line on that it is known to stand on or below."""
    pack = small_pack(tmp_path)

    passage = packs.passage(pack, "terms/terms.yaml", "means a party to this {{ instrument }}")

    assert (passage.line, passage.column) == (1, 38)


@pytest.mark.parametrize(
    ("wanted", "nth", "line", "column"),
    [("{{ a }}", 0, 5, 7), ("{{ a }}", 1, 6, 3), ("{{ b }}", 0, 6, 11), ("{{ c }}", 0, 5, 3), ("", 0, 5, 3)],
)
def test_words_of_a_passage_have_their_place(wanted: str, nth: int, line: int, column: int) -> None:
    """On the first line it starts at the passage's own column; what is not there stands at its beginning."""
    passage = Passage("x", "f", 5, 3, "and {{ a }}\n  {{ a }} {{ b }}")

    assert (passage.place(wanted, nth).line, passage.place(wanted, nth).column) == (line, column)
