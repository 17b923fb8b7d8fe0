"""The figures of a map of partners: bodies, and what passes between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from agreements.diagnostics import FaultError

__all__ = ["Flow", "Partner", "PartnerMap"]


@dataclass(frozen=True, slots=True)
class Partner:
    """A body on the map. `notes` are printed beneath its name, each on lines of its own: services, capacity."""

    id: str
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """What passes from one body to another. `kind` is printed: refers, supplies, informs."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True)
class PartnerMap:
    """Bodies round a hub, or among equals where `hub` is empty, with the flows between them.

    `sender` and `receiver` head the rows and the columns where the flows are so many that they stand in a grid.

    Raises:
        FaultError: two bodies have one id, or a flow starts or ends nowhere, or where it started.
    """

    title: str
    partners: tuple[Partner, ...]
    flows: tuple[Flow, ...] = ()
    hub: str = ""
    sender: str = "from"
    receiver: str = "to"

    def __post_init__(self) -> None:
        ids = [partner.id for partner in self.partners]
        if not ids or len(set(ids)) < len(ids):
            raise FaultError(f"a map of partners needs bodies, each with an id of its own: {ids}")
        wrong = [flow for flow in self.flows if flow.start == flow.end or not {flow.start, flow.end} <= set(ids)]
        if wrong or self.hub not in (*ids, ""):
            raise FaultError(f"hub {self.hub!r} or flows {wrong} do not join two bodies of the map: {ids}")

    @cached_property
    def once(self) -> tuple[Flow, ...]:
        """Each flow once, in the order of the figures."""
        return tuple(dict.fromkeys(self.flows))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of flow, in the order in which they come first."""
        return tuple(dict.fromkeys(flow.kind for flow in self.flows))

    @cached_property
    def by_id(self) -> dict[str, Partner]:
        """The bodies by their ids."""
        return {partner.id: partner for partner in self.partners}

    def style(self, flow: Flow) -> int:
        """The style of the flow's line."""
        return self.kinds.index(flow.kind)

    def letter(self, kind: str) -> str:
        """The letter that stands for a kind of flow: A, B ... Z, AA."""
        place = self.kinds.index(kind)
        return chr(ord("A") + place % 26) * (place // 26 + 1)

    def spoken(self) -> str:
        """What the map shows, in words of the figures: each body with its notes, then the flows by kind."""
        return " ".join((f"{self.title}.", *self._bodies(), *self._flows()))

    def _bodies(self) -> Iterator[str]:
        hub_first = sorted(self.partners, key=lambda partner: partner.id != self.hub)
        for partner in hub_first:
            notes = f": {'; '.join(partner.notes)}" if partner.notes else ""
            yield f"{partner.name}{notes}."

    def _flows(self) -> Iterator[str]:
        for kind in self.kinds:
            pairs = [
                (self.by_id[flow.start].name, self.by_id[flow.end].name) for flow in self.once if flow.kind == kind
            ]
            yield f"{kind}: {'; '.join(f'{start} → {end}' for start, end in pairs)}."
