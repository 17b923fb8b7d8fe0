"""A receipt says what went in and what came out, and finds every difference."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from agreements import __version__
from agreements.diagnostics import UsageError
from agreements.provenance import PackUsed, Provenance, as_json, fingerprint, read_receipt, receipt, record, verify
from agreements.provenance.schema import schema, schema_text
from tests.checkout import ROOT

OUTPUTS = {"a.docx": b"words", "a.pdf": b"page", "a.html": b""}
FINDINGS = {"error": 0, "warning": 2, "info": 1}


def recorded(**changes: Any) -> Provenance:
    """What went into a small document."""
    facts: dict[str, Any] = {
        "definition_file": "deal.yaml",
        "definition": "d" * 64,
        "pack_name": "small",
        "pack_version": "0.1.0",
        "pack": "p" * 64,
        "kind": "letter",
        "language": "en",
        "draft": False,
    }
    return record(**{**facts, **changes})


MADE = receipt(recorded(), OUTPUTS, FINDINGS)


def test_a_receipt_names_the_tool_and_the_libraries_that_decide_bytes() -> None:
    """Whoever makes the files again needs the same."""
    made = recorded()

    assert made.tool == __version__
    assert {"weasyprint", "docxtpl", "jinja2"} <= set(made.libraries)
    assert "not installed" not in made.libraries.values()


def test_a_receipt_comes_back_as_it_was_written() -> None:
    """The text holds all of it."""
    assert read_receipt(as_json(MADE), "r") == MADE


def test_the_same_facts_make_the_same_text() -> None:
    """Whatever order the outputs were made in."""
    turned = receipt(recorded(), dict(reversed(OUTPUTS.items())), FINDINGS)

    assert as_json(turned) == as_json(MADE)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(OUTPUTS, (), id="as made"),
        pytest.param({"a.docx": b"words"}, (), id="one of them"),
        pytest.param({}, (), id="none asked for"),
        pytest.param({**OUTPUTS, "a.docx": b"wordz"}, ("a.docx was changed after it was made",), id="a byte"),
        pytest.param({**OUTPUTS, "a.html": b"\n"}, ("a.html was changed after it was made",), id="a line break"),
        pytest.param({**OUTPUTS, "a.pdf": None}, ("a.pdf is not there",), id="missing"),
        pytest.param({"b.pdf": b"page"}, ("b.pdf is not on the receipt",), id="stranger"),
        pytest.param({"A.PDF": b"page"}, ("A.PDF is not on the receipt",), id="another name"),
        pytest.param(
            {"a.docx": None, "a.pdf": b"", "z": b""},
            ("a.docx is not there", "a.pdf was changed after it was made", "z is not on the receipt"),
            id="all at once",
        ),
    ],
)
def test_every_difference_is_found(found: dict[str, bytes | None], expected: tuple[str, ...]) -> None:
    """In words, in the order of the receipt, strangers last."""
    assert verify(MADE, found) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"definition": "e" * 64},
        {"pack": "q" * 64},
        {"kind": "memo"},
        {"language": "cy"},
        {"draft": True},
        {"public": True},
    ],
)
def test_the_fingerprint_tells_papers_apart(change: dict[str, Any]) -> None:
    """It stands in the footer, so that a paper copy can be traced."""
    assert fingerprint(recorded(**change)) != fingerprint(recorded())


def test_the_fingerprint_is_short_enough_to_read_out() -> None:
    """Twelve digits and letters from a to f."""
    mark = fingerprint(recorded())

    assert len(mark) == 12
    assert set(mark) <= set("0123456789abcdef")


def test_the_fingerprint_does_not_hang_on_the_name_of_the_file() -> None:
    """A definition that was renamed says the same."""
    assert fingerprint(recorded(definition_file="other.yaml")) == fingerprint(recorded())


GOOD = json.loads(as_json(MADE))


def _text(**changes: Any) -> str:
    return json.dumps({**GOOD, **changes})


WRONG_RECORDS: dict[str, str] = {
    "nothing in it": "{}",
    "a list": "[]",
    "a number": "1",
    "newer": _text(receipt=4),
    "no packs below": _text(
        provenance={key: GOOD["provenance"][key] for key in GOOD["provenance"] if key != "extends"}
    ),
    "a mapping of packs below": _text(provenance={**GOOD["provenance"], "extends": {}}),
    "half a pack below": _text(provenance={**GOOD["provenance"], "extends": [{"name": "a"}]}),
    "no outputs": _text(outputs=None),
    "half an output": _text(outputs=[{"name": "a"}]),
    "a number for a name": _text(outputs=[{"name": 1, "sha256": "x", "size": 1}]),
    "yes for a size": _text(outputs=[{"name": "a", "sha256": "x", "size": True}]),
    "more": _text(outputs=[{"name": "a", "sha256": "x", "size": 1, "more": 1}]),
    "a text for yes or no": _text(provenance={**GOOD["provenance"], "draft": "no"}),
    "a mapping for a text": _text(provenance={**GOOD["provenance"], "kind": {}}),
    "findings": _text(findings=3),
}
WRONG = {**WRONG_RECORDS, "empty": "", "no text": "\ufffd", "deep": "[" * 100_000}
ELSEWHERE = ["../a.pdf", "/etc/passwd", "x/a.pdf", "..", "", ".", "c:\\a.pdf", "..\\a.pdf", "c:a.pdf"]


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_what_is_no_receipt_is_refused(data: str) -> None:
    """With a sentence, whatever the file holds."""
    with pytest.raises(UsageError) as raised:
        read_receipt(data, "deal.receipt.json")

    assert raised.value.message.startswith("deal.receipt.json is ")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_receipt_stands_for_files_beside_it_alone(name: str) -> None:
    """Otherwise it could ask what other files hold."""
    with pytest.raises(UsageError):
        read_receipt(_text(outputs=[{"name": name, "sha256": "x", "size": 1}]), "r")


BELOW = (PackUsed("base", "1.0.0", "b" * 64), PackUsed("law", "2.1.0", "c" * 64))


def test_a_receipt_names_every_pack_of_the_chain() -> None:
    """Each with its version and digest, so that the words can be found again."""
    made = receipt(recorded(extends=BELOW), OUTPUTS, FINDINGS)

    assert json.loads(as_json(made))["provenance"]["extends"] == [
        {"name": "base", "version": "1.0.0", "digest": "b" * 64},
        {"name": "law", "version": "2.1.0", "digest": "c" * 64},
    ]
    assert read_receipt(as_json(made), "r") == made
    assert _valid(as_json(made))


def test_a_receipt_of_the_first_version_is_still_read() -> None:
    """Agreements outlive the tool that made them. Then no pack could extend another, so none is named."""
    provenance = {key: value for key, value in GOOD["provenance"].items() if key not in ("extends", "asked")}
    older = _text(receipt=1, provenance=provenance)

    assert read_receipt(older, "r") == MADE


def test_a_receipt_of_the_second_version_does_not_say_what_was_asked_for() -> None:
    """It is read, and nothing is made up: such a definition is built again."""
    made = receipt(recorded(asked={"formats": "docx"}), OUTPUTS, FINDINGS)
    data = json.loads(as_json(made))
    del data["provenance"]["asked"]

    assert read_receipt(json.dumps({**data, "receipt": 2}), "r") == MADE


# --- schema ---------------------------------------------------------------------------------------------------------


def _valid(data: str) -> bool:
    return bool(Draft202012Validator(schema()).is_valid(json.loads(data)))


def test_the_schema_is_a_schema() -> None:
    """Draft 2020-12."""
    Draft202012Validator.check_schema(schema())


def test_the_schema_accepts_a_receipt() -> None:
    """Whole, as it is written."""
    assert _valid(as_json(replace(MADE, outputs=())))
    assert _valid(as_json(MADE))


@pytest.mark.parametrize("data", WRONG_RECORDS.values(), ids=WRONG_RECORDS)
def test_the_schema_refuses_what_is_no_receipt(data: str) -> None:
    """As the reader does."""
    assert not _valid(data)


@pytest.mark.checkout
def test_the_schema_of_a_receipt_is_committed() -> None:
    """`make schemas` writes it."""
    assert schema_text() == (ROOT / "schemas" / "receipt.schema.json").read_text(encoding="utf-8")
