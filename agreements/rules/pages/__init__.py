"""The page of each rule: why it matters, what fails, what passes, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_SECTIONS = ("Why it matters", "Fails", "Passes", "Source")
_EXAMPLE = re.compile(r"^```(yaml|markdown) ([a-z0-9-]+)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """Changes to a small definition of a kind, `base`, which itself breaks no rule; or the text of a clause for it."""

    base: str
    changes: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's own documentation, as it stands in its file. `finds` says in a sentence what the rule finds."""

    title: str
    finds: str
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    source: str
    text: str


def page(rule_id: str) -> Page:
    """The page of the rule of that id.

    Raises:
        KeyError: there is none, or it lacks one of its four sections.
    """
    path = _FOLDER / f"{rule_id}.md"
    if not path.is_file():
        raise KeyError(rule_id)
    text = path.read_text(encoding="utf-8")
    head, *rest = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    sections = {name.strip(): body.strip() for name, body in zip(rest[::2], rest[1::2], strict=True)}
    title, _, finds = head.strip().partition("\n")
    why, fails, passes, source = (sections[name] for name in _SECTIONS)
    return Page(title.removeprefix("# "), finds.strip(), why, _examples(fails), _examples(passes), source, text)


def _examples(section: str) -> tuple[Example, ...]:
    return tuple(
        Example(base, clause=text) if form == "markdown" else Example(base, text)
        for form, base, text in _EXAMPLE.findall(section)
    )


def page_ids() -> tuple[str, ...]:
    """The rules that have a page."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.md")))
