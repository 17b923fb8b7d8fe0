"""Rules about pooled funds: one host, its own officer as manager, what is paid, reports, audit, consent."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.particulars import Fund, Party, ReportingDuty
from agreements.rules.matter import REG_9, Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.section_75 import frequencies, stated
from agreements.wording import joined, joined_or

_QUARTERLY = frozenset({"quarterly", "monthly"})
_GRANT_SOURCES = {"section_256": "section 256", "section_76": "section 76"}


def payments_not_stated(matter: Matter) -> Iterator[Finding]:
    """A fund to which partners contribute has no contribution in any year, or nothing says how they may be varied."""
    if not matter.joint:
        return
    paid = [(n, fund) for n, fund in enumerate(matter.agreement.funds) if fund.kind in ("pooled", "payment")]
    for n, fund in paid:
        if not _states_payments(matter, fund):
            yield Finding(
                f"{_name(fund)} does not say what each partner pays in any year.",
                ("funds", n, "contributions"),
                subject=fund.id,
                hint="fill in contributions by year and party",
            )
    variation = matter.agreement.variation
    if (variation is None or variation.form is None) and not all(fund.variation for _, fund in paid):
        without = [_name(fund) for _, fund in paid if fund.variation is None]
        yield Finding(
            f"Nothing says how payments into {joined(without)} may be varied.",
            ("variation", "form"),
            hint="give a rule under variation, or one for each fund",
        )


def _states_payments(matter: Matter, fund: Fund) -> bool:
    """Whether a sum of any year is known. Help in kind stands for one only where it counts as a share."""
    sums = [value for by_party in matter.contributions(fund).values() for value in (by_party or {}).values()]
    gifts = [gift.value_per_year for gift in fund.in_kind if gift.counts_in_shares]
    return any(value is not None for value in (*sums, *fund.total.values(), *gifts))


# --- host and manager: reg 7(3)(g) and (4) ---------------------------------------------------------------------------


def host_not_partner(matter: Matter) -> Iterator[Finding]:
    """A pooled fund has no host, or its host is no partner that pays into it. Of two hosts another rule speaks."""
    checked = packs.powers(matter.pack)["pool_host"].checked
    for n, fund in matter.pools:
        hosts = _hosts(fund)
        if hosts[1:] or (not hosts and _rests_on_another(matter)):
            continue
        why = _why_no_host(matter, fund, hosts[0]) if hosts else f"{_name(fund)} has no host"
        if why:
            yield Finding(
                f"{why}: exactly one of the partners that pay into a pooled fund must host it.",
                ("funds", n, "host", 0) if hosts else ("funds", n, "host"),
                subject=fund.id,
                hint="name as host a partner that contributes to the fund",
                checked=checked,
            )


def _why_no_host(matter: Matter, fund: Fund, host: str) -> str:
    party = matter.agreement.party(host)
    who = f"{matter.name_of(host)} hosts {_name(fund)}"
    if party is None:
        return f"{who} but is not a party"
    if not matter.may_be(party, "host", "pool_host"):
        return f"{who} but is not a body that can be a partner"
    return f"{who} but pays nothing into it" if _pays_nothing(matter, party, fund) else ""


def _pays_nothing(matter: Matter, party: Party, fund: Fund) -> bool:
    """Whether the party is known to pay nothing: who pays what is stated, and its own sums are not all unknown yet."""
    if matter.pays_into(party.id, fund) or not matter.contributors(fund):
        return False
    sums = [(by_party or {}).get(party.id) for by_party in matter.contributions(fund).values()]
    return party.id not in matter.contributors(fund) or any(value is not None for value in sums)


def two_hosts(matter: Matter) -> Iterator[Finding]:
    """A pooled fund has more than one host."""
    for n, fund in matter.pools:
        hosts = _hosts(fund)
        if len(hosts) > 1:
            yield Finding(
                f"{_name(fund)} has more than one host: {joined([matter.name_of(host) for host in hosts])}.",
                ("funds", n, "host"),
                subject=fund.id,
                hint="choose one: the host keeps the accounts and employs the pool manager",
            )


def pool_manager_elsewhere(matter: Matter) -> Iterator[Finding]:
    """A pooled fund has no manager, or one who is not an officer of its host."""
    for n, fund in matter.pools:
        manager, hosts = fund.pool_manager, _hosts(fund)
        if manager is None and not _rests_on_another(matter):
            yield Finding(
                f"{_name(fund)} has no pool manager: the host must appoint one of its own officers.",
                ("funds", n, "pool_manager"),
                subject=fund.id,
                hint="give pool_manager with post and employer",
            )
        elif manager is not None and manager.employer is None:
            yield Finding(
                f"Who employs the pool manager of {_name(fund)} is not said: it must be the host.",
                ("funds", n, "pool_manager", "employer"),
                subject=fund.id,
            )
        elif manager is not None and manager.employer is not None and manager.employer not in hosts:
            if not hosts and _rests_on_another(matter):
                continue
            host = joined_or([matter.name_of(host) for host in hosts])
            yield Finding(
                f"{matter.name_of(manager.employer)} employs the pool manager of {_name(fund)}, "
                f"{f'not its host, {host}' if hosts else 'which has no host'}.",
                ("funds", n, "pool_manager", "employer"),
                subject=fund.id,
                hint="the pool manager must be an officer of the host",
            )


def _hosts(fund: Fund) -> tuple[str, ...]:
    return tuple(dict.fromkeys(host for host in fund.host if host != "none"))


# --- reports and audit: reg 7(4)(b), (6) and (7) ---------------------------------------------------------------------


def pool_reports_missing(matter: Matter) -> Iterator[Finding]:
    """No quarterly report, or no annual return, by the pool manager covers the fund."""
    reporting = matter.agreement.reporting
    if _rests_on_another(matter) and not reporting:
        return
    for _, fund in matter.pools:
        told: set[str] = set()
        for duty in reporting:
            if _by_manager(duty, fund) and (not duty.funds or fund.id in duty.funds):
                told |= frequencies(duty)
        missing = [] if told & _QUARTERLY else ["quarterly report"]
        missing += [] if "annual" in told else ["annual return"]
        if missing:
            yield Finding(
                f"No {joined_or(missing)} by the pool manager covers {_name(fund)}: both are required.",
                ("reporting",),
                subject=fund.id,
                hint="add an entry to reporting by pool_manager; one that names funds covers only those",
            )


def _by_manager(duty: ReportingDuty, fund: Fund) -> bool:
    """Whether it is the manager's report: by the manager, or by the host where it names the fund."""
    return duty.by == "pool_manager" or ((duty.by == "host" or duty.by in fund.host) and fund.id in duty.funds)


