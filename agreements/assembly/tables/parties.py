"""Tables of the parties: who they are, by what authority they act, how they are reached, and who else takes part."""

from __future__ import annotations

from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import Cell, Cells, Sheet, stacked
from agreements.document import Inlines, Table, Value
from agreements.particulars import SIGNS_NOTHING, Party
from agreements.particulars.parties import Capacity, Oversight
from agreements.source import DataPath, path_text


def parties(speech: Speech) -> Table | None:
    """Each party's legal name, kind and roles, how long it exists, and whose place it takes or who takes its place."""
    sheet = Sheet(speech, "parties")
    rows: list[Cells] = []
    for n, party in enumerate(speech.agreement.parties):
        path: DataPath = ("parties", n)
        rows.append(
            [
                sheet.party(party.id),
                sheet.words(party.legal_name, (*path, "legal_name")),
                sheet.choice("party_kind", party.kind, (*path, "kind")),
                sheet.words(party.company_number, (*path, "company_number")),
                sheet.listed(party.roles, (*path, "roles"), "roles"),
                _existence(sheet, path, party) or sheet.text("unlimited"),
                _succession(sheet, path, party) or sheet.shared("none"),
            ]
        )
    fields = [
        sheet.column("party", width=1.1),
        sheet.column("legal_name", width=1.6),
        sheet.column("kind"),
        sheet.column("company_number", optional=True),
        sheet.column("roles", optional=True, width=1.2),
        sheet.column("existence", width=1.1),
        sheet.column("succession", width=1.5),
    ]
    return sheet.table(fields, rows)


def _existence(sheet: Sheet, path: DataPath, party: Party) -> Cell:
    lines: list[Inlines] = []
    for key, day in (("valid_from", party.valid_from), ("valid_to", party.valid_to)):
        if day is not None:
            lines.append(sheet.note(key, date=Value(sheet.speech.date(day), path_text((*path, key)))))
    return tuple(lines)


def _succession(sheet: Sheet, path: DataPath, party: Party) -> Cell:
    lines = [
        sheet.note("takes_place_of", name=Value(sheet.speech.words(name), path_text((*path, "predecessors", n))))
        for n, name in enumerate(party.predecessors)
    ]
    if party.successor is not None:
        name = Value(sheet.speech.words(party.successor.name), path_text((*path, "successor", "name")))
        date = Value(sheet.speech.date(party.successor.start), path_text((*path, "successor", "from")))
        lines.append(sheet.note("followed_by", name=name, date=date))
    return tuple(lines)


def authority(speech: Speech) -> Table | None:
    """The decision by which each party may enter into the agreement, and what else that rests on."""
    sheet = Sheet(speech, "authority")
    if not any(party.authority or party.consents_of or party.contracts_with for party in speech.agreement.parties):
        return None
    rows: list[Cells] = []
    for n, party in enumerate(speech.agreement.parties):
        path: DataPath = ("parties", n, "authority")
        given = party.authority
        if given is None and party.kind in SIGNS_NOTHING:
            continue
        rows.append(
            [
                sheet.party(party.id),
                sheet.words(given.decision_maker if given else None, (*path, "decision_maker")),
                _decided(sheet, path, party),
                sheet.words(given.reference if given else None, (*path, "reference")) or sheet.shared("none"),
                sheet.names(party.consents_of, ("parties", n, "consents_of")),
                sheet.names(party.contracts_with, ("parties", n, "contracts_with")),
                sheet.words(party.combined_authority_basis, ("parties", n, "combined_authority_basis")),
            ]
        )
    fields = [
        sheet.column("party", width=1.2),
        sheet.column("decision_maker", width=1.6),
        sheet.column("date", width=1.2),
        sheet.column("reference"),
        sheet.column("consents", optional=True),
        sheet.column("contracts", optional=True),
        sheet.column("basis", optional=True),
    ]
    return sheet.table(fields, rows)


