"""A definition that is refused in part: what else is wrong with it is told in the same run, and nothing is made up."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreements.diagnostics import Diagnostic, FindingsError, Severity
from agreements.packs import bundled
from agreements.particulars import Agreement, Unread, gaps, validate
from agreements.pipeline import check
from agreements.source import DataPath, Plain, parse_source
from tests.builders import COUNCIL, HEALTH, council, definition, fund, party
from tests.particulars.samples import PATHS
from tests.pipeline.forty_faults import FOUND, REFUSED, Fault, faulty, place

SAMPLES = bundled() / "health-and-care-england" / "samples"
AS_AT = datetime.date(2026, 11, 21)


def told(text: str) -> tuple[Diagnostic, ...]:
    """Everything that is found in the definition."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deal.yaml"
        path.write_text(text, "utf-8")
        try:
            return check(path, as_at=AS_AT).report.diagnostics
        except FindingsError as refused:
            return refused.report.diagnostics


def told_of(data: Any) -> list[tuple[str, str]]:
    """Id and path of what is found in a definition that is given as data."""
    return [(d.id, d.path) for d in told(written(data))]


def written(data: Any) -> str:
    """The data as a definition file: JSON is YAML, and quickly written."""
    return json.dumps(data, ensure_ascii=False, indent=1)


# --- all in one run -------------------------------------------------------------------------------------------------


@cache
def _forty() -> tuple[str, frozenset[tuple[str, int, int]]]:
    text = faulty(*REFUSED, *FOUND)
    return text, frozenset((d.id, d.location.line, d.location.column) for d in told(text))


@pytest.mark.parametrize("fault", [*REFUSED, *FOUND], ids=lambda fault: f"{fault.id} {fault.new.strip()[:30]}")
def test_each_of_forty_faults_is_told_at_its_line_and_column_in_one_run(fault: Fault) -> None:
    """Nobody mends a file in rounds: what the schema refuses must not hide what the rules find."""
    text, places = _forty()

    assert (fault.id, *place(fault, text)) in places


def test_forty_faults_are_forty_places() -> None:
    """Two faults at one place would make one of the forty tests empty."""
    text = faulty(*REFUSED, *FOUND)

    assert len({(fault.id, *place(fault, text)) for fault in (*REFUSED, *FOUND)}) == 40


def test_beside_forty_faults_nothing_is_told_that_the_mended_file_would_not_show() -> None:
    """What is told besides is told of the sample itself, or of the twenty faults alone."""
    alone = {(d.id, d.message) for d in told(faulty(*FOUND))} | {(d.id, d.message) for d in told(faulty(*REFUSED))}

    assert [d for d in told(faulty(*REFUSED, *FOUND)) if (d.id, d.message) not in alone] == []


# --- no echoes ------------------------------------------------------------------------------------------------------


