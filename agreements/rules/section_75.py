"""Rules about section 75: who may be a partner, what the regulations ask each agreement and each scheme to say."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.diagnostics import Severity
from agreements.packs import Power
from agreements.particulars import KEYWORDS, Part, Party, ReportingDuty, Scheme, entries
from agreements.rules.matter import REG_8, REG_9, Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined, joined_or

_SECTION_33 = "NHSWA2006_s33"
_LEADS = frozenset({"lead_of_scheme", "scheme_lead", "each_party", "all"})
"""Keywords by which a report may name whoever leads the scheme."""
_PERIODS = {"month_end": "monthly", "quarter_end": "quarterly", "year_end": "annual"}


def titled(scheme: Scheme) -> str:
    """The scheme as a message calls it."""
    return f'"{text(scheme.title)}"' if scheme.title else scheme.id


def stated(part: Part | None) -> bool:
    """Whether the group is there and at least one of its keys is filled in."""
    return part is not None and any(value not in (None, (), {}) for _, value, _ in entries(part))


def frequencies(duty: ReportingDuty) -> frozenset[str]:
    """How often the report is made; where that is not said, as its due date implies."""
    if duty.frequency or duty.due is None:
        return frozenset(duty.frequency)
    return frozenset({"annual"} if duty.due.every_year_on else {_PERIODS.get(duty.due.after or "", "")})


# --- who: section 75(1), (7A) to (8); regs 2 and 3 -------------------------------------------------------------------


def no_nhs_partner(matter: Matter) -> Iterator[Finding]:
    """No party is an NHS body that the regulations name, nor a combined authority that says why it counts as one."""
    if _in_england(matter) and not any(_is_nhs_partner(matter, party) for party in matter.agreement.parties):
        yield Finding(
            "No party is an NHS body that can use section 75: a partnership needs at least one.",
            ("parties",),
            hint="add the integrated care board, NHS England, NHS trust or NHS foundation trust; or take section 75 "
            "out of the legal basis",
            checked=_power(matter).checked,
        )


def no_council_partner(matter: Matter) -> Iterator[Finding]:
    """No party is a council that the regulations name."""
    parties = matter.agreement.parties
    if _in_england(matter) and not any(matter.may_be(party, "council_partner", "section_75") for party in parties):
        yield Finding(
            "No party is a local authority that can use section 75: a partnership needs at least one.",
            ("parties",),
            hint="add the council; or take section 75 out of the legal basis",
            checked=_power(matter).checked,
        )


def partner_outside_section_75(matter: Matter) -> Iterator[Finding]:
    """A body that section 75 does not reach acts as a partner: it pays in, hosts, delegates or is called a funder."""
    for n, party in _parties(matter) if _in_england(matter) else ():
        acts = _acts_as_partner(matter, party)
        if acts and not _has_a_say_elsewhere(matter, party):
            yield Finding(
                f"{matter.name_of(party.id)} {joined(acts)}, but a body of its kind cannot be a partner under "
                "section 75.",
                ("parties", n, "kind"),
                subject=party.id,
                hint="it may provide services, or sign an agreement of its own with the partners",
                checked=_power(matter).checked,
            )


def _has_a_say_elsewhere(matter: Matter, party: Party) -> bool:
    """Whether it may be a partner, or another rule speaks of its kind: dead, excluded or reached on terms."""
    body = matter.body(party)
    dead = body is not None and body.abolished is not None
    parts = ("partner", "excluded", "conditional")
    return dead or any(matter.may_be(party, part, "section_75") for part in parts)


def _acts_as_partner(matter: Matter, party: Party) -> list[str]:
    deal = matter.agreement
    told = {
        "pays into a fund": any(matter.pays_into(party.id, fund) for fund in deal.funds),
        "hosts a fund": any(party.id in fund.host for fund in deal.funds),
        "delegates functions": any(delegation.start == party.id for delegation in deal.delegations),
        "has the role of funder": "funder" in party.roles,
    }
    return [words for words, so in told.items() if so]


def special_health_authority(matter: Matter) -> Iterator[Finding]:
    """A party is a special health authority, which section 75 leaves out."""
    for n, party in _parties(matter) if matter.claims_section_75 else ():
        if matter.may_be(party, "excluded", "section_75"):
            yield Finding(
                f"{matter.name_of(party.id)} is a special health authority, which section 75(8) leaves out.",
                ("parties", n, "kind"),
                subject=party.id,
                hint="make an agreement of its own with it, under another power",
                checked=_power(matter).checked,
            )


def combined_authority_basis_missing(matter: Matter) -> Iterator[Finding]:
    """A combined authority is a party, and how it comes to hold NHS functions is not said."""
    for n, party in _parties(matter) if matter.claims_section_75 else ():
        if matter.may_be(party, "conditional", "section_75") and not _has_basis(matter, party):
            yield Finding(
                f"{matter.name_of(party.id)} counts as an NHS partner only for functions that it holds under "
                "section 7A or 65Z5 of the National Health Service Act 2006 or by devolution, and none is named.",
                ("parties", n, "combined_authority_basis"),
                subject=party.id,
                hint="give combined_authority_basis: the arrangement or order under which it holds them",
                checked=_power(matter).checked,
            )


def _is_nhs_partner(matter: Matter, party: Party) -> bool:
    if matter.may_be(party, "conditional", "section_75"):
        return _has_basis(matter, party)
    return matter.may_be(party, "nhs_partner", "section_75")


def _has_basis(matter: Matter, party: Party) -> bool:
    """Whether the party names its basis, in whatever words, or the legal basis of all holds one."""
    named = any(matter.speaks_of(basis, "combined_authority_basis") for basis in matter.agreement.legal_basis)
    return named or party.combined_authority_basis is not None


def _in_england(matter: Matter) -> bool:
    """Whether section 75 is relied on where it applies. Elsewhere LEG-01 speaks alone."""
    return matter.claims_section_75 and matter.agreement.jurisdiction == "england"


def _parties(matter: Matter) -> Iterator[tuple[int, Party]]:
    return enumerate(matter.agreement.parties)


def _power(matter: Matter) -> Power:
    return packs.powers(matter.pack)["section_75"]


# --- why, and who was asked: section 75(1); reg 4 --------------------------------------------------------------------


def improvement_not_stated(matter: Matter) -> Iterator[Finding]:
    """Nothing says why the functions are likely to be exercised better."""
    if matter.joint and matter.agreement.improvement_statement is None:
        yield Finding(
            "Nothing says why the arrangements are likely to improve how the functions are exercised: the law allows "
            "them only if they are.",
            ("improvement_statement",),
            hint="write improvement_statement, in the parties' own words",
        )


def consultation_missing(matter: Matter) -> Iterator[Finding]:
    """No consultation is recorded, and not all of the schemes are Better Care Fund money."""
    if (matter.joint or _adds_by_deed(matter)) and _not_consulted(matter) and not _all_better_care(matter):
        consultation = matter.agreement.consultation
        yield Finding(
            "No joint consultation is recorded of the people who appear to be affected.",
            ("consultation", "done") if consultation is not None else ("consultation",),
            hint="record who was consulted and when",
        )


def consultation_not_required(matter: Matter) -> Iterator[Finding]:
    """No consultation is recorded, and none is asked for: all schemes are Better Care Fund money."""
    if matter.joint and _not_consulted(matter) and _all_better_care(matter):
        yield Finding(
            "No joint consultation is recorded. None is required while every scheme is part of the Better Care Fund.",
            ("consultation",),
        )


def exemption_too_wide(matter: Matter) -> Iterator[Finding]:
    """A scheme outside the Better Care Fund stands beside schemes within it, and nobody was consulted."""
    schemes = matter.agreement.schemes
    if not matter.joint or not _not_consulted(matter) or not any(scheme.bcf for scheme in schemes):
        return
    for n, scheme in enumerate(schemes):
        if not scheme.bcf:
            yield Finding(
                f"{titled(scheme)} is not part of the Better Care Fund, so the exemption from consultation does not "
                "cover it.",
                ("schemes", n, "bcf"),
                subject=scheme.id,
                hint="consult on it, and record that under consultation",
            )


def _not_consulted(matter: Matter) -> bool:
    consultation = matter.agreement.consultation
    return consultation is None or not (consultation.done or consultation.care_trust)


def _all_better_care(matter: Matter) -> bool:
    schemes = matter.agreement.schemes
    return bool(schemes) and all(scheme.bcf for scheme in schemes)


def _adds_by_deed(matter: Matter) -> bool:
    """Whether it is a deed that brings in a party, a function or a scheme under section 75 or its Welsh twin."""
    deed = matter.agreement.deed
    if not matter.deed or deed is None or not matter.rests_on("NHSA2006_s75", _SECTION_33):
        return False
    return bool(deed.joining) or any(added in ("party", "function", "scheme") for added in deed.adds)


# --- what each agreement and scheme says: regs 7(3), 8(2), 9(3) -----------------------------------------------------


def aims_missing(matter: Matter) -> Iterator[Finding]:
    """A scheme has no aims, or no outcomes."""
    for n, scheme in _schemes(matter):
        missing = [key for key, value in (("aims", scheme.aims), ("outcomes", scheme.outcomes)) if not value]
        if missing:
            yield Finding(
                f"{titled(scheme)} has no {joined_or(missing)}: the agreement must specify what the partners want to "
                "achieve.",
                ("schemes", n, missing[0]),
                subject=scheme.id,
            )


def persons_or_services_missing(matter: Matter) -> Iterator[Finding]:
    """A scheme does not say who may benefit, or which kinds of service there are."""
    for n, scheme in _schemes(matter):
        told = {"persons": ("who may benefit", scheme.persons), "services": ("which kinds of service", scheme.services)}
        missing = {key: words for key, (words, value) in told.items() if not value}
        if missing:
            yield Finding(
                f"{titled(scheme)} does not say {joined_or(list(missing.values()))}.",
                ("schemes", n, next(iter(missing))),
                subject=scheme.id,
                hint=f"fill in {joined(list(missing))}",
            )


def resources_missing(matter: Matter) -> Iterator[Finding]:
    """A scheme does not say which staff, goods, services and accommodation go into it, not even that none do."""
    for n, scheme in _schemes(matter):
        if not _lists_resources(matter, scheme):
            yield Finding(
                f"{titled(scheme)} does not say which staff, goods, services and accommodation the partners provide.",
                ("schemes", n, "resources"),
                subject=scheme.id,
                hint="list them under resources, and write none where nothing is provided",
            )


def _lists_resources(matter: Matter, scheme: Scheme) -> bool:
    """Whether the scheme or the whole agreement has a table; `none` is an answer, an empty group is not."""
    tables = (scheme.resources, matter.agreement.resources)
    return any(any(value is not None for _, value, _ in entries(table)) for table in tables if table is not None)


def duration_or_end_missing(matter: Matter) -> Iterator[Finding]:
    """The end of the term is not known, or it is not said how the arrangements are reviewed, varied or left."""
    if not matter.joint:
        return
    deal = matter.agreement
    review, variation = deal.review, deal.variation
    told: dict[str, tuple[Path, bool]] = {
        "review dates": (("review",), review is not None and bool(review.dates or review.after_year_end)),
        "a rule on variation": (("variation",), variation is not None and bool(variation.form or variation.minor)),
        "a notice by which a party leaves": (
            ("exit", "notice"),
            deal.exit is not None and deal.exit.notice is not None,
        ),
    }
    missing = {words: path for words, (path, there) in told.items() if not there}
    no_end = deal.term.expiry is None and deal.term.lasts is None
    if no_end or missing:
        ends = ["a last day"] if no_end else []
        yield Finding(
            f"The agreement lacks {joined([*ends, *missing])}.",
            ("term", "expiry") if no_end else next(iter(missing.values())),
            hint="the law asks for the duration and for review, variation or termination; give all of them",
            severity=Severity.ERROR if no_end or len(missing) == len(told) else Severity.WARNING,
        )


def exercise_not_reported(matter: Matter) -> Iterator[Finding]:
    """One side exercises functions of the other in a scheme, and does not report on that each quarter and each year."""
    for n, scheme in matter.delegated if matter.joint else ():
        told: set[str] = set()
        for duty in matter.agreement.reporting:
            if duty.by in _exercised_by(matter, scheme) and _covers(duty, scheme):
                told |= frequencies(duty)
        missing = [] if told & {"quarterly", "monthly"} else ["quarterly"]
        missing += [] if "annual" in told else ["annual"]
        if missing:
            who = next((matter.name_of(id_) for id_ in scheme.lead), "The body that leads it")
            yield Finding(
                f"{who} exercises functions for others in {titled(scheme)} and no {joined_or(missing)} report on that "
                "is agreed.",
                ("schemes", n, "arrangement"),
                subject=scheme.id,
                hint="add an entry to reporting, by whoever exercises the functions, quarterly and annual",
            )


def _exercised_by(matter: Matter, scheme: Scheme) -> frozenset[str]:
    """Ids and keywords of those who may be meant: leads, providers of the right side, or that side without either."""
    side = frozenset(party.id for party in matter.agreement.parties if _of_right_side(matter, scheme, party))
    known = frozenset(scheme.lead) | (side & frozenset(scheme.providers))
    named = {party.id for party in matter.agreement.parties} & known
    return known | _LEADS | (frozenset() if named else side)


def _of_right_side(matter: Matter, scheme: Scheme, party: Party) -> bool:
    if scheme.arrangement in REG_8:
        return matter.is_nhs(party)
    return scheme.arrangement not in REG_9 or matter.is_council(party)


def _covers(duty: ReportingDuty, scheme: Scheme) -> bool:
    if duty.schemes:
        return scheme.id in duty.schemes
    return not duty.funds or scheme.fund in duty.funds


def delegation_without_sharing(matter: Matter) -> Iterator[Finding]:
    """One side exercises functions of the other in a scheme, and how information is shared is not said."""
    for n, scheme in matter.delegated if matter.joint else ():
        if not stated(matter.agreement.information_sharing) and scheme.information is None:
            yield Finding(
                f"{titled(scheme)} delegates functions, and how the partners share information is not said.",
                ("schemes", n, "information"),
                subject=scheme.id,
                hint="fill in information_sharing, or information of the scheme",
            )


def lead_without_functions(matter: Matter) -> Iterator[Finding]:
    """A scheme is led by a body that is no party, or by one that its arrangement gives no functions."""
    for n, scheme in _schemes(matter):
        for at, id_ in enumerate(scheme.lead):
            why = _why_not_lead(matter, scheme, id_)
            if why:
                yield Finding(
                    f"{matter.name_of(id_)} leads {titled(scheme)} but {why}.",
                    ("schemes", n, "lead", at),
                    subject=scheme.id,
                    hint="change the lead, or the arrangement of the scheme",
                )
                break


def _why_not_lead(matter: Matter, scheme: Scheme, id_: str) -> str:
    party = matter.agreement.party(id_)
    if party is None:
        return "" if id_ in KEYWORDS else "is not a party"
    if _of_right_side(matter, scheme, party):
        return ""
    return (
        f"is no {'NHS body' if scheme.arrangement in REG_8 else 'council'}, and the arrangement gives it no functions"
    )


def _schemes(matter: Matter) -> Iterator[tuple[int, Scheme]]:
    return enumerate(matter.agreement.schemes if matter.joint else ())


# --- what must not move: section 75(5); reg 10(2) --------------------------------------------------------------------


def liability_moved(matter: Matter) -> Iterator[Finding]:
    """Statutory liability is said to pass from one body to another."""
    if not matter.joint:
        return
    liability = matter.agreement.liability
    path: Path | None = None
    if liability is not None and liability.statutory not in (None, "unchanged"):
        path = ("liability", "statutory")
    else:
        path = next((path for path, words in matter.texts if _moves_liability(matter, words)), None)
    if path is not None:
        yield Finding(
            "Statutory liability is said to move: by law each body stays liable for its own functions.",
            path,
            hint="write unchanged; who bears a cost may be agreed, who answers for a function may not",
        )


def _moves_liability(matter: Matter, words: str) -> bool:
    """Whether the text moves liability under statute. Who bears a cost is the parties' own affair."""
    return "statutory" in words.lower() and "statutory" in matter.speaks_of(words, "transfers_liability").lower()


def committee_beyond_monitoring(matter: Matter) -> Iterator[Finding]:
    """A joint committee has powers beyond managing and monitoring the arrangements."""
    governance = matter.agreement.governance
    board = governance.board if governance else None
    if not matter.joint or board is None or board.status != "joint_committee":
        return
    beyond = [
        n
        for n, power in enumerate(board.powers)
        if power.nature == "decides"
        or (power.nature is None and matter.speaks_of(text(power.what), "beyond_monitoring"))
    ]
    if beyond:
        told = joined([f'"{text(board.powers[n].what)}"' for n in beyond])
        yield Finding(
            f"The joint committee is given {told}: such a committee may manage and monitor the "
            "arrangements and no more.",
            ("governance", "board", "powers", beyond[0]),
            hint="leave such decisions to the parties, or to members who hold delegated powers of their own",
        )
