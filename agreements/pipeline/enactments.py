"""Enactments that a definition names and the pack does not have: they would be printed as they are typed."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.diagnostics import Diagnostic, Severity, did_you_mean
from agreements.packs import Pack
from agreements.particulars import Agreement, Function
from agreements.rules import Matter
from agreements.source import DataPath, Source, path_text


def unknown_enactments(matter: Matter, source: Source) -> Iterator[Diagnostic]:
    """A finding for each enactment in the legal basis, or behind a function, that the pack does not list."""
    pack = matter.pack
    known = packs.enactments(pack)
    for path, id_ in _named(matter.agreement):
        if id_ not in known:
            near = did_you_mean(id_, known)
            yield Diagnostic(
                "reference",
                Severity.WARNING,
                f"the pack {pack.name} has no enactment {id_!r}: it is printed as it is typed",
                source.place(path),
                hint=f"did you mean {near!r} ({_cited(near, pack)})?" if near else _ALL,
                path=path_text(path),
                subject=id_,
            )


_ALL = "the pack's reference/enactments.yaml lists those that it has; an enactment can be added there"


def _cited(id_: str, pack: Pack) -> str:
    entry = packs.enactments(pack)[id_]
    return f"{entry.title}, {entry.provision}" if entry.provision else entry.title


def _named(agreement: Agreement) -> Iterator[tuple[DataPath, str]]:
    for n, basis in enumerate(agreement.legal_basis):
        yield ("legal_basis", n), basis
    for path, functions in _functions(agreement):
        for n, function in enumerate(functions):
            yield (*path, n, "act"), function.act


def _functions(agreement: Agreement) -> Iterator[tuple[DataPath, tuple[Function, ...]]]:
    for n, scheme in enumerate(agreement.schemes):
        if scheme.functions is not None:
            for key in ("nhs", "council", "excluded"):
                yield ("schemes", n, "functions", key), getattr(scheme.functions, key) or ()
    for n, delegation in enumerate(agreement.delegations):
        yield ("delegations", n, "functions"), delegation.functions
        yield ("delegations", n, "reserved"), delegation.reserved
    for n, grant in enumerate(agreement.grants):
        yield ("grants", n, "functions"), grant.functions
