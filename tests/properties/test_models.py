"""Loader and models: total, of one mind with the schema, blind to how a file is written, and exact about places."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from agreements.diagnostics import Diagnostic, FindingsError
from agreements.particulars import Agreement, validate
from agreements.particulars.schema import schema
from agreements.source import parse_source
from tests.amount import examples
from tests.particulars.samples import PATHS
from tests.properties.definitions import at, definitions, paths, put, written


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(schema())


@cache
def _bytes() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in PATHS.values())


# --- valid definitions ----------------------------------------------------------------------------------------------


@examples(25)
@given(definitions())
def test_what_the_strategies_make_is_taken_by_models_and_schema(data: dict[str, Any]) -> None:
    """The other properties speak of valid definitions, and mean it."""
    validate(parse_source(written(data).encode(), "deal.yaml"))

    assert [error.json_path for error in _schema().iter_errors(data)] == []


@examples(25)
@given(definitions())
def test_every_text_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    """Names are letters, whatever they look like to a parser."""
    loaded = parse_source(yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode(), "deal.yaml").data

    assert loaded == parse_source(written(data).encode(), "deal.yaml").data == data


# --- how a file is written ------------------------------------------------------------------------------------------


@st.composite
def _same_in_another_hand(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """A definition, and a file that means the same: keys in another order, comments, line ends, a mark at the start."""
    data = draw(definitions())
    lines = yaml.safe_dump(_shuffled(draw, data), sort_keys=False, allow_unicode=True, width=10_000).splitlines()
    for line in range(len(lines) - 1, -1, -1):
        if lines[line].lstrip(" -").startswith(("id:", "kind:", "name:")) and draw(st.booleans()):
            lines.insert(line, "# R&D {{ x }}: 'quoted")
    ends = draw(st.sampled_from(["\n", "\r\n"]))
    return data, (draw(st.sampled_from(["", "\ufeff"])) + ends.join(lines) + ends).encode()


def _shuffled(draw: st.DrawFn, data: Any) -> Any:
    if isinstance(data, list):
        return [_shuffled(draw, item) for item in data]
    if isinstance(data, dict):
        keys = draw(st.permutations(list(data))) if all(key.islower() for key in data) else list(data)
        return {key: _shuffled(draw, data[key]) for key in keys}
    return data


@examples(25)
@given(_same_in_another_hand())
def test_the_hand_in_which_a_file_is_written_changes_nothing(case: tuple[dict[str, Any], bytes]) -> None:
    """Order of keys, line ends, a byte order mark and comments are nobody's agreement."""
    data, file = case

    assert validate(parse_source(file, "deal.yaml")) == Agreement.model_validate(data)


# --- two judges -----------------------------------------------------------------------------------------------------

_ODD: tuple[Any, ...] = (
    *(
        None,
        "",
        " ",
        "x",
        "none",
        "all",
        "yes",
        "no",
        "-1",
        "0",
        "1,000",
        "1000.005",
        "12.5",
        "1e3",
        "2026/27",
        "2026/28",
    ),
    *("2026-04-01", "2026-02-30", "31 April", "15 April", "a b", "icb", "pooled", "\u0661", "9" * 20, "default", "CON"),
    *([], {}, ["x"], [[]], [None], {"en": "a", "cy": "b"}, {"en": "a"}, {"months": "6"}, {"months": "6", "days": "1"}),
)
_ONLY_THE_MODELS_KNOW = frozenset({"date", "day", "year", "duration", "deadline", "split", "file-name", "empty-text"})
"""Calendars, texts of nothing but spaces, and groups of which exactly one key is wanted, are no matter for a schema."""


@st.composite
def edited(draw: st.DrawFn) -> dict[str, Any]:
    """A definition with one value, key or entry changed, whether or not that is wrong."""
    data = draw(definitions())
    path = draw(st.sampled_from(paths(data)))
    match draw(st.sampled_from(["value", "value", "key", "gone"])):
        case "value":
            return dict(put(data, path, draw(st.sampled_from(_ODD))))
        case "key":
            holder = next(path[:n] for n in range(len(path), -1, -1) if isinstance(at(data, path[:n]), dict))
            key = draw(st.sampled_from(["titel", "id", "kind", "en", "ICB", "2026/27", "from", "none", "Title"]))
            return dict(put(data, (*holder, key), draw(st.sampled_from(_ODD))))
    holder = at(data, path[:-1])
    rest = [v for n, v in enumerate(holder) if n != path[-1]] if isinstance(holder, list) else None
    return dict(
        put(data, path[:-1], rest or {k: v for k, v in holder.items() if k != path[-1]} if rest is None else rest)
    )