def _decided(sheet: Sheet, path: DataPath, party: Party) -> Cell:
    given = party.authority
    if given is not None and given.date is not None:
        return sheet.value(sheet.speech.date(given.date), (*path, "date"))
    if given is not None and given.due is not None:
        return (sheet.note("due", date=Value(sheet.speech.date(given.due), path_text((*path, "due")))),)
    return sheet.text("awaited")


def notices(speech: Speech) -> Table | None:
    """Where notices to each party go."""
    sheet = Sheet(speech, "notices")
    if not any(party.notices for party in speech.agreement.parties):
        return None
    rows: list[Cells] = []
    for n, party in enumerate(speech.agreement.parties):
        path: DataPath = ("parties", n, "notices")
        to = party.notices
        own = sheet.words(party.address, ("parties", n, "address"))
        rows.append(
            [
                sheet.party(party.id),
                sheet.words(to.post if to else None, (*path, "post")),
                sheet.words(to.address if to else None, (*path, "address")) or own,
                sheet.words(to.email if to else None, (*path, "email")),
            ]
        )
    fields = [
        sheet.column("party", width=1.1),
        sheet.column("post", width=1.3),
        sheet.column("address", width=1.8),
        sheet.column("email", width=1.6),
    ]
    return sheet.table(fields, rows)


def roles(speech: Speech) -> Table | None:
    """What each party does."""
    sheet = Sheet(speech, "roles")
    rows: list[Cells] = [
        [sheet.party(party.id), sheet.listed(party.roles, ("parties", n, "roles"), "roles") or sheet.shared("none")]
        for n, party in enumerate(speech.agreement.parties)
    ]
    return sheet.table([sheet.column("party"), sheet.column("roles", width=2.0)], rows)


def aims(speech: Speech) -> Table | None:
    """What each party wants from the partnership, what it brings, and its interest in it."""
    sheet = Sheet(speech, "aims")
    given = [(n, p) for n, p in enumerate(speech.agreement.parties) if p.goals or p.brings or p.stake]
    rows: list[Cells] = [
        [
            sheet.party(party.id),
            sheet.listed(party.goals, ("parties", n, "goals")),
            sheet.listed(party.brings, ("parties", n, "brings")),
            sheet.words(party.stake, ("parties", n, "stake")),
        ]
        for n, party in given
    ]
    fields = [
        sheet.column("party"),
        sheet.column("goals", optional=True, width=1.6),
        sheet.column("brings", optional=True, width=1.6),
        sheet.column("stake", optional=True, width=1.6),
    ]
    return sheet.table(fields, rows)


def responsibilities(speech: Speech) -> Table | None:
    """What each party will do."""
    sheet = Sheet(speech, "responsibilities")
    rows: list[Cells] = [
        [sheet.party(party.id), sheet.listed(party.responsibilities, ("parties", n, "responsibilities"))]
        for n, party in enumerate(speech.agreement.parties)
        if party.responsibilities
    ]
    return sheet.table([sheet.column("party"), sheet.column("responsibilities", width=2.6)], rows)


def contacts(speech: Speech) -> Table | None:
    """Whom to reach about what, party by party."""
    sheet = Sheet(speech, "contacts")
    rows: list[Cells] = []
    for number, party in enumerate(speech.agreement.parties):
        for n, contact in enumerate(party.contacts):
            path: DataPath = ("parties", number, "contacts", n)
            rows.append(
                [
                    sheet.words(contact.matter, (*path, "matter")),
                    sheet.party(party.id),
                    sheet.words(contact.post, (*path, "post")),
                    sheet.words(contact.name, (*path, "name")),
                    sheet.words(contact.email, (*path, "email")),
                    sheet.words(contact.telephone, (*path, "telephone")),
                ]
            )
    fields = [
        sheet.column("matter", width=1.3),
        sheet.column("party", width=1.2),
        sheet.column("post", width=1.3),
        sheet.column("name", optional=True, width=1.2),
        sheet.column("email", optional=True, width=1.6),
        sheet.column("telephone", optional=True, width=1.1),
    ]
    return sheet.table(fields, rows)


