"""The Better Care Fund sample with forty faults: twenty that the schema refuses, twenty that only rules can see."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.packs import bundled

SAMPLE = bundled() / "health-and-care-england" / "samples" / "better-care-fund.yaml"


@dataclass(frozen=True)
class Fault:
    """One change of the sample, the id under which it is told, and where.

    `old` stands once in the sample. `at` is the text at which it is told, as the first of its kind in `near`, which
    stands once in the file; without `near`, in what takes the place of `old`.
    """

    id: str
    old: str
    new: str
    at: str
    near: str = ""


REFUSED = (
    Fault("unknown-field", "short_name: \"King's Th", "shortname: \"King's Th", "shortname"),
    Fault("choice", 'Health"}\n    execution: seal\n', 'Health"}\n    execution: sealed\n', "sealed"),
    Fault("unknown-field", 'address: "Guildhall', 'adress: "Guildhall', "adress"),
    Fault("count", "instalments: {number: 4,", "instalments: {number: four,", "four"),
    Fault("FUN-03", "underspend: 2500000.00", "underspend: £2500000.00", "£2500000.00"),
    Fault("FUN-03", "overspend: 300000.00", "overspend: 300000.001", "300000.001"),
    Fault("date", '6TT"\n    valid_to: 2028-03-31', '6TT"\n    valid_to: 31/03/2028', "31/03/2028"),
    Fault("choice", "meets: quarterly", "meets: quaterly", "quaterly"),
    Fault("yes-no", "ring_fenced: yes", "ring_fenced: maybe", "maybe"),
    Fault("date", "2026-12-01, 2027-12-01", "2026-12-01, 2027-13-01", "2027-13-01"),
    Fault("number", "baseline: 54\n", "baseline: about 54\n", "about 54"),
    Fault("unknown-field", "within: {hours: 4}", "within: {hour: 4}", "hour:"),
    Fault("choice", "voice: carer}", "voice: carers}", "carers"),
    Fault("choice", "frequency: annual,", "frequency: annually,", "annually"),
    Fault("day", "every_year_on: 15 April", "every_year_on: 15 Aprill", "15 Aprill"),
    Fault("unknown-field", "continuing_performance: yes", "continuing_performence: yes", "continuing"),
    Fault("FUN-03", "up_to: 250000.00", 'up_to: "250,000.00"', '"250,000.00"'),
    Fault("unknown-field", 'email: "housing@', 'e-mail: "housing@', "e-mail"),
    Fault("choice", "inherited: stay_with_owner", "inherited: stay_with_owners", "stay_with_owners"),
    Fault("choice", "category: third_sector", 'category: "Third Sector"', '"Third Sector"'),
)
"""Unknown keys, words that are no choice, malformed sums, dates and numbers."""

_HEALTH = '        - {act: NHSA2006, sections: ["2B"], scope: "public health"}\n'
_CARE = '{act: NHSA2006, sections: ["3"], scope: "'
_MANAGER = '    pool_manager: {post: "Principal Accountant (Health)", employer: KTB}\n'
_AUDIT = '    audit: "host\'s external auditor"\n'
_EXAMPLE = '    illustrations:\n      - {year: "2026/27", overspend: 350000.00}'

FOUND = (
    Fault("S75-06", "improvement_statement:", "purpose:", "id:", near="\nid: ATF-BCF-2026"),
    Fault("reference", "SI2000_617_r8,", "SI2000_671_r8,", "SI2000_671_r8"),
    Fault(
        "PTY-06", 'formed 1 April 2026 by merger."', 'took over from the CCG."', '"Local', near=': "Local government'
    ),
    Fault("DOC-04", "2028-12-01]", "2030-12-01]", "2030-12-01"),
    Fault("FUN-02", "48250000.00", "48250000.01", "id", near="  - id: F1\n    name"),
    Fault("S75-24", _MANAGER, "", "id", near="  - id: F2\n    name"),
    Fault("FUN-11", "to: 0.015,", "to: 0.05,", "0.04", near="to: 0.04, rule"),
    Fault("S75-24", "host: RBM\n", "host: HSJ\n", "RBM", near='Finance Business Partner", employer: RBM'),
    Fault("S75-27", f"{_AUDIT}{_EXAMPLE}", _EXAMPLE, "id", near="  - id: F3\n    name"),
    Fault("PTY-11", "fund: F1\n    lead: KTB", "fund: F1\n    lead: KTX", "KTX"),
    Fault("DOC-01", '"bed bureau"', '"XXX"', '"XXX"'),
    Fault("DOC-01", '"carers keep well and keep caring if they wish"', '"TBC"', '"TBC"'),
    Fault("S75-11", 'scope: "prevention"', 'scope: "emergency ambulances"', "{act", near=f"{_CARE}emergency"),
    Fault("reference", 'CareAct2014, sections: ["2", "10"', 'CareAct2041, sections: ["2", "10"', "CareAct2041"),
    Fault("DOC-01", '"unpaid carers of adults"', '"[insert persons]"', '"[insert'),
    Fault("S75-12", _HEALTH, f'{_HEALTH}        - {{act: MHA1983, sections: ["114"]}}\n', "{act: MHA1983"),
    Fault("PRF-01", "outcome: O8", "outcome: O9", "{", near="{id: O8"),
    Fault("GOV-05", '    deadlock: "dispute ladder, financial"\n', "", "name", near='    name: "Aldershire Joint'),
    Fault("EXT-03", "plan_items: [users, contracts, ", "plan_items: [contracts, ", "[contracts"),
    Fault("DOC-01", '"lead commissioner of the scheme"', '"to be confirmed"', '"to be'),
)
"""A penny too much, a missing pool manager, a wrong host, an excluded function, an old name, tiers out of order ..."""


def faulty(*faults: Fault) -> str:
    """The sample with those faults."""
    text = SAMPLE.read_text("utf-8")
    for fault in faults:
        assert text.count(fault.old) == 1, fault
        text = text.replace(fault.old, fault.new)
    return text


def place(fault: Fault, text: str) -> tuple[int, int]:
    """The line and column of the fault in the text, from 1."""
    near = fault.near or fault.new
    assert text.count(near) == 1, fault
    start = text.index(near) + near.index(fault.at)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
