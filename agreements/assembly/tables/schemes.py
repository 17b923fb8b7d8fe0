"""Tables of the schemes: what each is, its functions, outcomes and measures, its resources, and where roles end."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Field, Sheet, at, stacked
from agreements.document import Inlines, Table, Value
from agreements.particulars import Agreement, Bilingual, Handover, Measure, Post, Scheme
from agreements.particulars.schemes import Function
from agreements.source import DataPath, path_text


def schemes(speech: Speech) -> Table | None:
    """Every scheme with its arrangement, fund, lead and providers."""
    sheet = Sheet(speech, "schemes")
    rows: list[Cells] = []
    for n, scheme in enumerate(speech.agreement.schemes):
        path: DataPath = ("schemes", n)
        rows.append(
            [
                sheet.value(scheme.id, (*path, "id")),
                sheet.words(scheme.title, (*path, "title")),
                sheet.choice("arrangement", scheme.arrangement, (*path, "arrangement")),
                _fund(sheet, path, scheme),
                sheet.names(scheme.lead, (*path, "lead")),
                sheet.names(scheme.providers, (*path, "providers")) or sheet.text("no_providers"),
                sheet.words(scheme.procurement_route, (*path, "procurement_route")),
                _dates(sheet, path, scheme),
                sheet.yes_no(scheme.bcf, (*path, "bcf")),
            ]
        )
    fields = [
        sheet.column("scheme", width=0.7),
        sheet.column("title", width=1.8),
        sheet.column("arrangement", width=1.5),
        sheet.column("fund", width=1.5),
        sheet.column("lead", width=1.2),
        sheet.column("providers", width=1.2),
        sheet.column("procurement", optional=True, width=1.2, empty="not_applicable"),
        sheet.column("dates", optional=True, width=1.2, empty="whole_term"),
        sheet.column("bcf", optional=True, width=0.8),
    ]
    return sheet.table(fields, rows)


def _dates(sheet: Sheet, path: DataPath, scheme: Scheme) -> Cell | None:
    """The scheme's own first and last day, where they are not those of the whole."""
    days = {"commencement": scheme.commencement, "expiry": scheme.expiry}
    lines = [
        sheet.note(key, date=Value(sheet.speech.date(day), path_text((*path, key))))
        for key, day in days.items()
        if day is not None
    ]
    return tuple(lines) or None


def _fund(sheet: Sheet, path: DataPath, scheme: Scheme) -> Cell:
    found = at(sheet.agreement.funds, scheme.fund or "")
    if found is None:
        return sheet.shared("none") if scheme.fund is None else sheet.value(scheme.fund, (*path, "fund"))
    return sheet.value(sheet.speech.words(found[1].name) or found[1].id, (*path, "fund"))


def functions(speech: Speech, scheme_id: str) -> Table | None:
    """The functions of each side that a scheme exercises, and those that stay where they are."""
    sheet, found = Sheet(speech, "functions"), at(speech.agreement.schemes, scheme_id)
    if found is None or found[1].functions is None:
        return None
    number, scheme = found
    given = found[1].functions
    path: DataPath = ("schemes", number, "functions")
    rows: list[Cells] = [
        [sheet.text("nhs"), _functions(sheet, (*path, "nhs"), given.nhs)],
        [sheet.text("council"), _functions(sheet, (*path, "council"), given.council)],
        [sheet.text("excluded"), _functions(sheet, (*path, "excluded"), given.excluded)],
    ]
    fields = [sheet.column("kind"), sheet.column("functions", width=2.4)]
    return sheet.table(fields, rows, scheme=Value(scheme.id))


def _functions(sheet: Sheet, path: DataPath, given: Iterable[Function] | None) -> Cell | None:
    if given is None:
        return None
    lines = [(Value(sheet.speech.function(function), path_text((*path, n))),) for n, function in enumerate(given)]
    return tuple(lines) or sheet.shared("none")


def outcomes(speech: Speech, scheme_id: str = "") -> Table | None:
    """The agreed outcomes of a scheme or of the whole, in the words of whoever says them."""
    found = _whole_or_scheme(speech, scheme_id)
    if found is None:
        return None
    path, owner, caption = found
    sheet = Sheet(speech, "outcomes", caption)
    rows: list[Cells] = [
        [
            sheet.value(outcome.id, (*path, "outcomes", n, "id")),
            sheet.words(outcome.text, (*path, "outcomes", n, "text")),
            sheet.choice("voice", outcome.voice, (*path, "outcomes", n, "voice")),
        ]
        for n, outcome in enumerate(owner.outcomes)
    ]
    fields = [sheet.column("outcome", width=0.6), sheet.column("text", width=3.0), sheet.column("voice", width=1.2)]
    return sheet.table(fields, rows, scheme=Value(scheme_id))