def pool_audit_missing(matter: Matter) -> Iterator[Finding]:
    """How a pooled fund's accounts are audited is not said."""
    for n, fund in matter.pools:
        if fund.audit is None and not _rests_on_another(matter):
            yield Finding(
                f"Nothing says how the host arranges the audit of the accounts of {_name(fund)}.",
                ("funds", n, "audit"),
                subject=fund.id,
                hint="fill in audit of the fund",
            )


def pool_without_sharing(matter: Matter) -> Iterator[Finding]:
    """A pooled fund, and nothing on how information is shared."""
    if matter.joint and not stated(matter.agreement.information_sharing):
        for _, fund in matter.pools:
            yield Finding(
                f"Money is pooled in {_name(fund)}, and how the partners share information is not said.",
                ("information_sharing",),
                subject=fund.id,
                hint="name the information sharing agreement",
            )


# --- consent: regs 7(2) and 9(2) -------------------------------------------------------------------------------------


def trust_without_consent(matter: Matter) -> Iterator[Finding]:
    """An NHS trust pools money or passes functions to a council, and a board that buys from it has not consented."""
    if not matter.section_75:
        return
    power = packs.powers(matter.pack)["section_75"]
    boards = [p.id for p in matter.agreement.parties if matter.may_be(p, "consenting", "section_75")]
    for n, party in enumerate(matter.agreement.parties):
        if not matter.may_be(party, "needs_consent", "section_75") or not _takes_part(matter, party):
            continue
        asked = dict.fromkeys([*boards, *party.contracts_with])
        missing = [matter.name_of(board) for board in asked if board not in party.consents_of]
        if missing:
            yield Finding(
                f"{matter.name_of(party.id)} is an NHS trust and needs the consent of {joined(missing)}.",
                ("parties", n, "consents_of"),
                subject=party.id,
                hint="record the consent of each integrated care board with which it has an NHS contract",
                checked=power.checked,
            )


def _takes_part(matter: Matter, trust: Party) -> bool:
    """Whether the trust is listed in a pool, be it with 0.00, or a council exercises NHS functions in a scheme."""
    listed = any(trust.id in matter.contributors(fund) for _, fund in matter.pools)
    return listed or any(scheme.arrangement in REG_9 for scheme in matter.agreement.schemes)


# --- grants in a pool ------------------------------------------------------------------------------------------------


def grant_in_pool(matter: Matter) -> Iterator[Finding]:
    """Money under section 256 or 76 is among the contributions, and which terms govern it is not said."""
    for n, fund in matter.pools:
        found: dict[str, Path] = {}
        for at, line in enumerate(fund.funding_lines):
            if line.source in _GRANT_SOURCES and line.governed_by is None:
                found.setdefault(_GRANT_SOURCES[line.source], ("funds", n, "funding_lines", at, "governed_by"))
        if found:
            yield Finding(
                f"{_name(fund)} holds money under {joined(list(found))}, and whether this agreement or the grant's own "
                "conditions govern it is not said.",
                next(iter(found.values())),
                subject=fund.id,
                hint="say so in governed_by: a grant is no pooled contribution unless the agreement makes it one",
            )


def _rests_on_another(matter: Matter) -> bool:
    """Whether what the definition does not state may stand in the agreement that it changes or ends."""
    return matter.is_a("deed_of_variation", "exit_notice") and not matter.full


def _name(fund: Fund) -> str:
    return text(fund.name) or fund.id
