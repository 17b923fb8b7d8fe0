"""An agreement as a rule sees it: with the law of its pack, as at a day, and what many rules ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from agreements import packs
from agreements.packs import Allocations, BodyKind, Pack
from agreements.particulars import (
    KEYWORDS,
    SIGNS_NOTHING,
    Agreement,
    Bilingual,
    Fund,
    MapEntry,
    Oversight,
    Part,
    Party,
    Scheme,
    Unread,
    entries,
    readable,
)
from agreements.particulars.figures import contribution_table, contributors, fund_years

Path = tuple[str | int, ...]
Table = Mapping[str, Mapping[str, int | None] | None]

LIGHT_KINDS = frozenset(
    {"mou", "terms_of_reference", "referral_protocol", "mdt_operating_protocol", "joint_strategy", "partner_map"}
)
"""Kinds of document that do not bind unless their definition says so."""
_PARTIAL_KINDS = frozenset(
    {"s256_grant", "s76_grant", "information_sharing_agreement", "deed_of_variation", "exit_notice"}
)
"""Kinds that rest on another agreement, so that much is left to that one."""
SECTION_75, BETTER_CARE_FUND = "NHSA2006_s75", "NHSA2006_s223GA"
REG_8 = frozenset({"integrated_provision_by_nhs", "lead_commissioning_by_nhs"})
"""An NHS body exercises functions of a council (SI 2000/617, reg 8)."""
REG_9 = frozenset({"integrated_provision_by_la", "lead_commissioning_by_la"})
"""A council exercises NHS functions (SI 2000/617, reg 9)."""


@dataclass(frozen=True)
class Matter:
    """An agreement, the kinds of its documents in the words of the rules, its pack, and the day as at which it is read.

    Without a day, rules that compare with it find nothing. `allocations` is the published table of Better Care Fund
    sums that the user has loaded, if any.
    """

    agreement: Agreement
    pack: Pack
    kinds: tuple[str, ...] = ()
    as_at: date | None = None
    allocations: Allocations = field(default_factory=dict)

    # --- what kind of document it is ---------------------------------------------------------------------------------

    def is_a(self, *kinds: str) -> bool:
        """Whether one of its documents is of one of those kinds."""
        return any(kind in kinds for kind in self.kinds)

    def rests_on(self, *enactments: str) -> bool:
        """Whether its legal basis names one of those enactments."""
        return any(basis in enactments for basis in self.agreement.legal_basis)

    @cached_property
    def light(self) -> bool:
        """Whether all of it is of the kind that does not bind as a contract does."""
        binding = self.agreement.binding
        return binding == "non_binding" or (binding != "binding" and all(kind in LIGHT_KINDS for kind in self.kinds))

    @cached_property
    def binds(self) -> bool:
        """Whether any of it binds; a notice to leave does not."""
        kinds = [kind for kind in self.kinds if kind != "exit_notice"]
        match self.agreement.binding:
            case "binding" | "mixed":
                return bool(kinds)
            case "non_binding":
                return False
            case _:
                return any(kind not in LIGHT_KINDS for kind in kinds)

    @cached_property
    def full(self) -> bool:
        """Whether it holds an agreement that binds and stands by itself."""
        if self.light:
            return False
        kinds = [kind for kind in self.kinds if kind not in _PARTIAL_KINDS]
        return any(kind not in LIGHT_KINDS for kind in kinds) or (bool(kinds) and self.agreement.binding == "binding")

    @cached_property
    def section_75(self) -> bool:
        """Whether it is a section 75 agreement by its kind."""
        lead = self.is_a("lead_commissioning") and self.rests_on(SECTION_75)
        return lead or self.is_a("s75_framework", "s75_single")

    @cached_property
    def claims_section_75(self) -> bool:
        """Whether it relies on section 75, whatever its title."""
        return self.section_75 or (self.rests_on(SECTION_75) and any(kind != "exit_notice" for kind in self.kinds))

    @cached_property
    def joint(self) -> bool:
        """Whether it is a section 75 agreement or its Welsh twin."""
        return self.section_75 or self.is_a("s33_wales")

    @cached_property
    def deed(self) -> bool:
        """Whether it is a deed of variation."""
        return self.is_a("deed_of_variation")

    @cached_property
    def better_care_fund(self) -> bool:
        """Whether it relies on the Better Care Fund power."""
        return self.rests_on(BETTER_CARE_FUND)

    # --- when ---------------------------------------------------------------------------------------------------------

    @cached_property
    def start(self) -> date | None:
        """First day; unknown while only an event is given. A deed's is the day on which it takes effect."""
        deed = self.agreement.deed if self.deed else None
        return deed.effective if deed and deed.effective else self.agreement.term.commencement

    @cached_property
    def expiry(self) -> date | None:
        """Last day. A deed shares the term of the agreement that it varies."""
        principal = self.agreement.principal_agreement if self.deed else None
        return self.agreement.term.expiry or (principal.expiry if principal else None)

    @cached_property
    def in_order(self) -> bool:
        """Whether start and expiry are known and in order: otherwise no year can be tested."""
        return self.start is not None and self.expiry is not None and self.start < self.expiry

    # --- who ----------------------------------------------------------------------------------------------------------

    def kind_of(self, kind: str) -> str:
        """The kind as which a kind of body counts: a dead one counts as its successor."""
        body = self.bodies.get(kind)
        return self.kind_of(body.successor) if body is not None and body.successor else kind

    @property
    def bodies(self) -> Mapping[str, BodyKind]:
        """Kinds of body, with their dates."""
        return packs.bodies(self.pack)

    def body(self, party: Party) -> BodyKind | None:
        """What the reference data says of the party's kind, or of its successor's where the kind is dead."""
        return self.bodies.get(self.kind_of(party.kind))

    def may_be(self, party: Party, part: str, power: str) -> bool:
        """Whether a body of that kind may play the part, such as `partner`, under the power."""
        entry = packs.powers(self.pack).get(power)
        return entry is not None and self.kind_of(party.kind) in entry.kinds.get(part, ())

    def is_nhs(self, party: Party) -> bool:
        """Whether it is an NHS body of any of the nations."""
        body = self.body(party)
        return body is not None and body.side == "nhs"

    def is_council(self, party: Party) -> bool:
        """Whether it is a council of any of the nations."""
        body = self.body(party)
        return body is not None and body.side == "council"

    @cached_property
    def signing(self) -> tuple[tuple[int, Party], ...]:
        """The parties that sign, with their places in the list."""
        return tuple((n, p) for n, p in enumerate(self.agreement.parties) if p.kind not in SIGNS_NOTHING)

    @cached_property
    def known_ids(self) -> frozenset[str]:
        """Ids of parties, of bodies on the map and of boards that oversee, and the keywords."""
        deal = self.agreement
        entries: tuple[Party | MapEntry | Oversight, ...] = (*deal.parties, *deal.map_of_partners, *deal.overseen_by)
        return KEYWORDS | {entry.id for entry in entries}

    def name_of(self, id_: str) -> str:
        """What to call a party, body or board in a message; the id itself where nothing better is given."""
        party = self.agreement.party(id_)
        if party is not None:
            return text(party.short_name) or text(party.legal_name) or id_
        others: tuple[MapEntry | Oversight, ...] = (*self.agreement.map_of_partners, *self.agreement.overseen_by)
        return next((text(entry.name) for entry in others if entry.id == id_), id_)

    # --- money --------------------------------------------------------------------------------------------------------

    @cached_property
    def pools(self) -> tuple[tuple[int, Fund], ...]:
        """The pooled funds, with their places in the list."""
        return tuple((n, fund) for n, fund in enumerate(self.agreement.funds) if fund.kind == "pooled")

    def contributions(self, fund: Fund) -> Table:
        """What each party pays by year, in pence, uplifts and splits worked out; None for what is not known."""
        if fund.id not in self._tables:
            self._tables[fund.id] = contribution_table(self.agreement, fund)
        return self._tables[fund.id]

    def years(self, fund: Fund) -> tuple[str, ...]:
        """The fund's years: those of the term and those that it names."""
        return fund_years(self.agreement, fund)

    def contributors(self, fund: Fund) -> tuple[str, ...]:
        """Ids of those who are named among the fund's contributions, be it with 0.00."""
        return contributors(self.agreement, fund)

    def pays_into(self, party_id: str, fund: Fund) -> bool:
        """Whether the party's contribution is above 0.00 in at least one year."""
        return any(((sums or {}).get(party_id) or 0) > 0 for sums in self.contributions(fund).values())

    @cached_property
    def _tables(self) -> dict[str, Table]:
        return {}

    # --- schemes ------------------------------------------------------------------------------------------------------

    @cached_property
    def delegated(self) -> tuple[tuple[int, Scheme], ...]:
        """Schemes in which one side exercises functions of the other, with their places in the list."""
        return tuple((n, s) for n, s in enumerate(self.agreement.schemes) if s.arrangement in REG_8 | REG_9)

    # --- words --------------------------------------------------------------------------------------------------------

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the definition with its path, both languages of each, in the order of the model."""
        return tuple(_texts(self.agreement, (), entries))

    @cached_property
    def readable_texts(self) -> tuple[tuple[Path, str], ...]:
        """The same without texts that were refused: for rules that find fault with a text by itself."""
        try:
            return self.texts
        except Unread:
            return tuple(_texts(self.agreement, (), readable))

    def speaks_of(self, words: str, topic: str) -> str:
        """The words by which the text speaks of a topic of the pack's word lists, or the empty string.

        What a text denies ("not an emergency ambulance service") it does not speak of.
        """
        lists = packs.word_lists(self.pack)
        return packs.speaks_of(packs.stated(words, lists["leaves_out"]), lists[topic])


_Keys = Callable[[Part], Iterable[tuple[str, object, object]]]


def text(words: Bilingual | str | None) -> str:
    """The words in English, or in Welsh where that is all there is."""
    if words is None or isinstance(words, str):
        return words or ""
    return words.en or words.cy or ""


def _texts(here: object, path: Path, keys: _Keys) -> Iterator[tuple[Path, str]]:
    match here:
        case str():
            yield path, here
        case Part():
            for key, value, _ in keys(here):
                yield from _texts(value, (*path, key), keys)
        case Mapping():
            for key, value in here.items():
                yield from _texts(value, (*path, str(key)), keys)
        case tuple():
            for n, value in enumerate(here):
                yield from _texts(value, (*path, n), keys)
