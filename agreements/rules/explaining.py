"""A rule in words for people: one on a page, or all of them in a list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby

from agreements.rules.model import Rule
from agreements.rules.pages import page
from agreements.rules.table import RULES

_FAMILIES = {
    "PTY": "Parties",
    "LEG": "Legal basis",
    "S75": "Section 75",
    "GRT": "Grants under sections 256 and 76",
    "BND": "Roles and boundaries",
    "CAP": "Capacity",
    "PRF": "Performance",
    "USR": "People who use services",
    "FUN": "Funds and money",
    "BCF": "Better Care Fund",
    "VAT": "Value added tax",
    "INF": "Information",
    "STF": "Staff",
    "PRC": "Procurement",
    "GOV": "Governance",
    "DSP": "Disputes",
    "EXT": "Exit",
    "DOC": "The paper",
    "WAL": "Wales",
    "CON": "Consortia",
    "MOU": "Memoranda",
}
_INDENT = "  "


def as_text(rule: Rule) -> str:
    """The rule's page for a terminal: what it finds, why that matters, what fails and passes, and the source."""
    found = page(rule.id)
    parts = [f"{rule.id}  {rule.name}  ({_weight(rule)})", found.finds, *_sections(found.text)]
    return "\n\n".join(parts)


def _sections(text: str) -> Iterator[str]:
    for heading, body in re.findall(r"^## ([^\n]+)\n+(.*?)(?=^## |\Z)", text, flags=re.DOTALL | re.MULTILINE):
        yield f"{heading}\n" + "\n".join(f"{_INDENT}{line}".rstrip() for line in _plain(body).splitlines())


def _plain(body: str) -> str:
    """The section without the marks of a code block; its lines are set in instead."""
    return re.sub(
        r"^```(?:yaml|markdown) [^\n]*\n(.*?)^```$",
        lambda block: "".join(f"{_INDENT}{line}\n" for line in block[1].splitlines()).rstrip("\n"),
        body.strip(),
        flags=re.DOTALL | re.MULTILINE,
    )


def _weight(rule: Rule) -> str:
    return rule.severity.value if rule.waivable else f"{rule.severity.value}, cannot be waived"


def listed(form: str) -> str:
    """Every rule as `text`, `json` or `markdown`, in the order of the table."""
    return _FORMS[form]()


def _as_lines() -> str:
    width = max(len(rule.name) for rule in RULES)
    lines = [
        f"{rule.id:7} {rule.severity.value:8}{'' if rule.waivable else '!':2}{rule.name:{width}}  {rule.source}"
        for rule in RULES
    ]
    return "\n".join([*lines, f"{len(RULES)} rules; ! cannot be waived; `agreements explain ID` says more"]) + "\n"


def _as_json() -> str:
    rows = [
        {
            "id": rule.id,
            "name": rule.name,
            "severity": rule.severity.value,
            "waivable": rule.waivable,
            "finds": page(rule.id).finds,
            "source": rule.source,
        }
        for rule in RULES
    ]
    return json.dumps({"version": 1, "rules": rows}, indent=2) + "\n"


def _as_markdown() -> str:
    """The reference page of the rules, by family."""
    parts = [_OPENING]
    for family, rules in groupby(RULES, key=lambda rule: rule.id.partition("-")[0]):
        parts.append(f"## {_FAMILIES[family]}\n")
        parts.append("| id | name | severity | finds | source |\n| --- | --- | --- | --- | --- |")
        parts += [f"| [{r.id}]({_PAGES}{r.id}.md) | {' | '.join(map(_cell, _row(r)))} |" for r in rules]
        parts.append("")
    return "\n".join(parts)


_PAGES = "../agreements/rules/pages/"
_OPENING = """\
# The rules

What `agreements check` looks for, written by `agreements rules --format markdown`. Each id leads to a page that says
why the rule matters, what fails, what passes and where it comes from; `agreements explain ID` prints the same. An error
stops a final document. An error that cannot be waived stops it whatever the definition's waivers say.
"""


def _row(rule: Rule) -> tuple[str, ...]:
    return rule.name, _weight(rule), " ".join(page(rule.id).finds.split()), rule.source


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_FORMS: dict[str, Callable[[], str]] = {"text": _as_lines, "json": _as_json, "markdown": _as_markdown}
