"""Where a definition names a party by its id, and the rule about an id that names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from agreements.diagnostics import did_you_mean
from agreements.particulars import KEYWORDS, Agreement, Part
from agreements.rules.matter import Matter, Path
from agreements.rules.model import Finding
from agreements.source import path_text
from agreements.wording import joined


def unknown_party(matter: Matter) -> Iterator[Finding]:
    """An id that is to name a party, a body on the map or a keyword names nobody. It is told once, with its places."""
    known = matter.known_ids
    unknown: dict[str, list[Path]] = {}
    for path, id_ in named(matter.agreement, _NAMES_A_PARTY, readable=True):
        if id_ not in known:
            unknown.setdefault(id_, []).append(path)
    for id_, (path, *others) in unknown.items():
        also = f" It also stands at {joined([path_text(p) for p in others[:MOST_PLACES]])}." if others else ""
        yield Finding(f'Unknown party "{id_}".{also}', path, subject=id_, hint=_meant(id_, known))


def _meant(id_: str, known: Iterable[str]) -> str:
    near = did_you_mean(id_, known)
    return f"did you mean {near!r}?" if near else f"known: {', '.join(sorted(set(known) - KEYWORDS))}"


MOST_PLACES = 3
"""As many further places as a message lists."""

_NAMES_A_PARTY = (
    "funds * host *",
    "funds * pool_manager employer",
    "funds * contributions * keys",
    "funds * stated_percentages * keys",
    "funds * instalments sums * keys",
    "funds * funding_lines * party",
    "funds * in_kind * party",
    "funds * uplift rates keys",
    "funds * split weights keys",
    "funds * admin_fee payable_to",
    "funds * admin_fee split weights keys",
    "funds * admin_fee sums * keys",
    "funds * refunds * *",
    "funds * overspend party",
    "funds * overspend caps keys",
    "funds * overspend weights keys",
    "funds * overspend usage keys",
    "funds * overspend benefit_weights keys",
    "funds * overspend tiers * party",
    "funds * overspend tiers * weights keys",
    "funds * underspend * weights keys",
    "funds * vat delivering_body",
    "schemes * lead *",
    "schemes * providers *",
    "schemes * lead_officers * party",
    "schemes * resources staff * employer",
    "schemes * resources staff * managed_by",
    "resources staff * employer",
    "resources staff * managed_by",
    "joint_posts * employer",
    "joint_posts * managed_by",
    "joint_posts * split weights keys",
    "joint_posts * redundancy_split weights keys",
    "governance board members * party",
    "governance board quorum must_include * of",
    "governance board delegated_limits * party",
    "reporting * by",
    "links * from",
    "links * to",
    "pathways * from",
    "pathways * to",
    "team manager_employer",
    "team members * employer",
    "vacancies kept_by",
    "delegations * from",
    "delegations * to *",
    "grants * payer",
    "grants * payee *",
    "grants * sums * keys",
    "collaboration contracts * commissioner *",
    "collaboration contracts * provider",
    "collaboration prime contractor",
    "collaboration prime commissioner",
    "collaboration prime subcontracts * to",
    "charter owner",
    "group convenor",
    "strategy priorities * lead *",
    "working_together trust * by",
    "consortium lead_body",
    "consortium deliveries * party",
    "consortium payments * to",
    "consortium allocations keys",
    "consortium top_slice to",
    "exit_notice by",
    "shortfall consent_of *",
    "work_programme * lead *",
    "liability insurance * parties *",
    "information_sharing flows * from",
    "information_sharing flows * to *",
    "information_sharing systems * keeper",
    "information_sharing contact_point",
    "shared_services * provider",
    "shared_services * to *",
    "shared_services * sums * keys",
    "monitored_agreements * provider",
    "monitored_agreements * funders *",
    "monitored_agreements * sums * keys",
    "monitored_agreements * monitor",
    "assessor_pool coordinator",
    "assessor_pool rota * party",
    "training_packages * arranged_by",
    "training_packages * content_owner",
    "training_packages * places keys",
)
"""Where a definition names a party by its id. `*` is every entry of a list or a mapping, `keys` the keys of one.

Left out on purpose: whom a deed names and whom an exit notice addresses, who holds or receives a hand-over, and which
boards consented to what, all of which have checks of their own.
"""


def named(agreement: Agreement, patterns: Iterable[str], *, readable: bool = False) -> Iterator[tuple[Path, str]]:
    """The texts at those places of the definition, each with its path; if so told, only those that can be read."""
    for pattern in patterns:
        yield from _found(agreement, tuple(pattern.split()), (), _readable if readable else getattr)


def _readable(part: Part, name: str) -> object:
    return part.__dict__.get(name)


def _found(
    here: object, steps: tuple[str, ...], path: Path, value_of: Callable[[Part, str], object]
) -> Iterator[tuple[Path, str]]:
    if not steps:
        if isinstance(here, str):
            yield path, here
        return
    step, rest = steps[0], steps[1:]
    match here:
        case Mapping() if step == "keys":
            yield from (((*path, str(key)), str(key)) for key in here)
        case Mapping():
            for key, value in here.items():
                yield from _found(value, rest, (*path, str(key)), value_of)
        case tuple():
            for n, value in enumerate(here):
                yield from _found(value, rest, (*path, n), value_of)
        case Part():
            name = _fields(type(here)).get(step)
            if name is not None:
                yield from _found(value_of(here, name), rest, (*path, step), value_of)


@cache
def _fields(group: type[Part]) -> Mapping[str, str]:
    """The names of a group's fields in code, by those that a definition writes."""
    return {field.alias or name: name for name, field in group.model_fields.items()}