def _places(data: Plain, path: DataPath = ()) -> Iterator[DataPath]:
    """Every value of a definition but the names of its documents and its pack."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in children:
        if path or step not in ("documents", "pack"):
            yield (*path, step)
            yield from _places(value, (*path, step))


WAYS: dict[str, Callable[[str | int, Any], tuple[str | int, Any]]] = {
    "a letter more": lambda key, value: (f"{key}x", value),
    "a letter less": lambda key, value: (f"{key}"[1:], value),
    "another key": lambda key, value: (f"zz_{len(str(key))}{str(key)[:1]}", value),
    "a letter more in the value": lambda key, value: (key, f"{value}x"),
    "a sign before the value": lambda key, value: (key, f"£{value}"),
    "nothing but marks": lambda key, _: (key, "??"),
    "an empty text": lambda key, _: (key, ""),
    "a group": lambda key, _: (key, {"a": "b"}),
    "a list": lambda key, _: (key, ["q"]),
}


def _broken(data: Any, path: DataPath, way: str) -> Any:
    """The data with one place broken; the same data where that cannot be."""
    changed = copy.deepcopy(data)
    here = changed
    for step in path[:-1]:
        if step not in (here if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()):
            return changed
        here = here[step]
    if isinstance(here, dict) and path[-1] in here:
        new = dict([WAYS[way](key, value) if key == path[-1] else (key, value) for key, value in here.items()])
        here.clear()
        here.update(new)
    elif isinstance(here, list) and isinstance(path[-1], int) and path[-1] < len(here):
        here[path[-1]] = WAYS[way](path[-1], here[path[-1]])[1]
    return changed


def _refused(data: Any) -> tuple[Diagnostic, ...]:
    """What the schema refuses."""
    try:
        validate(parse_source(written(data).encode(), "deal.yaml"))
    except FindingsError as refused:
        return refused.report.diagnostics
    return ()


def _is_valid(data: Any) -> bool:
    try:
        Agreement.model_validate(data)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("sample", ["section-75-small", "memorandum-small"])
@given(choices=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(sorted(WAYS))), min_size=1, max_size=6))
@settings(max_examples=30)
def test_a_rule_finds_nothing_in_a_clean_definition_of_which_parts_were_refused(
    sample: str, choices: list[tuple[int, str]]
) -> None:
    """A sum that cannot be read must not make a total wrong, nor a party that cannot be read an unknown one."""
    clean = parse_source((SAMPLES / f"{sample}.yaml").read_bytes(), "clean.yaml").data
    places = list(_places(clean))
    broken = clean
    for number, way in choices:
        path = places[number % len(places)]
        if not _is_valid(_broken(clean, path, way)):  # not every change is one that the schema refuses
            broken = _broken(broken, path, way)
    refused = _refused(broken)
    assume(refused)

    assert {(d.id, d.path) for d in told(written(broken))} == {(d.id, d.path) for d in refused}


def test_a_group_of_nothing_known_is_not_taken_for_an_empty_one() -> None:
    """What it should hold is missing, and that it was refused says so."""
    clean = parse_source((SAMPLES / "section-75-small.yaml").read_bytes(), "clean.yaml").data
    assert isinstance(clean, dict)

    found = told(written({**clean, "information_sharing": {"a": "b"}}))

    assert [(d.id, d.path) for d in found] == [("unknown-field", "information_sharing.a")]


ECHOES: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    (
        "a contribution that cannot be read, and the total of all",
        {"funds": [fund(contributions={"2026/27": {"ICB": "6oo", "COU": "400"}}, stated_total={"2026/27": "1000"})]},
        [("FUN-03", 'funds[0].contributions."2026/27".ICB')],
    ),
    (
        "a party that cannot be read, and whoever names it",
        {"parties": [party(), council(kind="unitry")]},
        [("choice", "parties[1].kind")],
    ),
    (
        "a party whose id cannot be read",
        {"parties": [party(), council("C O U")]},
        [("id", "parties[1].id")],
    ),
    (
        "a party whose id stands under another key",
        {"parties": [party(), {"ident": "COU", "legal_name": "Council", "kind": "unitary"}]},
        [("missing-field", "parties[1].id"), ("unknown-field", "parties[1].ident")],
    ),
    (
        "a host under a mistyped key",
        {"funds": [{**{k: v for k, v in fund().items() if k != "host"}, "hosst": "COU"}]},
        [("unknown-field", "funds[0].hosst")],
    ),
    (
        "a fund that is no group",
        {"funds": ["F1"]},
        [("type", "funds[0]")],
    ),
]


@pytest.mark.parametrize(("says", "changes", "refused"), ECHOES, ids=[says for says, _, _ in ECHOES])
def test_what_was_refused_makes_no_second_finding(
    says: str, changes: dict[str, Any], refused: list[tuple[str, str]]
) -> None:
    """Each fault is told once, where it is: what follows from it would send the reader to the wrong place."""
    sound = told_of(definition())
    found = [finding for finding in told_of(definition(**changes)) if finding not in sound]

    assert refused == found, says


# --- what is told beside --------------------------------------------------------------------------------------------


def test_a_fault_beside_what_was_refused_is_told() -> None:
    """The second fund's manager is missing, whatever the first fund's kind was meant to be."""
    sums = {"2026/27": {"ICB": "600", "COU": "400"}}
    found = told_of(definition(funds=[fund(kind="poold"), fund("F2", contributions=sums)]))

    assert {("choice", "funds[0].kind"), ("S75-24", "funds[1].pool_manager")} <= set(found)


def test_what_depends_on_a_refused_value_is_not_told() -> None:
    """Whether the first fund needs a manager depends on its kind, which nobody can guess from these letters."""
    found = told_of(definition(funds=[fund(kind="xyz")]))

    assert "S75-24" not in {id_ for id_, _ in found}


def test_doubtful_letters_are_told_beside_what_was_refused() -> None:
    """The loader's warnings are no errors, so they come with the findings of the schema."""
    mixed = "Small agre\u0435ment"

    assert {"mixed-script", "choice"} <= {d.id for d in told(written(definition(title=mixed, jurisdiction="englnd")))}


