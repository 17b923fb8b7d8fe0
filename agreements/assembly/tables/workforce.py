"""Tables of joint posts and joint training: what they are, what they cost, and who pays which part."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from agreements import wording
from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, at, stacked
from agreements.document import Inlines, Table, Value
from agreements.particulars import JointPost, Split, TrainingPackage
from agreements.particulars import figures as figures_of
from agreements.source import DataPath, path_text


def joint_posts(speech: Speech) -> Table | None:
    """The posts whose cost is shared, with employer, cost and splits."""
    sheet = Sheet(speech, "joint_posts")
    rows = [_joint_post(sheet, ("joint_posts", n), post) for n, post in enumerate(speech.agreement.joint_posts)]
    fields = [
        sheet.column("post", width=1.5),
        sheet.column("employer", width=1.2),
        sheet.column("managed_by", optional=True, width=1.2, empty="the_employer"),
        sheet.figures("wte", optional=True, width=0.8),
        sheet.figures("cost", width=1.1),
        sheet.column("split", width=1.2),
        sheet.column("redundancy_split", optional=True, width=1.2),
        sheet.column("bound_by", optional=True, width=1.2),
        sheet.column("legal_basis", optional=True, width=1.2, empty="not_applicable"),
        sheet.column("consulted", optional=True, width=0.9, empty="not_applicable"),
        sheet.column("appointed_by", optional=True, width=1.2),
        sheet.column("duties", optional=True, width=1.8),
    ]
    return sheet.table(fields, rows)


def _joint_post(sheet: Sheet, path: DataPath, post: JointPost) -> Cells:
    return [
        stacked(sheet.words(post.post, (*path, "post")), _when_and_where(sheet, path, post)),
        sheet.named(post.employer, (*path, "employer")),
        sheet.named(post.managed_by, (*path, "managed_by")),
        sheet.quantity(post.wte, (*path, "wte")),
        sheet.sum(post.cost_per_year, (*path, "cost_per_year")),
        _split(sheet, (*path, "split"), post.split),
        _split(sheet, (*path, "redundancy_split"), post.redundancy_split),
        sheet.words(post.costs_bound_by, (*path, "costs_bound_by")),
        sheet.choice("staff_basis", post.legal_basis, (*path, "legal_basis")),
        sheet.yes_no(post.consulted, (*path, "consulted")),
        sheet.words(post.appointed_by, (*path, "appointed_by")),
        sheet.listed(post.duties, (*path, "duties")),
    ]


def _when_and_where(sheet: Sheet, path: DataPath, post: JointPost) -> Cell | None:
    """For what time the post is, where it works, and to whom it reports, one line each."""
    days = {"commencement": post.commencement, "expiry": post.expiry}
    lines = [
        (sheet.note("lines", key, text=Value(sheet.speech.date(day), path_text((*path, key)))),)
        for key, day in days.items()
        if day is not None
    ]
    site = sheet.said("site", post.site, (*path, "site"))
    return stacked(*lines, site, sheet.said("reports_to", post.reports_to, (*path, "reports_to")))


def joint_post(speech: Speech, post_id: str) -> Table | None:
    """One joint post at a glance: who employs and manages the holder, for how long, at what cost, and for what."""
    sheet, found = Sheet(speech, "joint_post"), at(speech.agreement.joint_posts, post_id)
    if found is None:
        return None
    number, post = found
    path: DataPath = ("joint_posts", number)
    rows: list[Cells] = [
        [sheet.text("employer"), sheet.named(post.employer, (*path, "employer"))],
        [sheet.text("managed_by"), sheet.named(post.managed_by, (*path, "managed_by"))],
        [sheet.text("appointed_by"), sheet.words(post.appointed_by, (*path, "appointed_by"))],
        [sheet.text("reports_to"), sheet.words(post.reports_to, (*path, "reports_to"))],
        [sheet.text("duties"), sheet.listed(post.duties, (*path, "duties"))],
        [sheet.text("site"), sheet.words(post.site, (*path, "site"))],
        [sheet.text("wte"), sheet.quantity(post.wte, (*path, "wte"))],
        [sheet.text("commencement"), sheet.date(post.commencement, (*path, "commencement"))],
        [sheet.text("expiry"), sheet.date(post.expiry, (*path, "expiry"))],
        [sheet.text("legal_basis"), sheet.choice("staff_basis", post.legal_basis, (*path, "legal_basis"))],
        [sheet.text("consulted"), sheet.yes_no(post.consulted, (*path, "consulted"))],
        [sheet.text("cost"), sheet.stated_sum(post.cost_per_year, (*path, "cost_per_year"))],
        [sheet.text("split"), _split(sheet, (*path, "split"), post.split)],
        [sheet.text("redundancy_split"), _split(sheet, (*path, "redundancy_split"), post.redundancy_split)],
        [sheet.text("bound_by"), sheet.words(post.costs_bound_by, (*path, "costs_bound_by"))],
    ]
    stated = [row for row in rows if row[1] is not None]
    name = Value(speech.words(post.post), path_text((*path, "post")))
    return sheet.table([sheet.column("item"), sheet.column("detail", width=2.4)], stated, post=name)


def _split(sheet: Sheet, path: DataPath, split: Split | None) -> Cell | None:
    if split is None:
        return None
    if split.equally:
        return sheet.text("equally")
    if split.by_count is not None:
        measure = Value(sheet.speech.choice("party_counts", split.by_count), path_text((*path, "by_count")))
        return (sheet.note("by_count", measure=measure),)
    weights = [f"{sheet.speech.name(p)} {sheet.speech.quantity(w)}" for p, w in (split.weights or {}).items()]
    return (sheet.note("weights", weights=Value(wording.joined(weights, sheet.speech.language))),)


def joint_post_shares(speech: Speech, post_id: str) -> Table | None:
    """What each party pays of a joint post in one year, and its part of a redundancy cost in per cent."""
    sheet, agreement = Sheet(speech, "joint_post_shares"), speech.agreement
    found = next(((n, post) for n, post in enumerate(agreement.joint_posts) if post.id == post_id), None)
    if found is None:
        return None
    number, post = found
    shares = figures_of.joint_post_shares(agreement, post)
    if shares is None:
        return None
    redundancy = figures_of.redundancy_shares(agreement, post)
    rows: list[Cells] = [
        [sheet.party(party), sheet.sum(share), _percentage(sheet, redundancy, party)] for party, share in shares.items()
    ]
    total = sheet.sum(post.cost_per_year, ("joint_posts", number, "cost_per_year"))
    fields = [sheet.column("party", width=1.4), sheet.figures("share"), sheet.figures("redundancy", optional=True)]
    note = sheet.shared_note("rounded") if redundancy else ()
    name = Value(speech.words(post.post), path_text(("joint_posts", number, "post")))
    # Rounded shares of a cost that nobody knows yet add up to no sum, so they have no total.
    totals = [[sheet.shared("total"), total, sheet.shared("not_applicable")]]
    return sheet.table(fields, rows, totals, note, post=name)


def _percentage(sheet: Sheet, shares: Mapping[str, Decimal] | None, party: str) -> Cell | None:
    return None if shares is None else sheet.percentage(shares.get(party))


def training(speech: Speech, fund_id: str = "") -> Table | None:
    """The courses that the parties run together; with a fund, those that it pays for."""
    sheet, agreement = Sheet(speech, "training"), speech.agreement
    packages = figures_of.training_packages_of(agreement, fund_id)
    rows = [
        _package(sheet, ("training_packages", n), package)
        for n, package in enumerate(agreement.training_packages)
        if package in packages
    ]
    sessions = [package.sessions for package in packages]
    each = {package.places_each for package in packages}
    totals = [
        sheet.shared("total"),
        sheet.text("all_courses"),
        _added(sheet, sessions),
        _each(sheet, each),
        _added(sheet, [figures_of.places(package) for package in packages]),
        sheet.sum(figures_of.training_cost(agreement, fund_id)),
    ]
    fields = [
        sheet.column("course", width=0.7),
        sheet.column("title", width=2.6),
        sheet.figures("sessions", width=0.9),
        sheet.figures("places_each", width=0.9),
        sheet.figures("places", width=0.8),
        sheet.figures("cost", width=1.2),
    ]
    return sheet.table(fields, rows, [totals])


def _package(sheet: Sheet, path: DataPath, package: TrainingPackage) -> Cells:
    return [
        sheet.value(package.id, (*path, "id")),
        _course(sheet, path, package),
        sheet.count(package.sessions, (*path, "sessions")),
        sheet.count(package.places_each, (*path, "places_each")),
        sheet.count(figures_of.places(package)),
        sheet.sum(package.cost, (*path, "cost")),
    ]


def _course(sheet: Sheet, path: DataPath, package: TrainingPackage) -> Cell:
    """Title, for whom, by whom and from which fund, one line each: a total has nothing to say about them."""
    words = sheet.speech.words
    lines: list[Inlines] = [(Value(words(package.title), path_text((*path, "title"))),)]
    if package.audience is not None:
        lines.append(sheet.note("audience", audience=Value(words(package.audience), path_text((*path, "audience")))))
    if package.trainer is not None:
        lines.append(sheet.note("trainer", trainer=Value(words(package.trainer), path_text((*path, "trainer")))))
    if package.fund is not None:
        fund = at(sheet.agreement.funds, package.fund)
        name = words(fund[1].name) if fund else package.fund
        lines.append(sheet.note("fund", fund=Value(name or package.fund, path_text((*path, "fund")))))
    return tuple(lines)


def training_held(speech: Speech, fund_id: str = "") -> Table | None:
    """Who arranges each course, where and when it is held, and what comes after it; nothing if no course says so."""
    sheet = Sheet(speech, "training_held")
    packages = figures_of.training_packages_of(speech.agreement, fund_id)
    rows = [
        _held(sheet, ("training_packages", n), package)
        for n, package in enumerate(speech.agreement.training_packages)
        if package in packages
    ]
    stated = [row for row in rows if any(cell is not None for cell in row[1:])]
    fields = [
        sheet.column("course", width=0.7),
        sheet.column("arranged_by", optional=True, width=1.1),
        sheet.column("held", optional=True, width=1.6),
        sheet.column("certificate", optional=True, width=1.6),
        sheet.column("repeated_after", optional=True, width=0.9, empty="not_applicable"),
        sheet.column("content_owner", optional=True, width=1.1),
    ]
    return sheet.table(fields, stated)


def _held(sheet: Sheet, path: DataPath, package: TrainingPackage) -> Cells:
    days = tuple(
        (Value(sheet.speech.date(day), path_text((*path, "dates", n))),) for n, day in enumerate(package.dates)
    )
    return [
        sheet.value(package.id),
        sheet.named(package.arranged_by, (*path, "arranged_by")),
        stacked(sheet.words(package.venue, (*path, "venue")), days),
        sheet.words(package.certificate, (*path, "certificate")),
        sheet.length(package.repeated_after, (*path, "repeated_after")),
        sheet.named(package.content_owner, (*path, "content_owner")),
    ]


def training_places(speech: Speech) -> Table | None:
    """How many places of each course each party has, where the courses share them out."""
    sheet, agreement = Sheet(speech, "training_places"), speech.agreement
    shared = [(n, package) for n, package in enumerate(agreement.training_packages) if package.places]
    holders = tuple(dict.fromkeys(party for _, package in shared for party in package.places))
    rows: list[Cells] = [
        [
            sheet.named(party),
            *(
                sheet.count(package.places.get(party, 0), ("training_packages", n, "places", party))
                for n, package in shared
            ),
        ]
        for party in holders
    ]
    totals = [sheet.shared("total"), *(_added(sheet, [*package.places.values()]) for _, package in shared)]
    columns = (sheet.value_column((Value(package.id),)) for _, package in shared)
    return sheet.table([sheet.column("party", width=1.6), *columns], rows, [totals])


def _added(sheet: Sheet, counts: list[int | None]) -> Cell:
    known = [count for count in counts if count is not None]
    return sheet.value(f"{sum(known):,}") if len(known) == len(counts) else sheet.shared("not_stated")


def _each(sheet: Sheet, counts: set[int | None]) -> Cell:
    """Places in a session do not add up: they are the same everywhere, or they vary."""
    if len(counts) > 1:
        return sheet.text("varies")
    return sheet.count(next(iter(counts), None)) or sheet.shared("not_stated")


def training_shares(speech: Speech, fund_id: str) -> Table | None:
    """What each party counts in the split of a fund's total, its part in per cent, and what it pays by year."""
    sheet, found = Sheet(speech, "training_shares"), at(speech.agreement.funds, fund_id)
    if found is None or found[1].split is None:
        return None
    number, fund = found
    table = figures_of.contribution_table(speech.agreement, fund)
    weights = figures_of.weights_of(speech.agreement, found[1].split)
    percentages = figures_of.exact_percentages(weights)
    if weights is None or percentages is None:
        return None
    totals = figures_of.fund_total(speech.agreement, fund)
    measure = found[1].split.by_count
    rows: list[Cells] = [
        [
            sheet.party(party),
            sheet.count(_count_of(speech, party, measure), (*_path_of(speech, party), "counts", measure or "")),
            sheet.percentage(percentages[party]),
            *(sheet.sum(table[year].get(party)) for year in table),
        ]
        for party in weights
    ]
    counted = sum(_count_of(speech, party, measure) or 0 for party in weights)
    heading = sheet.note("columns", "count", measure=Value(speech.choice("party_counts", measure or "")))
    return sheet.table(
        [
            sheet.column("party", width=1.4),
            sheet.value_column(heading, optional=True),
            sheet.figures("per_cent"),
            *(sheet.value_column(sheet.note("columns", "share", year=Value(year))) for year in table),
        ],
        rows,
        [
            [
                sheet.shared("total"),
                sheet.value(f"{counted:,}"),
                sheet.percentage(sum(percentages.values(), Decimal(0))),
                *(sheet.sum(totals[year], ("funds", number, "total", year)) for year in table),
            ]
        ],
        sheet.shared_note("rounded") if fund.rounding_note else (),
        fund=sheet.fund_name(number, fund),
        years=sheet.years(tuple(table)),
    )


def _path_of(speech: Speech, party_id: str) -> DataPath:
    """Where the party stands in the definition."""
    return next(("parties", n) for n, party in enumerate(speech.agreement.parties) if party.id == party_id)


def _count_of(speech: Speech, party_id: str, measure: str | None) -> int | None:
    party = speech.agreement.party(party_id)
    return None if party is None or measure is None else party.counts.get(measure)
