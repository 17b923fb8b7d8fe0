"""Rules about the decisions by which parties may sign, and about signing after the start."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.particulars import Party
from agreements.rules.matter import Matter
from agreements.rules.model import Finding
from agreements.rules.parties import legal_name
from agreements.wording import joined, long_date


def authority_missing(matter: Matter) -> Iterator[Finding]:
    """In a document that binds, a party that signs has no decision on record, or one that is not complete."""
    for n, party in matter.signing if matter.binds else ():
        missing = _missing(party)
        if missing:
            who, part = f'"{legal_name(party)}"', (_FIELDS[missing[0]],)
            yield Finding(
                f"The decision by which {who} may sign is recorded without its {joined(missing)}."
                if party.authority
                else f"No authority to sign is recorded for {who}.",
                ("parties", n, "authority", *(part if party.authority else ())),
                subject=party.id,
                hint="give the decision maker, the date and the reference of the decision",
            )


_FIELDS = {"decision maker": "decision_maker", "date": "date", "reference": "reference"}


def _missing(party: Party) -> list[str]:
    """What is missing of the record of its decision, in words; everything where there is no record."""
    record = party.authority
    return [word for word, field in _FIELDS.items() if record is None or getattr(record, field) is None]


def approval_pending(matter: Matter) -> Iterator[Finding]:
    """The arrangement has started while a party's decision is still awaited."""
    start, today = matter.start, matter.as_at
    if not matter.binds or start is None or today is None or start > today:
        return
    for n, party in matter.signing:
        record = party.authority
        if record is not None and record.date is None:
            due = f" Its decision is due on {long_date(record.due)}." if record.due else ""
            yield Finding(
                f'"{legal_name(party)}" has not decided yet, and the arrangement started on {long_date(start)}.{due}',
                ("parties", n, "authority", "date"),
                subject=party.id,
                hint="do nothing on its behalf until it has decided, and record the decision then",
            )


def signed_after_start(matter: Matter) -> Iterator[Finding]:
    """The agreement is dated after its start, or has no date when the start is past."""
    start, signed = matter.start, matter.agreement.term.agreement_date
    if not matter.binds or start is None:
        return
    if signed is not None and signed > start:
        told = f"The agreement is dated {long_date(signed)}, after its start on {long_date(start)}."
    elif signed is None and matter.as_at is not None and start < matter.as_at:
        told = (
            f"The agreement has no date yet, and it started on {long_date(start)}: it will be signed after its start."
        )
    else:
        return
    yield Finding(
        told,
        ("term", "agreement_date"),
        hint="add a recital that it has effect from the start, and ratify what was done meanwhile",
    )


def approved_after_start(matter: Matter) -> Iterator[Finding]:
    """A party decided only after the start, so that what it did before had no decision behind it."""
    start = matter.start
    for n, party in matter.signing if matter.binds and start else ():
        decided = party.authority.date if party.authority else None
        if start and decided and decided > start:
            yield Finding(
                f'"{legal_name(party)}" decided on {long_date(decided)}, after the start on {long_date(start)}.',
                ("parties", n, "authority", "date"),
                subject=party.id,
                hint="have what was done in between ratified, and record that",
            )
