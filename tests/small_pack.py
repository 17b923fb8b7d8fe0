"""A pack of a few lines, so that a test of the mechanism does not hang on the words of a real one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from agreements import packs

FILES = {
    "pack.yaml": """\
name: small
version: 0.1.0
title: Small
jurisdiction: england
languages: [en]
requires: "agreements>=0.1"
licence: MIT
reviewed: 2026-11-21
""",
    "conditions.yaml": 'has_funds: funds | length\nalways: "true"\n',
    "terms/terms.yaml": """\
Partner: {forms: [Partners], means: "means a party to this {{ instrument }}",
  source: practice, reviewed: 2026-11-21}
Board: {means: "means the body that the Partners set up", source: practice, reviewed: 2026-11-21}
Unused: {means: "means nothing", source: practice, reviewed: 2026-11-21}
""",
    "labels/en.yaml": """\
headings: {document_control: Document control, contents: Contents, parties: Parties, background: Background,
  agreed_terms: Agreed terms, execution: Execution, findings: Findings}
cover: {between: between, date_line: "Date: ____"}
status: {draft: "Draft {version}", final: "Version {version}"}
footer: "{reference} {status}"
page_of: "Page {page} of {pages}"
watermark: DRAFT
blank: "[{what}: to be completed]"
title: title
legal_name: legal name
unknown_figure: not known
missing_reference: "[no such clause]"
numbering: {schedule: Schedule, part: Part, table: Table, picture: Figure}
binds: {"yes": binding, "no": not binding, caption: What binds, paragraph: Paragraph, subject: Subject, binds: Binds}
units: {months: {one: month, many: months}, working_days: {one: Working Day, many: Working Days}}
keywords: {each_council: each Council}
arrangement: {pooled: pooled fund}
tables:
  common: {not_stated: not stated}
  document_control: {caption: Document control, columns: {item: Item, detail: Detail}, reference: Reference,
    version: Version, date: Date, stage: Stage, owner: Owner, approver: Approver}
  version_history: {caption: Versions, columns: {version: Version, date: Date, author: Author, summary: Summary}}
execution_lines: {signatory: {signature: Signature, name: Name, post: Post, date: Date}}
""",
    "reference/enactments.yaml": """\
CareAct2014: {title: Care Act 2014, source: legislation, checked: 2026-11-21}
""",
    "reference/checklists.yaml": "{}\n",
    "reference/dispute-ladders.yaml": "{}\n",
    "execution.yaml": """\
plain:
  opening: {words: "Signed for the parties."}
  signature: {words: "Signed for {{ party.legal_name }}", lines: [signatory.signature, signatory.name]}
""",
    "precedents/letter.yaml": """\
id: letter
title: Letter
summary: A letter.
signed_by: Everybody.
binds: binding
instrument: agreement
reference_kind: mou
party: party
recitals: [why]
agreed: opening
clauses: [words-used, duties]
schedules: [{id: schedule-one, title: More, clauses: [more]}]
execution: plain
source: practice
reviewed: 2026-11-21
""",
    "clauses/party.md": "**{{ party.legal_name }}** (**{{ party.short_name }}**)",
    "clauses/why.md": "1. Because {{ area }}.",
    "clauses/opening.md": "The parties agree:",
    "clauses/words-used.md": "1. In this agreement:\n\n{{ definitions() }}",
    "clauses/duties.md": (
        "1. Each Partner must help. {#help}\n\n"
        "1. A Partner that does not:\n\n   1. must say so under clause [#duties.help]; and\n\n"
        "   1. must read paragraph [#more.first] of Schedule [#schedule-one].\n"
    ),
    "clauses/more.md": "1. First. {#first}\n",
}


@cache
def _law() -> Mapping[str, str]:
    """The reference data of the English pack, for the rules to read: law is data, and a small pack needs it too."""
    folder = packs.bundled() / "health-and-care-england" / "reference"
    return {f"reference/{path.name}": path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}


def small_pack(folder: Path, **changed: str) -> packs.Pack:
    """The pack, written to `folder`. A change is given by file name; a clause gets its front matter here."""
    (folder / "small" / packs.LOCK).unlink(missing_ok=True)
    for name, text in {**_law(), **FILES, **changed}.items():
        path = folder / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        id_ = path.stem
        front = f"---\nid: {id_}\nheading: {id_.title()}\nsource: practice\nreviewed: 2026-11-21\n---\n"
        path.write_text((front if name.endswith(".md") and not text.startswith("---") else "") + text, encoding="utf-8")
    return packs.open_pack(folder / "small")


def locked_pack(folder: Path, **changed: str) -> packs.Pack:
    """The same with its lock, as the command line wants a pack that lies in a folder of the user's."""
    pack = small_pack(folder, **changed)
    (pack.folder / packs.LOCK).write_text(packs.locked(pack.folder), encoding="utf-8")
    return pack