def _whole_or_scheme(speech: Speech, scheme_id: str) -> tuple[DataPath, Agreement | Scheme, str] | None:
    """What has outcomes, measures, resources and hand-overs: the scheme or, without one, the partnership."""
    if not scheme_id:
        return (), speech.agreement, "caption_whole"
    found = at(speech.agreement.schemes, scheme_id)
    return None if found is None else (("schemes", found[0]), found[1], "caption")


def measures(speech: Speech, scheme_id: str = "") -> Table | None:
    """How the outcomes of a scheme or of the whole are measured."""
    found = _whole_or_scheme(speech, scheme_id)
    if found is None:
        return None
    path, owner, caption = found
    sheet = Sheet(speech, "measures", caption)
    rows = [_measure(sheet, (*path, "measures", n), measure) for n, measure in enumerate(owner.measures)]
    return sheet.table(_measure_fields(sheet), rows, scheme=Value(scheme_id))


def performance(speech: Speech) -> Table | None:
    """All measures of all schemes."""
    sheet = Sheet(speech, "performance")
    rows: list[Cells] = []
    for number, scheme in enumerate(speech.agreement.schemes):
        for n, measure in enumerate(scheme.measures):
            path: DataPath = ("schemes", number, "measures", n)
            first, *others = _measure(sheet, path, measure)
            rows.append([first, sheet.value(scheme.id, ("schemes", number, "id")), *others])
    first_field, *other_fields = _measure_fields(sheet)
    return sheet.table([first_field, sheet.column("scheme", width=0.7), *other_fields], rows)


def _measure(sheet: Sheet, path: DataPath, measure: Measure) -> list[Cell | None]:
    """What belongs together shares a cell, so that the measures of one scheme stand upright on its page."""
    return [
        sheet.value(measure.id, (*path, "id")),
        stacked(
            sheet.words(measure.name, (*path, "name")),
            sheet.said("outcome", measure.outcome, (*path, "outcome")),
            sheet.said("source", measure.source, (*path, "source")),
            sheet.said("unintended", measure.unintended, (*path, "unintended")),
        ),
        sheet.quantity(measure.baseline, (*path, "baseline")),
        sheet.quantity(measure.target, (*path, "target")),
        sheet.words(measure.unit, (*path, "unit")),
        stacked(
            sheet.choice("frequency", measure.frequency, (*path, "frequency")) or sheet.shared("not_stated"),
            sheet.named(measure.owner, (*path, "owner")) or sheet.shared("not_stated"),
        ),
    ]


def _measure_fields(sheet: Sheet) -> list[Field]:
    return [
        sheet.column("measure", width=0.8),
        sheet.column("name", width=3.2),
        sheet.figures("baseline", width=0.9),
        sheet.figures("target", width=0.8),
        sheet.column("unit", optional=True, width=0.8),
        sheet.column("reported", width=1.4),
    ]


def staff(speech: Speech, scheme_id: str = "") -> Table | None:
    """Staff that parties and others provide to a scheme, or to the partnership as a whole."""
    found = _whole_or_scheme(speech, scheme_id)
    if found is None or found[1].resources is None:
        return None
    path, _, caption = found
    sheet = Sheet(speech, "staff", caption)
    rows = [_post(sheet, (*path, "resources", "staff", n), p) for n, p in enumerate(found[1].resources.staff or ())]
    fields = [
        sheet.column("post", width=1.6),
        sheet.figures("wte", width=0.8),
        sheet.column("employer", width=1.4),
        sheet.column("managed_by", optional=True, width=1.2, empty="the_employer"),
        sheet.column("site", optional=True, width=1.2),
        sheet.column("legal_basis", optional=True, width=1.2, empty="not_applicable"),
        sheet.column("consulted", optional=True, width=0.9, empty="not_applicable"),
    ]
    return sheet.table(fields, rows, scheme=Value(scheme_id))


def _post(sheet: Sheet, path: DataPath, post: Post) -> Cells:
    return [
        sheet.words(post.post, (*path, "post")),
        sheet.quantity(post.wte, (*path, "wte")),
        sheet.named(post.employer, (*path, "employer")),
        sheet.named(post.managed_by, (*path, "managed_by")),
        sheet.words(post.site, (*path, "site")),
        sheet.choice("staff_basis", post.legal_basis, (*path, "legal_basis")),
        sheet.yes_no(post.consulted, (*path, "consulted")),
    ]


def resources(speech: Speech, scheme_id: str = "") -> Table | None:
    """Staff, goods, services and accommodation provided to a scheme or to the whole, with `none` where nothing is."""
    found = _whole_or_scheme(speech, scheme_id)
    if found is None or found[1].resources is None:
        return None
    path: DataPath = (*found[0], "resources")
    given, sheet = found[1].resources, Sheet(speech, "resources", found[2])
    rows: list[Cells] = [
        [sheet.text("staff"), _staff(sheet, (*path, "staff"), given.staff)],
        [sheet.text("goods"), _things(sheet, (*path, "goods"), given.goods)],
        [sheet.text("services"), _things(sheet, (*path, "services"), given.services)],
        [sheet.text("premises"), _things(sheet, (*path, "premises"), given.premises)],
    ]
    fields = [sheet.column("kind"), sheet.column("provided", width=2.6)]
    return sheet.table(fields, rows, scheme=Value(scheme_id))


