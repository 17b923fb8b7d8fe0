"""Rules about grants: who may pay whom under sections 76 and 256, for what, and on which terms."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.particulars import Function, Grant
from agreements.rules.functions import cited, entries_of, named
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined

_KINDS = {"section_76": "s76_grant", "section_256": "s256_grant"}


def payee_outside_section_76(matter: Matter) -> Iterator[Finding]:
    """A section 76 payment goes to a body that cannot receive one."""
    yield from _wrong_part(
        matter,
        "section_76",
        "payee",
        "{} cannot be paid under section 76: only NHS England, an integrated care board or a Local Health Board can.",
    )


def payer_outside_section_76(matter: Matter) -> Iterator[Finding]:
    """A section 76 payment is made by a body that is no council."""
    yield from _wrong_part(
        matter, "section_76", "payer", "{} cannot pay under section 76: such a payment is made by a local authority."
    )


def payer_outside_section_256(matter: Matter) -> Iterator[Finding]:
    """A section 256 payment is made by a body other than an integrated care board or NHS England."""
    yield from _wrong_part(
        matter,
        "section_256",
        "payer",
        "{} cannot pay under section 256: such a payment is made by an integrated care board or NHS England.",
    )


def _wrong_part(matter: Matter, power: str, part: str, message: str) -> Iterator[Finding]:
    """One finding for each body that the power does not let play the part. Who is unknown is left to PTY-11."""
    entry = packs.powers(matter.pack)[power]
    told: set[str] = set()
    for n, grant in _grants(matter, power):
        for path, id_ in _bodies(n, grant, part):
            kind = _kind(matter, id_)
            if kind and kind not in entry.kinds.get(part, ()) and id_ not in told:
                told.add(id_)
                yield Finding(
                    message.format(matter.name_of(id_)),
                    path,
                    subject=id_,
                    hint="change the body, or the power under which it is paid",
                    checked=entry.checked,
                )


def _bodies(n: int, grant: Grant, part: str) -> list[tuple[Path, str]]:
    if part == "payer":
        return [(("grants", n, "payer"), grant.payer)]
    return [(("grants", n, "payee", at), id_) for at, id_ in enumerate(grant.payee)]


def _kind(matter: Matter, id_: str) -> str:
    """The kind of the party or of the body on the map, a dead one as its successor; empty where it is not known."""
    party = matter.agreement.party(id_)
    kind = party.kind if party else next((e.kind for e in matter.agreement.map_of_partners if e.id == id_), None)
    return matter.kind_of(kind) if kind else ""


def grant_terms_missing(matter: Matter) -> Iterator[Finding]:
    """A grant has no conditions, no statement of better value or no yearly voucher."""
    if not matter.is_a(*_KINDS.values()):
        return
    grants = matter.agreement.grants
    missing: dict[str, Path] = {}
    for n, grant in enumerate(grants):
        for words, key in _missing_terms(grant):
            missing.setdefault(words, ("grants", n, key))
    if missing or not grants:
        lacks = list(missing) or ["conditions", "statement of better value", "yearly voucher"]
        yield Finding(
            f"The payment has no {' and no '.join(lacks)}.",
            next(iter(missing.values()), ("grants",)),
            hint=f"record {joined(['conditions', 'better_value', 'annual_voucher: yes'])} for each grant",
        )


def _missing_terms(grant: Grant) -> Iterator[tuple[str, str]]:
    if not grant.conditions:
        yield "conditions", "conditions"
    if grant.better_value is None:
        yield "statement of better value", "better_value"
    if not grant.annual_voucher:
        yield "yearly voucher", "annual_voucher"


def function_outside_section_76(matter: Matter) -> Iterator[Finding]:
    """A function that a section 76 payment cannot support."""
    if not matter.is_a("s76_grant"):
        return
    entries, told = entries_of(matter, "GRT-06"), set()
    for path, function in _functions(matter):
        entry = next((entry for entry in entries if named(matter, function, entry)), None)
        subject = text(function.scope) or cited(matter, function)
        if entry is not None and subject not in told:
            told.add(subject)
            yield Finding(
                f'"{subject}" is {entry.says}, which a section 76 payment cannot support.',
                path,
                subject=subject,
                hint="take it out of what the payment is for",
                checked=entry.checked,
            )


def _functions(matter: Matter) -> Iterator[tuple[Path, Function]]:
    for n, grant in _grants(matter, "section_76"):
        yield from ((("grants", n, "functions", at), function) for at, function in enumerate(grant.functions))
    for n, scheme in enumerate(matter.agreement.schemes):
        functions = (scheme.functions.nhs if scheme.functions else None) or ()
        yield from ((("schemes", n, "functions", "nhs", at), function) for at, function in enumerate(functions))


def _grants(matter: Matter, power: str) -> Iterator[tuple[int, Grant]]:
    """The grants under the power, in a document about grants; one that names no power is under that of its document."""
    if not matter.is_a(*_KINDS.values()):
        return
    only = matter.is_a(_KINDS[power]) and not matter.is_a(*(kind for other, kind in _KINDS.items() if other != power))
    for n, grant in enumerate(matter.agreement.grants):
        if grant.power == power or (grant.power is None and only):
            yield n, grant
