"""Tables of how the partnership is run: the board, its limits, area boards, reports and their dates, disputes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet
from agreements.document import Inlines, Table, Text, Value
from agreements.particulars import Board, Party, ReportingDuty, Stage
from agreements.particulars import figures as figures_of
from agreements.particulars.governance import Quorum, Seat
from agreements.particulars.parties import HealthAndWellbeingBoard
from agreements.source import DataPath, path_text

_BOARD: DataPath = ("governance", "board")


def _board(speech: Speech) -> Board | None:
    return speech.agreement.governance.board if speech.agreement.governance else None


def board(speech: Speech) -> Table | None:
    """The seats of each party on the board, and what they vote on."""
    sheet, found = Sheet(speech, "board"), _board(speech)
    if found is None:
        return None
    rows: list[Cells] = []
    for n, seat in enumerate(found.members):
        path: DataPath = (*_BOARD, "members", n)
        rows.append([sheet.party(seat.party), sheet.count(seat.seats, (*path, "seats")), _votes(sheet, path, seat)])
    seats = sum(seat.seats for seat in found.members)
    voting = sum(seat.seats for seat in found.members if not seat.non_voting)
    fields = [sheet.column("party", width=1.4), sheet.figures("seats", width=0.7), sheet.column("votes", width=1.4)]
    totals = [[sheet.shared("total"), sheet.value(f"{seats:,}"), (sheet.note("voting", seats=Value(f"{voting:,}")),)]]
    return sheet.table(fields, rows, totals, board=_board_name(sheet, found))


def _board_name(sheet: Sheet, found: Board) -> Text | Value:
    if found.name is None:
        return Text(sheet.common("board"))
    return Value(sheet.speech.words(found.name), path_text((*_BOARD, "name")))


def _votes(sheet: Sheet, path: DataPath, seat: Seat) -> Cell:
    lines: list[Inlines] = [(Text(sheet.label("no_vote")),)] if seat.non_voting else []
    if seat.votes_on is not None:
        lines.append((Value(sheet.speech.words(seat.votes_on), path_text((*path, "votes_on"))),))
    return tuple(lines) or sheet.text("votes_on_everything")


def quorum(speech: Speech) -> Table | None:
    """How many members must be present, and who must be among them."""
    sheet, found = Sheet(speech, "quorum"), _board(speech)
    if found is None or found.quorum is None:
        return None
    fields = [sheet.column("who", width=2.0), sheet.figures("number")]
    return sheet.table(fields, _quorum_rows(sheet, found.quorum), board=_board_name(sheet, found))


def _quorum_rows(sheet: Sheet, given: Quorum) -> list[Cells]:
    path: DataPath = (*_BOARD, "quorum")
    rows: list[Cells] = []
    if given.members is not None:
        rows.append([sheet.text("members"), sheet.count(given.members, (*path, "members"))])
    for n, part in enumerate(given.must_include):
        place: DataPath = (*path, "must_include", n)
        who = (sheet.note("of", who=Value(sheet.speech.name(part.of), path_text((*place, "of")))),)
        rows.append([who, sheet.count(part.number, (*place, "number"))])
    return rows


def powers(speech: Speech) -> Table | None:
    """What the board may decide, and up to which sum; where it is stated, what the board does in each matter."""
    found = _board(speech)
    given = found.powers if found else ()
    sheet = Sheet(speech, "powers", "caption_nature" if any(power.nature for power in given) else "caption")
    rows: list[Cells] = [
        [
            sheet.words(power.what, (*_BOARD, "powers", n, "what")),
            sheet.choice("power_nature", power.nature, (*_BOARD, "powers", n, "nature")),
            sheet.stated_sum(power.up_to, (*_BOARD, "powers", n, "up_to")) or sheet.text("no_limit"),
        ]
        for n, power in enumerate(given)
    ]
    fields = [sheet.column("what", width=2.4), sheet.column("nature", optional=True), sheet.figures("up_to")]
    return sheet.table(fields, rows)


def delegated_limits(speech: Speech) -> Table | None:
    """Up to which sum the members may decide for their parties."""
    sheet, found = Sheet(speech, "delegated_limits"), _board(speech)
    rows: list[Cells] = [
        [sheet.party(limit.party), sheet.sum(limit.limit, (*_BOARD, "delegated_limits", n, "limit"))]
        for n, limit in enumerate(found.delegated_limits if found else ())
    ]
    return sheet.table([sheet.column("party", width=1.4), sheet.figures("limit")], rows)


HwbEntry = tuple[int, Party, HealthAndWellbeingBoard]


def _area_boards(speech: Speech) -> list[HwbEntry]:
    return [
        (n, party, party.health_and_wellbeing_board)
        for n, party in enumerate(speech.agreement.parties)
        if party.health_and_wellbeing_board is not None
    ]


def hwb(speech: Speech) -> Table | None:
    """The health and wellbeing board of each area, and when it agreed the Better Care Fund plan."""
    sheet = Sheet(speech, "hwb")
    rows: list[Cells] = [
        [
            sheet.words(area.name, ("parties", n, "health_and_wellbeing_board", "name")),
            sheet.party(party.id),
            sheet.date(area.plan_approved, ("parties", n, "health_and_wellbeing_board", "plan_approved"))
            or sheet.text("not_yet"),
        ]
        for n, party, area in _area_boards(speech)
    ]
    return sheet.table([sheet.column("board", width=1.4), sheet.column("council"), sheet.column("approved")], rows)


def hwb_sums(speech: Speech) -> Table | None:
    """NHS and social care money of the Better Care Fund by area, for every year for which a sum is stated."""
    sheet, areas = Sheet(speech, "hwb_sums"), _area_boards(speech)
    columns = _area_columns(areas)
    if not columns:
        return None
    rows: list[Cells] = [
        [
            sheet.words(area.name, ("parties", n, "health_and_wellbeing_board", "name")),
            *(
                sheet.sum(_area_sums(area)[key].get(year), ("parties", n, "health_and_wellbeing_board", key, year))
                for key, year in columns
            ),
        ]
        for n, _party, area in areas
    ]
    totals = [sheet.sum(_area_total(areas, key, year)) for key, year in columns]
    headings = [sheet.value_column(sheet.note("columns", key, year=Value(year))) for key, year in columns]
    source = speech.agreement.better_care_fund.allocation_source if speech.agreement.better_care_fund else None
    note = sheet.note("source", source=Value(speech.words(source), "better_care_fund.allocation_source"))
    return sheet.table(
        [sheet.column("board", width=1.4), *headings],
        rows,
        [[sheet.shared("total"), *totals]],
        note if source is not None else (),
    )


def _area_sums(area: HealthAndWellbeingBoard) -> Mapping[str, Mapping[str, int | None]]:
    return {
        "nhs_minimum": area.nhs_minimum,
        "nhs_pooled": area.nhs_pooled,
        "social_care_required": area.social_care_required,
        "social_care_planned": area.social_care_planned,
    }


def _area_columns(areas: Sequence[HwbEntry]) -> list[tuple[str, str]]:
    """Year by year, those of the four sums that any area states."""
    stated = {(year, key) for _, _, area in areas for key, sums in _area_sums(area).items() for year in sums}
    keys = list(_area_sums(areas[0][2])) if areas else []
    return [(key, year) for year, key in sorted(stated, key=lambda column: (column[0], keys.index(column[1])))]


def _area_total(areas: Sequence[HwbEntry], key: str, year: str) -> int | None:
    sums = [_area_sums(area)[key].get(year) for _, _, area in areas]
    return None if None in sums else sum(int(amount) for amount in sums if amount is not None)


def reporting(speech: Speech) -> Table | None:
    """Who reports what, how often, by when, to whom and about which funds and schemes."""
    sheet = Sheet(speech, "reporting")
    rows: list[Cells] = []
    for n, duty in enumerate(speech.agreement.reporting):
        path: DataPath = ("reporting", n)
        rows.append(
            [
                sheet.words(duty.what, (*path, "what")),
                sheet.named(duty.by, (*path, "by")),
                sheet.listed(duty.frequency, (*path, "frequency"), "frequency"),
                None if duty.due is None else sheet.value(speech.deadline(duty.due), (*path, "due")),
                sheet.words(duty.to, (*path, "to")),
                _covers(sheet, path, duty),
            ]
        )
    fields = [
        sheet.column("what", width=1.6),
        sheet.column("by", width=1.2),
        sheet.column("frequency"),
        sheet.column("due", width=1.4, empty="no_date"),
        sheet.column("to", optional=True, width=1.2),
        sheet.column("covers", width=1.6),
    ]
    return sheet.table(fields, rows)


def _covers(sheet: Sheet, path: DataPath, duty: ReportingDuty) -> Cell:
    agreement = sheet.agreement
    names = {fund.id: sheet.speech.words(fund.name) or fund.id for fund in agreement.funds}
    titles = {scheme.id: f"{scheme.id} {sheet.speech.words(scheme.title)}".strip() for scheme in agreement.schemes}
    lines: list[Inlines] = [
        (Value(names.get(key, key), path_text((*path, "funds", n))),) for n, key in enumerate(duty.funds)
    ]
    lines += [(Value(titles.get(key, key), path_text((*path, "schemes", n))),) for n, key in enumerate(duty.schemes)]
    return tuple(lines) or sheet.text("everything")


def report_dates(speech: Speech, year: str) -> Table | None:
    """The day by which each report on a period of the year is due, in order of those days."""
    sheet = Sheet(speech, "report_dates")
    dated: list[tuple[datetime.date, datetime.date, int, ReportingDuty]] = []
    for n, duty in enumerate(speech.agreement.reporting):
        if duty.due is not None:
            ends = figures_of.report_period_ends(duty.due, year)
            days = figures_of.report_dates(speech.agreement, duty.due, year)
            dated += [(day, end, n, duty) for day, end in zip(days, ends, strict=False)]
    rows: list[Cells] = [
        [
            (sheet.note("period", date=Value(speech.date(end))),),
            sheet.words(duty.what, ("reporting", n, "what")),
            sheet.named(duty.by, ("reporting", n, "by")),
            sheet.date(day),
        ]
        for day, end, n, duty in sorted(dated, key=lambda entry: entry[:3])
    ]
    fields = [
        sheet.column("period", width=1.6),
        sheet.column("what", width=1.6),
        sheet.column("by", width=1.2),
        sheet.column("due", width=1.2),
    ]
    return sheet.table(fields, rows, year=Value(year))


def ladder(speech: Speech, dispute: str) -> Table | None:
    """The stages of one type of dispute, with the time that each has; the pack's own where `default` was agreed."""
    sheet = Sheet(speech, "ladder")
    stages = figures_of.ladder_stages(speech.agreement, dispute, speech.ladders)
    rows: list[Cells] = [
        [
            sheet.value(str(n + 1)),
            sheet.words(stage.by) or sheet.choice("stage_kind", stage.kind),
            _stage_time(sheet, stage) or sheet.text("no_time"),
            sheet.choice("stage_kind", stage.kind),
            sheet.words(stage.remit),
        ]
        for n, stage in enumerate(stages)
    ]
    fields = [
        sheet.column("stage", width=0.6),
        sheet.column("by", width=2.4),
        sheet.column("time", width=1.4),
        sheet.column("kind", optional=True, width=1.2, empty="talks"),
        sheet.column("remit", optional=True, width=1.6, empty="not_applicable"),
    ]
    return sheet.table(fields, rows, dispute=Value(speech.choice("dispute_types", dispute)))