def votes(speech: Speech) -> Table | None:
    """The votes of each party, where votes are counted by party."""
    sheet = Sheet(speech, "votes")
    known = [party.votes for party in speech.agreement.parties]
    if not any(count is not None for count in known):
        return None
    total = sum(count for count in known if count is not None)
    return sheet.table(
        [sheet.column("party", width=1.4), sheet.figures("votes")],
        [
            [sheet.party(party.id), sheet.count(party.votes, ("parties", n, "votes"))]
            for n, party in enumerate(speech.agreement.parties)
        ],
        [[sheet.shared("total"), sheet.value(f"{total:,}")]],
    )


def map_of_partners(speech: Speech) -> Table | None:
    """Who has a part in the work: the parties that have a place on the map, and the bodies that are no parties."""
    sheet = Sheet(speech, "map_of_partners")
    rows: list[Cells] = []
    for n, party in enumerate(speech.agreement.parties):
        if party.category or party.capacity:
            kind = sheet.choice("categories", party.category, ("parties", n, "category"))
            standing = sheet.text("is_party")
            rows.append([sheet.party(party.id), kind, standing, _capacity(sheet, ("parties", n), party.capacity)])
    for n, entry in enumerate(speech.agreement.map_of_partners):
        path: DataPath = ("map_of_partners", n)
        rows.append(
            [
                sheet.words(entry.name, (*path, "name")),
                sheet.choice("categories", entry.category, (*path, "category")),
                stacked(sheet.text("no_party"), sheet.choice("party_kind", entry.kind, (*path, "kind"))),
                _capacity(sheet, path, entry.capacity),
            ]
        )
    fields = [
        sheet.column("body", width=2.4),
        sheet.column("category", width=1.2),
        sheet.column("standing"),
        sheet.column("capacity", optional=True, width=1.4),
    ]
    return sheet.table(fields, rows)


def _capacity(sheet: Sheet, path: DataPath, capacity: Capacity | None) -> Cell | None:
    if capacity is None:
        return None
    number = Value(f"{capacity.number:,}", path_text((*path, "capacity", "number")))
    unit = Value(sheet.speech.words(capacity.unit), path_text((*path, "capacity", "unit")))
    lines = [sheet.note("capacity", number=number, unit=unit)]
    if capacity.as_at is not None:
        date = Value(sheet.speech.date(capacity.as_at), path_text((*path, "capacity", "as_at")))
        lines.append(sheet.note("as_at", date=date))
    return stacked(
        tuple(lines),
        sheet.said("capability", capacity.capability, (*path, "capacity", "capability")),
        sheet.said("limits", capacity.limits, (*path, "capacity", "limits")),
    )


def links(speech: Speech) -> Table | None:
    """The arrows of the map: who refers to, supplies, commissions, informs or supports whom."""
    sheet = Sheet(speech, "links")
    rows: list[Cells] = [
        [
            sheet.named(link.start, ("links", n, "from")),
            sheet.choice("link_kind", link.kind, ("links", n, "kind")),
            sheet.named(link.to, ("links", n, "to")),
        ]
        for n, link in enumerate(speech.agreement.links)
    ]
    return sheet.table([sheet.column("from", width=1.4), sheet.column("kind"), sheet.column("to", width=1.4)], rows)


def overseers(speech: Speech) -> Table | None:
    """Boards that oversee the partnership and are no parties to it."""
    sheet = Sheet(speech, "overseers")
    rows: list[Cells] = [
        [
            sheet.words(entry.name, ("overseen_by", n, "name")),
            _legal_form(sheet, n, entry),
            sheet.words(entry.role, ("overseen_by", n, "role")),
        ]
        for n, entry in enumerate(speech.agreement.overseen_by)
    ]
    return sheet.table([sheet.column("name"), sheet.column("kind", optional=True), sheet.column("role")], rows)


def _legal_form(sheet: Sheet, number: int, entry: Oversight) -> Cell | None:
    """The kind of body, where it is not a board that is no body in law, as most are."""
    kind = None if entry.kind == "non_legal_body" else entry.kind
    return sheet.choice("party_kind", kind, ("overseen_by", number, "kind"))
