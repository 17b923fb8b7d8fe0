"""From a definition to signed paper: the same words in every format, each name as it was written, each sum a sum."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from agreements.diagnostics import FindingsError
from agreements.document import (
    Blank,
    Block,
    Clause,
    NumberedDocument,
    Paragraph,
    Part,
    Recital,
    Reference,
    Schedule,
    Series,
    Table,
    Value,
    inlines_of,
    takes_number,
    words,
)
from agreements.pipeline import BuildOptions, Checked, Kept, build, check, numbered_document
from agreements.proof.lines import Line, expected_lines
from agreements.proof.pdf import spoken
from agreements.rendering.pdf import Limits
from tests.amount import examples
from tests.properties.definitions import definitions, put, written

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def _kept() -> Kept:
    """Packs and house styles, for all examples; the PDF process is closed after each test."""
    return Kept()


@pytest.fixture(scope="module", autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    _kept().close()


def checked(data: dict[str, Any], text: str = "") -> Checked:
    """The definition, as the command line reads it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deal.yaml"
        path.write_text(text or written(data), encoding="utf-8", newline="")
        return check(path, find=_kept().pack)


def document(data: dict[str, Any]) -> NumberedDocument:
    """Its first document, as it is printed."""
    made = checked(data)
    return numbered_document(made, made.agreement.documents[0])


# --- names and references -------------------------------------------------------------------------------------------


@examples(4, 1000)
@given(definitions())
def test_every_value_is_printed_exactly_as_it_was_written(data: dict[str, Any]) -> None:
    """A party is called what it calls itself, whatever a program would make of that."""
    for block in document(data).blocks:
        for value in (one for run in inlines_of(block) for one in run if isinstance(one, Value) and one.path):
            step = value.path.rpartition(".")[2]
            held = _at(data, value.path) if step in PRINTED else None
            if isinstance(held, str):
                assert value.text in _forms(unicodedata.normalize("NFC", held)), value


PRINTED = ("legal_name", "short_name", "name", "title", "address", "post", "overview", "purpose", "area", "email")
"""Fields that print as they are. Others print the name of what they mean."""


def _forms(text: str) -> set[str]:
    """The text, and what a sentence may make of it: a capital at its start, a full stop at its end."""
    starts = {text, text[:1].upper() + text[1:], text[:1].lower() + text[1:], text.lower()}
    return starts | {f"{start}." for start in starts}