def _things(sheet: Sheet, path: DataPath, given: tuple[str | Bilingual, ...] | None) -> Cell | None:
    return None if given is None else sheet.listed(given, path) or sheet.shared("none")


def _staff(sheet: Sheet, path: DataPath, given: tuple[Post, ...] | None) -> Cell | None:
    if given is None:
        return None
    lines = [
        sheet.note(
            "post",
            post=Value(sheet.speech.words(post.post), path_text((*path, n, "post"))),
            wte=Value(sheet.speech.quantity(post.wte), path_text((*path, n, "wte"))),
            employer=Value(sheet.speech.name(post.employer), path_text((*path, n, "employer"))),
        )
        for n, post in enumerate(given)
    ]
    return tuple(lines) or sheet.shared("none")


def handovers(speech: Speech, scheme_id: str = "") -> Table | None:
    """Where each role of a scheme ends and what follows; without a scheme, the roles of the partnership as a whole."""
    found = _whole_or_scheme(speech, scheme_id)
    if found is None:
        return None
    path, owner, caption = found
    sheet = Sheet(speech, "handovers", caption)
    rows = [_handover(sheet, (*path, "handovers", n), handover) for n, handover in enumerate(owner.handovers)]
    return sheet.table(_handover_fields(sheet), rows, scheme=Value(scheme_id))


def _handover(sheet: Sheet, path: DataPath, handover: Handover) -> Cells:
    """Each role with its holder, in five columns. A role that is closed has nothing after it unless it is stated."""
    nothing = sheet.shared("none") if handover.next_role == "closed" else None
    return [
        stacked(
            sheet.words(handover.role, (*path, "role")),
            sheet.said("held_by", handover.holder, (*path, "holder")),
            _standing(sheet, handover),
            sheet.said("starts", handover.starts_when, (*path, "starts_when")),
            sheet.said("area", handover.area, (*path, "area")),
        ),
        sheet.words(handover.ends_when, (*path, "ends_when")),
        stacked(
            sheet.named(handover.next_role, (*path, "next_role")),
            sheet.said("held_by", handover.next_holder, (*path, "next_holder")),
            sheet.said("reason", handover.reason, (*path, "reason")),
        ),
        stacked(
            _within(sheet, path, handover) or nothing,
            sheet.said("interim", handover.interim, (*path, "interim")),
        ),
        sheet.named(handover.data, (*path, "data")) or nothing,
    ]


def _standing(sheet: Sheet, handover: Handover) -> Cell | None:
    if handover.formal is None:
        return None
    return sheet.text("formal" if handover.formal else "informal")


def _within(sheet: Sheet, path: DataPath, handover: Handover) -> Cell | None:
    lines: list[Inlines] = []
    if handover.within is not None:
        lines.append((Value(sheet.speech.duration(handover.within), path_text((*path, "within"))),))
    if handover.urgent_within is not None:
        urgent = Value(sheet.speech.duration(handover.urgent_within), path_text((*path, "urgent_within")))
        lines.append(sheet.note("urgent", within=urgent))
    return tuple(lines) or None


def _handover_fields(sheet: Sheet) -> list[Field]:
    return [
        sheet.column("role", width=1.4),
        sheet.column("ends_when", width=1.2),
        sheet.column("next_role", width=1.4),
        sheet.column("within", width=1.2),
        sheet.column("data", width=1.2),
    ]


def lead_officers(speech: Speech, scheme_id: str) -> Table | None:
    """The post that leads a scheme for each party."""
    sheet, found = Sheet(speech, "lead_officers"), at(speech.agreement.schemes, scheme_id)
    if found is None:
        return None
    number, scheme = found
    rows: list[Cells] = [
        [sheet.party(officer.party), sheet.words(officer.post, ("schemes", number, "lead_officers", n, "post"))]
        for n, officer in enumerate(scheme.lead_officers)
    ]
    return sheet.table([sheet.column("party"), sheet.column("post")], rows, scheme=Value(scheme.id))


def work_programme(speech: Speech) -> Table | None:
    """What the parties will do, who leads it, and by when."""
    sheet = Sheet(speech, "work_programme")
    rows: list[Cells] = [
        [
            sheet.words(task.task, ("work_programme", n, "task")),
            sheet.names(task.lead, ("work_programme", n, "lead")),
            sheet.date(task.due, ("work_programme", n, "due")),
            sheet.words(task.result, ("work_programme", n, "result")),
        ]
        for n, task in enumerate(speech.agreement.work_programme)
    ]
    fields = [
        sheet.column("task", width=1.8),
        sheet.column("lead", width=1.2),
        sheet.column("due", width=1.1, empty="no_date"),
        sheet.column("result", optional=True, width=1.6),
    ]
    return sheet.table(fields, rows)