def test_a_mistyped_pack_is_told_with_what_was_refused() -> None:
    """Without the pack no rule can speak, but its name is one more thing to mend."""
    found = told_of(definition(pack="health-and-car-england", language="eng"))

    assert found == [("reference", "pack"), ("choice", "language")]


def test_a_definition_without_parties_is_told_of_the_schema_alone() -> None:
    """Who agrees cannot be guessed, so nothing of the rest can be judged."""
    found = told_of({key: value for key, value in definition().items() if key != "parties"})

    assert found == [("missing-field", "parties")]


def test_a_waiver_covers_what_is_found_beside_what_was_refused() -> None:
    """A finding that the parties accepted stays accepted, and no waiver is called useless before all can be tested."""
    waivers = [
        {"finding": id_, "reason": "accepted", "by": "Board", "date": "2026-11-20"} for id_ in ("S75-24", "FUN-22")
    ]
    found = told(written(definition(waivers=waivers, language="eng")))

    assert [d.id for d in found if d.waived] == ["S75-24"]
    assert "waiver-unused" not in {d.id for d in found}


def test_a_waiver_that_was_refused_covers_nothing() -> None:
    """Nobody has given its reason."""
    found = told(written(definition(waivers=[{"finding": "S75-24", "by": "Board", "date": "2026-11-20"}])))

    assert [d.id for d in found if d.waived] == []
    assert "S75-24" in {d.id for d in found}


def test_a_value_that_was_refused_cannot_be_read() -> None:
    """Whoever asks for it is stopped, so that no answer rests on a guess."""
    left = gaps(parse_source(written(definition(jurisdiction="englnd")).encode(), "deal.yaml"))
    assert left is not None

    with pytest.raises(Unread):
        _ = left.unread.jurisdiction


def test_each_way_to_fill_a_gap_comes_up() -> None:
    """The likeliest comes first; a finding that hangs on the value is not found in all."""
    left = gaps(parse_source(written(definition(jurisdiction="englnd")).encode(), "deal.yaml"))
    assert left is not None
    met = [agreement.jurisdiction for agreement in left.readings()]

    assert met[0] == "england"
    assert {"england", "wales", "scotland", "northern_ireland"} == set(met)


# --- enactments -----------------------------------------------------------------------------------------------------


def test_an_enactment_that_the_pack_does_not_have_is_told_at_its_place() -> None:
    """It would be printed as it is typed, and no rule about it would speak."""
    deal = definition(legal_basis=["NHSA2006_s75", "CareAct2041_s6"])
    deal["schemes"][0]["functions"] = {"nhs": [{"act": "NHSA2060", "sections": ["3"]}]}
    deal["delegations"] = [{"from": HEALTH, "to": [COUNCIL], "reserved": [{"act": "NHSA2060", "sections": ["4"]}]}]
    found = {d.path: (d.severity, d.hint) for d in told(written(deal)) if d.id == "reference"}

    assert found == {
        "legal_basis[1]": (
            Severity.WARNING,
            "did you mean 'CareAct2014_s6' (Care Act 2014, section 6)?",
        ),
        **dict.fromkeys(
            ("schemes[0].functions.nhs[0].act", "delegations[0].reserved[0].act"),
            (Severity.WARNING, "did you mean 'NHSA2006' (National Health Service Act 2006)?"),
        ),
    }


DEFINITIONS = sorted([*PATHS.values(), *(Path(__file__).parents[1] / "cases").glob("*.yaml")])


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_samples_and_cases_name_enactments_that_the_pack_has(path: Path) -> None:
    """`general_cooperation` is one of them: where no power is needed, that is said."""
    assert [d for d in check(path, as_at=AS_AT).report if "no enactment" in d.message] == []
