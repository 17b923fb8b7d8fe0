"""The rule about names of bodies that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from agreements import packs
from agreements.packs import OldName
from agreements.rules.matter import Matter, Path
from agreements.rules.model import Finding
from agreements.rules.naming import MOST_PLACES
from agreements.rules.parties import legal_name
from agreements.source import path_text
from agreements.wording import joined


def old_body_name(matter: Matter) -> Iterator[Finding]:
    """A text names a kind of body that is no more. Each party is told once, and all other texts together once."""
    found: dict[str, list[tuple[Path, str]]] = {}
    for path, written in matter.readable_texts:
        name = _old_name(matter, written)
        if name and not _historic(path) and not (written in matter.known_ids and path[-1] not in _NAME_FIELDS):
            subject = matter.agreement.parties[int(path[1])].id if path[0] == "parties" else ""
            found.setdefault(subject, []).append((path, name))
    for subject, places in found.items():
        (path, name), others = places[0], [path_text(path) for path, _ in places[1:]]
        now = packs.old_names(matter.pack)[name]
        yield Finding(
            f'Out-of-date body name "{name}"{_of(matter, subject)}; today: {now.now}.',
            path,
            subject=subject,
            hint=f"also at {joined(others[:MOST_PLACES])}" if others else "",
            checked=now.checked,
        )


_NAME_FIELDS = frozenset({"legal_name", "short_name", "name", "en", "cy"})
_HISTORIC_KEYS = frozenset(
    {"id", "predecessors", "source", "allocation_source", "reference", "agreement_reference", "dpia_reference"}
)
_HISTORIC_ROOTS = (("waivers",), ("principal_agreement",), ("deed", "earlier"), ("status", "changes"))


def _historic(path: Path) -> bool:
    """Whether what stands there is a record of the past or of another paper, which nobody can bring up to date."""
    old_side = path[:2] == ("deed", "changes") and "old" in path
    rooted = any(path[: len(root)] == root for root in _HISTORIC_ROOTS)
    return old_side or rooted or not _HISTORIC_KEYS.isdisjoint(path)


def _of(matter: Matter, subject: str) -> str:
    party = matter.agreement.party(subject)
    return f' in the entry of "{legal_name(party)}"' if party else ""


def _old_name(matter: Matter, written: str) -> str:
    """The name out of date that stands first in the text, as the reference data writes it; empty without one."""
    names = packs.old_names(matter.pack)
    found = _pattern(tuple(names)).search(written)
    return _as_listed(names, found[0]) if found else ""


def _as_listed(names: Mapping[str, OldName], written: str) -> str:
    plain = " ".join(written.split()).casefold()
    return next(name for name in names if name.casefold() == plain)


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words. Short forms count in capitals only: pct may be per cent."""
    longest_first = sorted(names, key=len, reverse=True)
    written = [r"\s+".join(map(re.escape, name.split())) for name in longest_first]
    cased = [w if " " not in name else f"(?i:{w})" for name, w in zip(longest_first, written, strict=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(cased)})(?!\w)" if names else r"(?!)")
