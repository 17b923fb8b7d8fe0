"""A letter in English and Welsh, with everything that a document has: built from a small pack that has both."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from agreements import packs
from tests.builders import council, definition, party
from tests.packs.welsh import ENGLISH, translation, welsh_pack
from tests.small_pack import FILES

DUTIES = """\
1. Each Partner must help {{ area }} within {{ review.after_year_end }} of being asked. {#help}

1. A Partner that does not:

   1. must say so under clause [#duties.help]; and

   1. must read paragraph [#more.first] of Schedule [#schedule-one]; and

      1. must do so by {{ term.expiry }}; or

      1. must tell the **Loss**. {#tell}

{{ table("contributions", "F1") }}
"""
DYLETSWYDDAU = """\
1. Rhaid i bob Bartner helpu {{ area }} o fewn {{ review.after_year_end }} i'r cais. {#help}

1. Rhaid i Bartner nad yw'n gwneud hynny:

   1. ddweud hynny o dan gymal [#duties.help]; ac

   1. ddarllen paragraff [#more.first] o Atodlen [#schedule-one]; a

      1. gwneud hynny erbyn {{ term.expiry }}; neu

      1. ddweud wrth y **Golled**. {#tell}

{{ table("contributions", "F1") }}
"""


_ENGLISH = (packs.bundled() / "health-and-care-england" / "labels" / "en.yaml").read_text(encoding="utf-8")
_WELSH = {
    "Schedule": "Atodlen",
    "Table": "Tabl",
    "Part": "Rhan",
    "Contents": "Cynnwys",
    "Document control": "Rheoli'r ddogfen",
    "Agreed terms": "Telerau y cytunwyd arnynt",
    "Parties": "Partïon",
    "Background": "Cefndir",
    "Execution": "Llofnodi",
    "DRAFT": "DRAFFT",
    "Page {page} of {pages}": "Tudalen {page} o {pages}",
    "between": "rhwng",
    "Signature": "Llofnod",
    "Name": "Enw",
    "Contributor": "Cyfrannwr",
    "Total": "Cyfanswm",
    "Findings": "Canfyddiadau",
}


def _in_welsh(labels: str) -> str:
    """English labels with some in Welsh."""
    return re.sub(r'"([^"]*)"', lambda label: f'"{_WELSH.get(label[1], label[1])}"', labels)


def letter_pack(folder: Path, changed: Mapping[str, str] | None = None) -> packs.Pack:
    """The pack, with the house style of the English one."""
    files = {
        "clauses/duties.md": ENGLISH["clauses/duties.md"].partition("\n1. ")[0] + "\n" + DUTIES,
        "cy/clauses/our/duties.md": translation("duties", "Dyletswyddau", DYLETSWYDDAU),
        "cy/execution.yaml": 'plain: {opening: {words: "Llofnodwyd dros y partïon."},'
        ' signature: {words: "Llofnodwyd dros {{ party.legal_name }}"}}\n',
        "execution.yaml": FILES["execution.yaml"].replace("signatory.name]", "signatory.name, signatory.post]"),
        "labels/en.yaml": _ENGLISH,
        "labels/cy.yaml": _in_welsh(_ENGLISH),
        **(changed or {}),
    }
    pack = welsh_pack(folder, files)
    shutil.copytree(packs.bundled() / "health-and-care-england" / "house-style", pack.folder / "house-style")
    return packs.open_pack(pack.folder)


def letter(folder: Path, language: str, **changed: object) -> Path:
    """A definition of the letter, ready to be signed; its pack lies beside it."""
    person = {"name": "Mair Wyn", "post": {"en": "Director", "cy": "Cyfarwyddwr"}}
    one = party(signatories=[person], legal_name={"en": "Caerwen Health Board", "cy": "Bwrdd Iechyd Caerwen"})
    deal = definition(
        **{
            "title": {"en": "Letter of the Vale", "cy": "Llythyr y Dyffryn"},
            "pack": "small",
            "documents": ["letter"],
            "language": language,
            "area": {"en": "the Vale", "cy": "y Dyffryn"},
            "review": {"after_year_end": {"months": "2"}},
            "parties": [one, council(legal_name={"en": "Vale Council", "cy": "Cyngor y Dyffryn"})],
            **changed,
        }
    )
    path = folder / "letter.yaml"
    path.write_text(yaml.safe_dump(deal, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