@examples(60, 2000)
@given(edited())
def test_schema_and_models_are_of_one_mind(data: dict[str, Any]) -> None:
    """An editor underlines nothing that the toolkit takes, and takes nothing but what only a calendar can refuse."""
    try:
        Agreement.model_validate(data)
        kinds: set[str] = set()
    except ValidationError as refused:
        kinds = {error["type"] for error in refused.errors()}
    by_schema = not _schema().is_valid(data)

    assert bool(kinds) == by_schema or (kinds and kinds <= _ONLY_THE_MODELS_KNOW), (kinds, by_schema)


# --- one bad edit ---------------------------------------------------------------------------------------------------

_BAD: tuple[tuple[str, tuple[Any, ...], Any], ...] = (
    ("date", ("term", "commencement"), "1 April 2026"),
    ("date", ("term", "expiry"), "2026-02-30"),
    ("FUN-03", ("funds", 0, "contributions", "2026/27", "ICB"), "1,000"),
    ("FUN-03", ("funds", 0, "contributions", "2026/27", "COU"), "\N{POUND SIGN}5"),
    ("year", ("funds", 0, "contributions", "26/27"), {}),
    ("choice", ("parties", 0, "kind"), "council"),
    ("choice", ("jurisdiction",), "cornwall"),
    ("choice", ("funds", 0, "overspend", "model"), "tired"),
    ("unknown-field", ("titel",), "x"),
    ("unknown-field", ("parties", 1, "nmae"), "x"),
    ("missing-field", ("parties", 0, "kind"), ...),
    ("missing-field", ("status", "version"), ...),
    ("empty-text", ("title",), ""),
    ("empty-text", ("parties", 1, "short_name"), "  "),
    ("id", ("parties", 1, "id"), "the council"),
    ("PTY-02", ("parties", 1, "id"), "icb"),
    ("file-name", ("id",), "CON"),
    ("type", ("parties",), "ICB"),
    ("type", ("title",), ["x"]),
    ("type", ("funds", 0, "overspend"), ["proportional"]),
)
"""The id of the finding, where the edit is made, and what is written there; an ellipsis takes the key out."""


@examples(40)
@given(definitions(), st.sampled_from(_BAD))
def test_one_bad_edit_is_found_where_it_was_made(data: dict[str, Any], edit: tuple[str, tuple[Any, ...], Any]) -> None:
    """Whoever made the slip is led to its line and column, and to no other."""
    kind, path, value = edit
    whole = {**data, "funds": data["funds"] or [{"id": "F0", "name": "n", "kind": "pooled"}]}
    whole["funds"][0] |= {"contributions": {"2026/27": {"ICB": "1.00", "COU": "1.00"}}}
    whole["funds"][0].setdefault("overspend", {"model": "equal"})
    whole = json.loads(json.dumps(whole))
    if value is ...:
        del at(whole, path[:-1])[path[-1]]
    else:
        whole = put(whole, path, value)
    text = written(whole)
    source = parse_source(text.encode(), "deal.yaml")

    try:
        validate(source)
    except FindingsError as refused:
        found = [(one.id, one.location.line, one.location.column) for one in refused.report.errors]
    else:
        found = []
    place = source.place(path, key=kind in ("unknown-field", "year"))
    assert found == [(kind, place.line, place.column)]


# --- total ----------------------------------------------------------------------------------------------------------


@examples(60, 2000)
@given(st.data())
def test_a_sample_with_bytes_changed_loads_or_is_refused_with_places(data: st.DataObject) -> None:
    """Whatever a slip of the hand or of a disk makes of a file, nobody sees a traceback."""
    whole = data.draw(st.sampled_from(_bytes()))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(
            st.one_of(st.binary(max_size=4), st.sampled_from([b"\n", b"\t", b": ", b"- ", b"'", b"&", b"{{"]))
        )
        whole = whole[:start] + piece + whole[start + data.draw(st.integers(0, 20)) :]
    assume(whole)
    lines = whole.count(b"\n") + whole.count(b"\r") + 1

    found = _refused(whole)

    assert found is None or (found and all(0 <= finding.location.line <= lines for finding in found))


def _refused(file: bytes) -> tuple[Diagnostic, ...] | None:
    """The errors of a file that is refused, of which there may be none if the refusal is empty."""
    try:
        validate(parse_source(file, "deal.yaml"))
    except FindingsError as refused:
        return refused.report.errors
    return None