def _at(data: Any, path: str) -> Any:
    from agreements.source import parse_path  # noqa: PLC0415

    for step in parse_path(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


@examples(4, 1000)
@given(definitions())
def test_every_reference_prints_the_number_of_what_it_means(data: dict[str, Any]) -> None:
    """Reckoned here from the labels that stand in the margin, as a reader would."""
    made = document(data)
    numbers = dict(_numbers(made.blocks))
    references = [
        one for block in made.blocks for run in inlines_of(block) for one in run if isinstance(one, Reference)
    ]

    assert [(one.target, one.text) for one in references] == [(one.target, numbers[one.target]) for one in references]
    assert not any(
        isinstance(one, Blank) and one.text == "[missing reference]"
        for block in made.blocks
        for run in inlines_of(block)
        for one in run
    )


def _numbers(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """What a reference to each block should read, from the labels that stand above it."""
    above: dict[Series, list[str]] = {series: ["", "", ""] for series in Series}
    for block in blocks:
        if not takes_number(block) or not (label := getattr(block, "label", "")):
            continue
        match block:
            case Paragraph(level=level, series=series):
                above[series][level - 1 :] = [label, "", ""][: 4 - level]
                yield block.id, "".join(above[series][:level])
            case Clause(series=series):
                above[series] = [label.rstrip("."), "", ""]
                yield block.id, label.rstrip(".")
            case Recital():
                above[Series.RECITAL] = [label, "", ""]
                yield block.id, label
            case Schedule() | Part():
                above[Series.SCHEDULE] = ["", "", ""]
                yield block.id, label.rpartition(" ")[2]
            case _:
                yield block.id, label.rpartition(" ")[2]


# --- money ----------------------------------------------------------------------------------------------------------


@examples(4, 1000)
@given(definitions(documents=("section-75-framework",)))
def test_money_sums_to_the_penny_in_every_table_of_contributions(data: dict[str, Any]) -> None:
    """For any split between any number of parties, and any sum that was contributed."""
    for table in (one for one in document(data).blocks if isinstance(one, Table)):
        rows = [[words(line) for cell in row.cells for line in cell] for row in table.rows]
        totals = [cells for row, cells in zip(table.rows, rows, strict=True) if row.total]
        if (
            ".contributions" not in f".{table.id}".replace("-", ".")
            or len(totals) != 1
            or len(rows[0]) != len(totals[0])
        ):
            continue
        for column in range(1, len(totals[0])):
            parts = [_pence(cells[column]) for row, cells in zip(table.rows, rows, strict=True) if not row.total]
            if None not in parts and _pence(totals[0][column]) is not None:
                assert sum(part or 0 for part in parts) == _pence(totals[0][column]), (table.id, rows)


def _pence(text: str) -> int | None:
    match = re.fullmatch(r"(-?)([0-9,]+)\.([0-9]{2})", text)
    return int(f"{match[1]}{match[2].replace(',', '')}{match[3]}") if match else None


@examples(4, 1000)
@given(definitions(documents=("section-75-framework",)), st.data())
def test_a_total_that_is_split_is_what_its_parts_add_up_to(data: dict[str, Any], draw: st.DataObject) -> None:
    """Whatever the weights, no penny is lost between the total that was agreed and what each party pays."""
    ids = [one["id"] for one in data["parties"]]
    total = draw.draw(st.integers(0, 10**12))
    weights = {who: str(draw.draw(st.integers(1, 10**6))) for who in ids}
    fund: dict[str, Any] = {"id": "F9", "name": "Fund nine", "kind": "pooled", "host": "COU"}
    fund |= {"total": {"2026/27": f"{total // 100}.{total % 100:02}"}, "split": {"weights": weights}}
    made = document({**data, "funds": [fund], "schemes": []})
    said = [[words(line) for cell in row.cells for line in cell] for row in _contributions(made)]

    paid = [_pence(cells[-1]) for cells in said]
    assert paid[-1] == total
    assert sum(part or 0 for part in paid[:-1]) == total


def _contributions(made: NumberedDocument) -> tuple[Any, ...]:
    found = [one for one in made.blocks if isinstance(one, Table) and words(one.caption).startswith("Contributions to")]
    return found[0].rows


# --- how a file is written ------------------------------------------------------------------------------------------


@examples(2, 500)
@given(definitions(), st.randoms(use_true_random=False))
def test_order_of_keys_line_ends_and_a_mark_change_no_word(data: dict[str, Any], chance: Any) -> None:
    """Two editors and two systems make one agreement."""
    keys = list(data)
    chance.shuffle(keys)
    other = "\ufeff" + written({key: data[key] for key in keys}).replace("\n", "\r\n")
    first, second = checked(data), checked(data, other)
    kind = first.agreement.documents[0]

    assert _agreed(numbered_document(first, kind)) == _agreed(numbered_document(second, kind))


def _agreed(made: NumberedDocument) -> list[Line]:
    """The lines without the list of findings, which stands in the order of the file."""
    return [line for line in expected_lines(made) if not line.block.startswith("findings")]


# --- every format ---------------------------------------------------------------------------------------------------


@pytest.mark.slow
@examples(3, 50)
@given(definitions())
def test_every_valid_definition_says_the_same_in_every_format(data: dict[str, Any]) -> None:
    """`build` holds each file against the document itself; here the files are read again by other ways."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deal.yaml"
        path.write_text(written(data), encoding="utf-8")
        built = build(path, BuildOptions(Path(folder) / "out", draft=True, limits=Limits(seconds=1800)), _kept())
        files = {one.name.partition(".")[2]: one.read_bytes() for one in built.files}
    assert built.missing == ()
    made = numbered_document(built.checked, built.checked.agreement.documents[0])
    said = {"docx": _of_word(files["docx"]), "html": _of_html(files["html"]), "pdf": _of_pdf(files["pdf"])}
    for line in expected_lines(made):
        for kind, all_words in said.items():
            assert _is_in(_bare(line.text), all_words), (kind, line)


def _is_in(line: str, all_words: str) -> bool:
    """Whether the letters stand there in one piece, or in two with the end of a page between them."""
    return line in all_words or any(line[:at] in all_words and line[at:] in all_words for at in range(1, len(line)))


def _bare(text: str) -> str:
    """Letters without white space and hyphens: a page breaks its lines where it likes."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02\-\u2010\u2011]+", "", unicodedata.normalize("NFC", text))


def _of_word(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    signs = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}
    printed = "".join(one.text or signs.get(one.tag, "") for one in root.iter(f"{_W}t", f"{_W}noBreakHyphen"))
    return _bare(printed + "".join(root.xpath("//*[local-name()='docPr']/@descr")))


def _of_html(data: bytes) -> str:
    root = html.document_fromstring(data)
    for one in root.xpath("//style|//script"):
        one.text = ""
    alternatives = "".join(root.xpath("//@alt")) + "".join(root.xpath("//@aria-label"))
    return _bare(
        root.text_content() + alternatives + "".join(root.xpath("//*[name()='title' or name()='desc']/text()"))
    )


def _of_pdf(data: bytes) -> str:
    opened = pypdfium2.PdfDocument(data)
    pages = [opened[number].get_textpage().get_text_range() for number in range(len(opened))]
    said_of_pictures = [text for number in range(len(opened)) for text in spoken(opened[number])]
    return _bare("".join((*pages, *said_of_pictures)))


# --- one bad edit ---------------------------------------------------------------------------------------------------

_WRONG: tuple[tuple[str, tuple[Any, ...], Any], ...] = (
    ("reference", ("documents", 0), "section-57-framework"),
    ("reference", ("pack",), "health-and-car-england"),
    ("FUN-03", ("funds", 0, "contributions", "2026/27", "ICB"), "1,000"),
    ("unknown-field", ("governence",), {}),
)


@examples(4, 200)
@given(definitions(), st.sampled_from(_WRONG))
def test_one_bad_edit_is_told_by_a_check_at_its_place(data: dict[str, Any], edit: tuple[str, Any, Any]) -> None:
    """Beside whatever else there is to say about the definition."""
    id_, path, value = edit
    fund = {"id": "F9", "name": "n", "kind": "pooled", "contributions": {"2026/27": {"ICB": "1.00", "COU": "2.00"}}}
    wrong = put({**data, "funds": [fund], "schemes": []}, path, value)
    text = json.dumps(wrong, ensure_ascii=False, indent=1)

    with pytest.raises(FindingsError) as refused:
        checked(wrong, text)
    line = next(
        n for n, one in enumerate(text.splitlines(), 1) if json.dumps(value)[1:9] in one or str(path[-1]) in one
    )
    found = [(one.id, one.location.line) for one in refused.value.report if one.id == id_]
    assert found
    assert all(place >= line for _, place in found)
