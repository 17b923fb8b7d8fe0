"""Tables of working together: who belongs to a team, who does and decides what, and the policies held in common."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, stacked
from agreements.document import Table, Value
from agreements.particulars import Bilingual, DecisionMaker, TeamMember
from agreements.source import DataPath, path_text


def team_members(speech: Speech) -> Table | None:
    """Who belongs to the team, by discipline and employer, and which roles span health and social care."""
    sheet, team = Sheet(speech, "team_members"), speech.agreement.team
    rows: list[Cells] = [
        [
            stacked(sheet.words(member.discipline, _at(n, "discipline")), _blended(sheet, member)),
            sheet.quantity(member.wte, _at(n, "wte")),
            sheet.named(member.employer, _at(n, "employer")),
        ]
        for n, member in enumerate(team.members if team else ())
    ]
    fields = [
        sheet.column("discipline", width=2.0),
        sheet.figures("wte", optional=True, width=0.8),
        sheet.column("employer", width=1.6),
    ]
    return sheet.table(fields, rows)


def _at(number: int, *steps: str) -> DataPath:
    return ("team", "members", number, *steps)


def _blended(sheet: Sheet, member: TeamMember) -> Cell | None:
    if member.blended is None:
        return None
    return sheet.text("blended" if member.blended else "not_blended")


def team_lines(speech: Speech) -> Table | None:
    """Who manages each member's work, and who supervises their practice and how often."""
    sheet, team = Sheet(speech, "team_lines"), speech.agreement.team
    if team is None or not any(member.manager or member.supervisor for member in team.members):
        return None
    manager = sheet.words(team.manager, ("team", "manager")) or sheet.text("team_manager")
    rows: list[Cells] = [
        [
            sheet.words(member.discipline, _at(n, "discipline")),
            sheet.named(member.manager, _at(n, "manager")) or manager,
            stacked(sheet.named(member.supervisor, _at(n, "supervisor")), _often(sheet, n, member)),
            sheet.named(member.employer, _at(n, "employer")),
        ]
        for n, member in enumerate(team.members)
    ]
    fields = [
        sheet.column("discipline", width=1.5),
        sheet.column("manager", width=1.4),
        sheet.column("supervisor", width=1.5),
        sheet.column("employer", width=1.2),
    ]
    return sheet.table(fields, rows)


def _often(sheet: Sheet, number: int, member: TeamMember) -> Cell | None:
    if member.supervised_every is None:
        return None
    length = Value(sheet.speech.duration(member.supervised_every), path_text(_at(number, "supervised_every")))
    return (sheet.note("every", length=length),)


def team_tasks(speech: Speech) -> Table | None:
    """The steps of the team's work, who takes each, who decides on it, and within what time."""
    sheet, team = Sheet(speech, "team_tasks"), speech.agreement.team
    rows: list[Cells] = []
    for n, task in enumerate(team.tasks if team else ()):
        path: DataPath = ("team", "tasks", n)
        rows.append(
            [
                sheet.words(task.task, (*path, "task")),
                sheet.named(task.by, (*path, "by")),
                sheet.named(task.decided_by, (*path, "decided_by")),
                sheet.length(task.within, (*path, "within")),
            ]
        )
    fields = [
        sheet.column("task", width=1.6),
        sheet.column("by", width=1.6),
        sheet.column("decided_by", optional=True, width=1.4, empty="same"),
        sheet.column("within", optional=True, width=1.1),
    ]
    return sheet.table(fields, rows)


def who_decides(speech: Speech) -> Table | None:
    """Matter by matter, who decides, who answers for it, who is asked before and who is told after."""
    sheet = Sheet(speech, "who_decides")
    rows = [_matter(sheet, ("who_decides", n), matter) for n, matter in enumerate(speech.agreement.who_decides)]
    fields = [
        sheet.column("matter", width=1.6),
        sheet.column("decides", width=1.3),
        sheet.column("responsible", width=1.3),
        sheet.column("consulted", optional=True, width=1.3, empty="none"),
        sheet.column("informed", optional=True, width=1.3, empty="none"),
    ]
    return sheet.table(fields, rows)


def _matter(sheet: Sheet, path: DataPath, matter: DecisionMaker) -> Cells:
    return [
        sheet.words(matter.matter, (*path, "matter")),
        sheet.named(matter.decides, (*path, "decides")),
        sheet.named(matter.responsible, (*path, "responsible")),
        _people(sheet, (*path, "consulted"), matter.consulted),
        _people(sheet, (*path, "informed"), matter.informed),
    ]


def _people(sheet: Sheet, path: DataPath, people: Sequence[str | Bilingual]) -> Cell | None:
    return stacked(*(sheet.named(who, (*path, n)) for n, who in enumerate(people)))


def joint_policies(speech: Speech) -> Table | None:
    """The register of policies that the parties follow together, with who keeps each and when it is reviewed."""
    sheet = Sheet(speech, "joint_policies")
    rows: list[Cells] = [
        [
            sheet.words(policy.title, ("joint_policies", n, "title")),
            sheet.named(policy.owner, ("joint_policies", n, "owner")),
            sheet.words(policy.reference, ("joint_policies", n, "reference")),
            sheet.date(policy.review, ("joint_policies", n, "review")),
        ]
        for n, policy in enumerate(speech.agreement.joint_policies)
    ]
    fields = [
        sheet.column("title", width=2.0),
        sheet.column("owner", width=1.4),
        sheet.column("reference", optional=True, width=1.0),
        sheet.column("review", width=1.2, empty="no_date"),
    ]
    return sheet.table(fields, rows)


def cover_turns(speech: Speech) -> Table | None:
    """Who acts at which hours, how they are reached, and how each turn ends."""
    sheet, cover = Sheet(speech, "cover_turns"), speech.agreement.cover
    rows: list[Cells] = []
    for n, turn in enumerate(cover.turns if cover else ()):
        path: DataPath = ("cover", "turns", n)
        rows.append(
            [
                sheet.words(turn.hours, (*path, "hours")),
                sheet.named(turn.who, (*path, "who")),
                sheet.words(turn.reached, (*path, "reached")),
                sheet.words(turn.hands_over, (*path, "hands_over")),
            ]
        )
    fields = [
        sheet.column("hours", width=1.4),
        sheet.column("who", width=1.5),
        sheet.column("reached", optional=True, width=1.4),
        sheet.column("hands_over", optional=True, width=1.8),
    ]
    return sheet.table(fields, rows)
