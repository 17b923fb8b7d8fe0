"""Which findings are wanted: `--select` and `--ignore`, by id, by readable name or by the letters of a family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from agreements.diagnostics.model import Report, UsageError
from agreements.diagnostics.outcome import Hidden
from agreements.diagnostics.words import did_you_mean, shown


@dataclass(frozen=True, slots=True)
class Choice:
    """The ids that are wanted, all of them when `selected` is None, and those that are not."""

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()

    def wants(self, rule_id: str) -> bool:
        """Whether findings of that id are shown."""
        return (self.selected is None or rule_id in self.selected) and rule_id not in self.ignored

    def of(self, report: Report) -> tuple[Report, Hidden]:
        """What is shown of the findings, and how many are not. An error that cannot be waived is always shown."""
        wanted = tuple(found for found in report if self.wants(found.id) or not found.hideable)
        asked = [found for found in report if found.id in self.ignored]
        kept = sum(not found.hideable for found in asked)
        ignored = len(asked) - kept
        return Report(wanted), Hidden(ignored, len(report) - len(wanted) - ignored, kept=kept)


def choice(select: Iterable[str], ignore: Iterable[str], known: Mapping[str, str]) -> Choice:
    """The choice in those words; each may hold several with commas between. `known` has the readable name of each id.

    Raises:
        UsageError: a word is no id, no name and no family of those that are known.
    """
    selected, ignored = list(select), list(ignore)
    return Choice(
        frozenset(_ids("--select", selected, known)) if selected else None,
        frozenset(_ids("--ignore", ignored, known)),
    )


def _ids(option: str, texts: Iterable[str], known: Mapping[str, str]) -> Iterator[str]:
    for text in texts:
        words = [word.strip() for word in text.split(",") if word.strip()]
        if not words:
            raise UsageError(f"{option} names no check", hint=f"write an id, a name or a family: {option} FUN-01")
        for word in words:
            yield from _meant(option, word, known)


def _meant(option: str, word: str, known: Mapping[str, str]) -> frozenset[str]:
    asked = word.casefold().rstrip("-*")
    exact = frozenset(id_ for id_, name in known.items() if asked in (id_.casefold(), name.casefold()))
    found = exact or frozenset(id_ for id_ in known if id_.casefold().startswith(f"{asked}-"))
    if not asked or not found:
        near = did_you_mean(word, {*known, *filter(None, known.values()), *_families(known)})
        hint = f"did you mean {near!r}?" if near else "`agreements rules` lists the checks"
        message = f"{option} {shown(word)}: there is no check with that id or name, and no family of checks"
        raise UsageError(message, hint=hint)
    return found


def _families(known: Iterable[str]) -> Iterator[str]:
    """`S75` of `S75-01`: ids in capitals have one."""
    return (id_.rpartition("-")[0] for id_ in known if id_.isupper() and "-" in id_)
