"""`agreements dates`: what a governance officer sees, and what a calendar program is given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml

from agreements.cli.program import main
from agreements.packs import bundled
from tests.builders import COUNCIL, HEALTH, council, definition, fund, party, term

Run = Callable[..., tuple[int, str, str]]
SAMPLES = bundled() / "health-and-care-england" / "samples"
BETTER_CARE = SAMPLES / "better-care-fund.yaml"
REPORT = {"what": "report", "by": COUNCIL, "frequency": "quarterly"}


@pytest.fixture
def dates(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process: status, stdout, stderr."""

    def command(*args: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["dates", *map(str, args)])
        captured = capsys.readouterr()
        return int(left.value.code or 0), captured.out, captured.err

    return command


@pytest.fixture
def deal(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small definition with what is changed."""

    def write(**changes: Any) -> Path:
        file = tmp_path / "deal.yaml"
        file.write_text(yaml.safe_dump(definition(**changes), sort_keys=False, allow_unicode=True), encoding="utf-8")
        return file

    return write


def listed(dates: Run, *args: str | Path) -> list[dict[str, Any]]:
    """The dates that the command prints as JSON."""
    status, out, err = dates(*args, "--format", "json")

    assert (status, err) == (0, "")

    entries: list[dict[str, Any]] = json.loads(out)["dates"]
    return entries


def days(entries: list[dict[str, Any]], kind: str) -> list[str]:
    """The days of one kind."""
    return [entry["date"] for entry in entries if entry["kind"] == kind]


# --- the vectors of the field ---------------------------------------------------------------------------------------


REPORTS = {
    "V18": ({"days": "30"}, ["2026-07-30", "2026-10-30", "2027-02-01", "2027-04-30"]),
    "V18'": ({"working_days": "20"}, ["2026-07-28", "2026-10-28", "2027-01-29", "2027-04-28"]),
}


@pytest.mark.parametrize(("length", "due"), REPORTS.values(), ids=REPORTS)
def test_reports_are_due_after_each_quarter(
    dates: Run, deal: Callable[..., Path], length: dict[str, str], due: list[str]
) -> None:
    """England, 2026/27; a Saturday moves to the Monday."""
    file = deal(reporting=[{**REPORT, "due": {"after": "quarter_end", **length}}])

    assert days(listed(dates, file), "report") == due


STAGES = {
    "V19": ("2026-04-02", [10], ["2026-04-20"]),
    "V19b, Saturday": ("2026-10-24", [5], ["2026-10-30"]),
    "V19b, Christmas": ("2026-12-23", [5], ["2027-01-04"]),
    "V20": ("2026-12-14", [5, 10, 10, 20], ["2026-12-21", "2027-01-07", "2027-01-21", "2027-02-18"]),
}


@pytest.mark.parametrize(("notified", "lengths", "ends"), STAGES.values(), ids=STAGES)
def test_a_dispute_runs_on_working_days(
    dates: Run, deal: Callable[..., Path], notified: str, lengths: list[int], ends: list[str]
) -> None:
    """Easter, a weekend, and Christmas with New Year."""
    stages = [{"by": f"stage {n}", "working_days": str(length)} for n, length in enumerate(lengths)]
    file = deal(disputes={"ladders": {"any": stages}})

    status, out, _ = dates(file, "--dispute", "any", "--notified", notified, "--format", "json")

    assert status == 0
    assert [stage["last_day"] for stage in json.loads(out)["disputes"][0]["stages"]] == ends


def test_the_packs_own_ladder_gives_the_same_days(dates: Run) -> None:
    """V20 again: the sample says `default`."""
    _, out, _ = dates(BETTER_CARE, "--dispute", "financial", "--notified", "2026-12-14")

    assert re.findall(r"^\w{3} +\d+ \w{3} \d{4}", out, re.MULTILINE) == [
        "Mon 21 Dec 2026",
        "Thu  7 Jan 2027",
        "Thu 21 Jan 2027",
        "Thu 18 Feb 2027",
    ]


def test_the_better_care_fund_reports_on_time(dates: Run) -> None:
    """Twenty working days after each quarter of 2026/27."""
    entries = listed(dates, BETTER_CARE, "--to", "2027-05-31")

    assert [entry["date"] for entry in entries if entry["path"] == "reporting[0].due"] == [
        "2026-07-28",
        "2026-10-28",
        "2027-01-29",
        "2027-04-28",
    ]


def test_money_of_a_welsh_pool_goes_in_and_out_on_working_days(dates: Run, deal: Callable[..., Path]) -> None:
    """Wales keeps the bank holidays of England; 1 January 2027 is one."""
    circulation = {
        "frequency": "quarterly",
        "paid_in": "first working day of quarter",
        "paid_out": "next working day",
        "out_rule": "own_contribution",
    }
    parties = [party(kind="lhb"), council(kind="county_wales")]
    file = deal(jurisdiction="wales", parties=parties, funds=[fund(circulation=circulation)])
    entries = listed(dates, file)

    assert days(entries, "paid_in") == ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-04"]
    assert days(entries, "paid_out") == ["2026-04-02", "2026-07-02", "2026-10-02", "2027-01-05"]


# --- text -----------------------------------------------------------------------------------------------------------


NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml"))
WITH_LADDERS = [name for name in NAMES if "ladders:" in (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")]
ALL_DISPUTES = ["--dispute", "all", "--notified", "2027-06-01"]


@pytest.mark.parametrize(
    ("sample", "options"), [*((name, []) for name in NAMES), *((name, ALL_DISPUTES) for name in WITH_LADDERS)]
)
def test_the_text_is_no_wider_than_a_page(dates: Run, sample: str, options: list[str]) -> None:
    """110 letters, without anything at the ends of lines."""
    status, out, err = dates(SAMPLES / f"{sample}.yaml", *options)

    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if len(line) > 110 or line != line.rstrip()] == []


def test_a_date_is_told_with_its_weekday_who_acts_and_where_it_comes_from(dates: Run) -> None:
    """One row of the sample, as it is printed."""
    _, out, _ = dates(BETTER_CARE)

    assert re.search(
        r"^Thu 10 Dec 2026  Decision to sign is due from Cabinet +BFA +parties\[3\]\.authority\.due$", out, re.MULTILINE
    )


def test_a_day_that_is_no_working_day_says_so(dates: Run) -> None:
    """15 January 2028 is a Saturday: the day agreed stays, and the Monday is named."""
    _, out, _ = dates(BETTER_CARE, "--from", "2028-01-15", "--to", "2028-01-15", "--party", "ICB")

    assert "ICB £15,908,469.28. Not a working day; the next one is Monday 17 January 2028." in " ".join(out.split())


def test_what_is_not_on_the_calendar_is_told_at_the_end(dates: Run, deal: Callable[..., Path]) -> None:
    """So that nobody relies on a date that is missing."""
    _, out, _ = dates(deal(exit={"notice": {"months": "3"}, "effective": "by agreement"}))
    told = out.partition("\nNot on the calendar:\n")[2]

    assert " ".join(told.split()) == (
        '- exit.effective: "by agreement" was not understood, so only notice up to the last day of the agreement is '
        "worked out."
    )


def test_a_long_text_is_cut_and_says_how_to_see_the_rest(dates: Run, deal: Callable[..., Path]) -> None:
    """Forty years of quarterly reports are no reading; JSON and the calendar file have them all."""
    reports = [{**REPORT, "due": {"after": "quarter_end", "working_days": "20"}} for _ in range(3)]
    file = deal(term=term("2026-04-01", "2066-03-31"), funds=[], schemes=[], reporting=reports)
    _, out, _ = dates(file)

    assert len(listed(dates, file)) == 3 * 160 + 42
    assert "222 dates from" in out
    assert "Choose a time with --from and --to" in out
    assert "not shown here" not in dates(file, "--to", "2066-12-31")[1]


def test_nothing_in_a_text_steers_the_terminal(dates: Run, deal: Callable[..., Path]) -> None:
    """A definition comes from somebody else."""
    _, out, _ = dates(deal(work_programme=[{"task": "turn\u202eround", "lead": COUNCIL, "due": "2026-09-30"}]))

    assert "\u202e" not in out


# --- what is asked for ----------------------------------------------------------------------------------------------


def test_a_window_leaves_out_what_is_before_and_after(dates: Run) -> None:
    """Both days are counted in."""
    entries = listed(dates, BETTER_CARE, "--from", "2027-03-31", "--to", "2027-04-15")

    assert {entry["date"] for entry in entries} == {"2027-03-31", "2027-04-15"}


def test_a_party_sees_what_it_does_alone_and_with_all_others(dates: Run) -> None:
    """Another party's decision is not on its list."""
    kinds = [entry["kind"] for entry in listed(dates, BETTER_CARE, "--party", "HSJ")]

    assert "authority" not in kinds
    assert {"expiry", "notice", "party_ends", "successor", "awaited"} <= set(kinds)


def test_all_ladders_are_printed_at_once(dates: Run) -> None:
    """As many as the definition has."""
    _, out, _ = dates(BETTER_CARE, "--dispute", "all", "--notified", "2026-12-14", "--format", "json")

    assert [dispute["type"] for dispute in json.loads(out)["disputes"]] == [
        "financial",
        "legal",
        "leadership",
        "imposition",
        "competition",
        "performance",
    ]


def test_a_dispute_without_a_ladder_follows_the_one_for_any_matter(dates: Run) -> None:
    """And the reader is told."""
    status, out, _ = dates(SAMPLES / "memorandum-small.yaml", "--dispute", "financial", "--notified", "2027-06-01")

    assert status == 0
    assert "There is no ladder of its own; it follows the ladder 'any'." in out
    assert "Tue 15 Jun 2027" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--dispute", "finacial", "--notified", "2026-12-14"], "did you mean 'financial'?"),
        (["--dispute", "clinical", "--notified", "2026-12-14"], "choose from: financial, legal, leadership"),
        (["--dispute", "financial"], "--dispute needs the day of the notice"),
        (["--notified", "2026-12-14"], "--notified needs a type of dispute"),
        (["--dispute", "all", "--notified", "2026-12-14", "--party", "ICB"], "--dispute prints its stages alone"),
        (["--dispute", "all", "--notified", "14 December"], "write year-month-day, such as 2026-04-01"),
        (["--party", "IBC"], "did you mean 'ICB'?"),
        (["--party", "nobody"], "its parties are: ICB, ACC"),
        (["--from", "20270101"], "'20270101' is not a date"),
        (["--from", "2027-02-30"], "'2027-02-30' is not a date"),
        (["--from", "2027-02-01", "--to", "2027-01-01"], "--to 2027-01-01 is before --from 2027-02-01"),
        (["--from", "2050-01-01", "--ics", "x.ics"], "there is no date to write"),
    ],
)
def test_a_wrong_call_is_told_and_exits_with_2(
    dates: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    """With what to write instead, and without a file."""
    monkeypatch.chdir(tmp_path)

    status, out, err = dates(BETTER_CARE, *options)

    assert (status, out) == (2, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("disputes", [None, {"ladders": {}}])
def test_a_definition_without_ladders_says_what_to_write(
    dates: Run, deal: Callable[..., Path], disputes: dict[str, Any] | None
) -> None:
    """Nothing can be reckoned, and guessing would be worse."""
    status, _, err = dates(deal(disputes=disputes), "--dispute", "all", "--notified", "2026-12-14")

    assert status == 2
    assert "has no dispute ladders" in err
    assert "{any: default}" in err


def test_an_empty_ladder_says_where_its_stages_go(dates: Run, deal: Callable[..., Path]) -> None:
    """It is a ladder, and has nothing to reckon."""
    status, out, _ = dates(deal(disputes={"ladders": {"any": []}}), "--dispute", "any", "--notified", "2026-12-14")

    assert status == 0
    assert "The ladder has no stages; write them at disputes.ladders.any." in out


@pytest.mark.parametrize("of", [{}, {"commencement": "2026-04-01"}, {"expiry": "2027-03-31"}])
def test_a_definition_without_a_start_or_an_end_is_listed_as_far_as_it_goes(
    dates: Run, deal: Callable[..., Path], of: dict[str, str]
) -> None:
    """A draft has dates to come."""
    status, out, err = dates(deal(term=of))

    assert (status, err) == (0, "")
    assert "yet, so dates that come round each year are listed only for the years that the funds name" in " ".join(
        out.split()
    )


def test_a_definition_with_faults_is_told_as_check_tells_it(dates: Run, deal: Callable[..., Path]) -> None:
    """Each at its line, with status 1."""
    status, out, err = dates(deal(jurisdiktion="england"))

    assert (status, out) == (1, "")
    assert "did you mean 'jurisdiction'?" in err


def test_a_file_that_is_not_there_exits_with_2(dates: Run) -> None:
    """As for every command."""
    assert dates("nowhere.yaml")[0] == 2


# --- json -----------------------------------------------------------------------------------------------------------


def test_json_holds_every_field_of_a_date(dates: Run, deal: Callable[..., Path]) -> None:
    """An instalment on a Saturday, with the line on which it is written."""
    plan = {"number": "1", "dates": ["15 January"]}
    file = deal(
        term=term("2027-04-01", "2028-03-31"),
        funds=[fund(contributions={"2027/28": {HEALTH: "0.05", COUNCIL: None}}, instalments=plan)],
    )
    entry = next(entry for entry in listed(dates, file) if entry["kind"] == "instalment")
    line = entry.pop("line")

    assert entry == {
        "date": "2028-01-15",
        "weekday": "Sat",
        "kind": "instalment",
        "what": "Instalment 1 of 1 for 2027/28 into F1 Fund F1",
        "who": [HEALTH, COUNCIL],
        "acts": f"{HEALTH}, {COUNCIL}",
        "agreed": None,
        "working_day": "2028-01-17",
        "sums": {HEALTH: "0.05", COUNCIL: None},
        "path": "funds[0].instalments.dates[0]",
    }
    assert "15 January" in file.read_text(encoding="utf-8").splitlines()[line - 1]


# --- the calendar file ----------------------------------------------------------------------------------------------


def test_the_calendar_file_holds_every_date(dates: Run, tmp_path: Path) -> None:
    """Read back by another program: the same days and words, each with an id of its own."""
    status, out, err = dates(BETTER_CARE, "--ics", tmp_path / "bcf.ics", "--format", "json")
    printed = json.loads(out)["dates"]
    read = icalendar.Calendar.from_ical((tmp_path / "bcf.ics").read_bytes())
    events = read.walk("VEVENT")

    assert (status, err) == (0, f"{tmp_path / 'bcf.ics'}: {len(printed)} dates\n")
    assert read.errors == []
    assert [(e.decoded("DTSTART").isoformat(), str(e["SUMMARY"])) for e in events] == [
        (entry["date"], entry["what"]) for entry in printed
    ]
    assert len({str(e["UID"]) for e in events}) == len(events)


def test_the_calendar_file_folds_its_lines(dates: Run, tmp_path: Path) -> None:
    """75 octets and CR LF, as the standard asks."""
    dates(BETTER_CARE, "--ics", tmp_path / "bcf.ics")
    data = (tmp_path / "bcf.ics").read_bytes()

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_date_keeps_its_id_whatever_else_is_asked_for(dates: Run, tmp_path: Path) -> None:
    """So that a file imported again changes entries instead of doubling them."""
    for name, options in {"all": [], "some": ["--party", "HSJ", "--from", "2028-01-01"]}.items():
        dates(BETTER_CARE, "--ics", tmp_path / f"{name}.ics", *options)
    ids = {name: set(re.findall(rb"UID:(\S+)", (tmp_path / f"{name}.ics").read_bytes())) for name in ("all", "some")}

    assert ids["some"]
    assert ids["some"] < ids["all"]


@pytest.mark.parametrize(
    ("epoch", "stamp"), [(None, b"DTSTAMP:20261121T000000Z"), ("1798761600", b"DTSTAMP:20270101T000000Z")]
)
def test_the_calendar_file_never_asks_the_clock(
    dates: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str | None, stamp: bytes
) -> None:
    """The date of the definition's version, or SOURCE_DATE_EPOCH; the same bytes each time."""
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for name in ("one", "two"):
        dates(BETTER_CARE, "--ics", tmp_path / f"{name}.ics")
    one, two = ((tmp_path / f"{name}.ics").read_bytes() for name in ("one", "two"))

    assert one == two
    assert set(re.findall(rb"DTSTAMP:\w+", one)) == {stamp}


def test_a_calendar_file_replaces_none_unless_told(dates: Run, tmp_path: Path) -> None:
    """Somebody may have put notes into it."""
    file = tmp_path / "deal.ics"
    file.write_text("mine")

    assert dates(BETTER_CARE, "--ics", file)[:2] == (4, "")
    assert file.read_text() == "mine"
    assert dates(BETTER_CARE, "--ics", file, "--force")[0] == 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_dispute_goes_into_a_calendar_file_too(dates: Run, tmp_path: Path) -> None:
    """Its notice and the last day of each stage."""
    file = tmp_path / "dispute.ics"
    dates(BETTER_CARE, "--dispute", "imposition", "--notified", "2026-12-14", "--ics", file)
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")

    assert [event.decoded("DTSTART") for event in events] == [
        date(2026, 12, 14),
        date(2026, 12, 21),
        date(2027, 1, 7),
        date(2027, 1, 28),
        date(2027, 2, 25),
        date(2027, 2, 25),
    ]
    assert len({str(event["UID"]) for event in events}) == 6


# --- light and calm -------------------------------------------------------------------------------------------------


def test_dates_imports_nothing_heavy() -> None:
    """Whoever asks for a date does not wait for a PDF engine."""
    code = (
        "import sys; from agreements.cli import main\n"
        f"try: main(['dates', {str(BETTER_CARE)!r}])\nexcept SystemExit as left: assert not left.code\n"
        "print([name for name in ('weasyprint', 'docxtpl', 'docx', 'lxml', 'fontTools') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.splitlines()[-1] == "[]"