def _stage_time(sheet: Sheet, stage: Stage) -> Cell | None:
    """How long the stage has; no days at all are said as such."""
    for number, unit in ((stage.working_days, "working_days"), (stage.days, "days")):
        if number is not None:
            return sheet.value(sheet.speech.length(number, unit)) if number else sheet.text("at_once")
    return None


def ladder_dates(speech: Speech, number: str) -> Table | None:
    """A worked example of a dispute on the calendar. `number` counts the illustrations of disputes from 1."""
    disputes = speech.agreement.disputes
    if disputes is None or not number.isdecimal() or not 0 < int(number) <= len(disputes.illustrations):
        return None
    sheet, example = Sheet(speech, "ladder_dates"), disputes.illustrations[int(number) - 1]
    path: DataPath = ("disputes", "illustrations", int(number) - 1)
    stages = figures_of.ladder_stages(speech.agreement, example.ladder, speech.ladders)
    ends = figures_of.dispute_dates(speech.agreement, stages, example.notified)
    rows: list[Cells] = [
        [
            sheet.value(str(n + 1)),
            sheet.words(stage.by) or sheet.choice("stage_kind", stage.kind),
            _stage_time(sheet, stage) or sheet.text("no_time"),
            sheet.date(end) or sheet.text("open"),
        ]
        for n, (stage, end) in enumerate(zip(stages, ends, strict=True))
    ]
    fields = [
        sheet.column("stage", width=0.6),
        sheet.column("by", width=2.4),
        sheet.column("time", width=1.2),
        sheet.column("ends", width=1.4),
    ]
    return sheet.table(
        fields,
        rows,
        dispute=Value(speech.choice("dispute_types", example.ladder), path_text((*path, "ladder"))),
        date=Value(speech.date(example.notified), path_text((*path, "notified"))),
    )
