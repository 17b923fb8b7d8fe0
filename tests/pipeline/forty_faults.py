"""The Better Care Fund sample with forty faults: twenty that the schema refuses, twenty that only rules can see."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.packs import bundled

SAMPLE = bundled() / "health-and-care-england" / "samples" / "better-care-fund.yaml"


@dataclass(frozen=True)
class Fault:
    """One change of the sample, the id under which it is told, and the text at which it is told.

    `old` stands once in the sample. `at` stands once in `new`, unless `elsewhere` in the file is where it is told.
    """

    id: str
    old: str
    new: str
    at: str
    elsewhere: str = ""


REFUSED = (
    Fault("unknown-field", 'short_name: "King\'s Thornmere"', 'shortname: "King\'s Thornmere"', "shortname"),
    Fault("choice", 'Adults & Health"}\n    execution: seal', 'Adults & Health"}\n    execution: sealed', "sealed"),
    Fault("unknown-field", 'address: "Guildhall', 'adress: "Guildhall', "adress"),
    Fault("count", "instalments: {number: 4,", "instalments: {number: four,", "four"),
    Fault("FUN-03", "underspend: 2500000.00", "underspend: £2500000.00", "£2500000.00"),
    Fault("FUN-03", "overspend: 300000.00", "overspend: 300000.001", "300000.001"),
    Fault(
        "date",
        'HJ5 6TT"\n    valid_to: 2028-03-31',
        'HJ5 6TT"\n    valid_to: 31/03/2028',
        "31/03/2028",
    ),
    Fault("choice", "meets: quarterly", "meets: quaterly", "quaterly"),
    Fault("yes-no", "ring_fenced: yes", "ring_fenced: maybe", "maybe"),
    Fault("date", "2026-12-01, 2027-12-01", "2026-12-01, 2027-13-01", "2027-13-01"),
    Fault("number", "baseline: 54\n", "baseline: about 54\n", "about 54"),
    Fault("unknown-field", "within: {hours: 4}", "within: {hour: 4}", "hour:"),
    Fault("choice", "voice: carer}", "voice: carers}", "carers"),
    Fault("choice", "frequency: annual,", "frequency: annually,", "annually"),
    Fault("day", "every_year_on: 15 April", "every_year_on: 15 Aprill", "15 Aprill"),
    Fault("unknown-field", "continuing_performance: yes", "continuing_performence: yes", "continuing_performence"),
    Fault("FUN-03", "up_to: 250000.00", 'up_to: "250,000.00"', '"250,000.00"'),
    Fault("unknown-field", "email: \"housing@", "e-mail: \"housing@", "e-mail"),
    Fault("choice", "inherited: stay_with_owner", "inherited: stay_with_owners", "stay_with_owners"),
    Fault("choice", "category: third_sector", 'category: "Third Sector"', '"Third Sector"'),
)
"""Unknown keys, words that are no choice, malformed sums, dates and numbers."""

FOUND = (
    Fault("FUN-02", "48250000.00", "48250000.01", "id: F1", elsewhere="  - id: F1\n    name"),
    Fault(
        "S75-24",
        '    pool_manager: {post: "Principal Accountant (Health)", employer: KTB}\n',
        "",
        "id: F2",
        elsewhere="  - id: F2\n    name",
    ),
    Fault("S75-24", "host: RBM\n", "host: HSJ\n", "RBM", elsewhere='Finance Business Partner", employer: RBM'),
    Fault(
        "S75-12",
        '        - {act: NHSA2006, sections: ["2B"], scope: "public health"}\n',
        '        - {act: NHSA2006, sections: ["2B"], scope: "public health"}\n        - {act: MHA1983, sections: ["114"]}\n',
        "{act: MHA1983",
    ),
    Fault("S75-11", 'scope: "prevention"', 'scope: "emergency ambulance services"', "{act", elsewhere='{act: NHSA2006, sections: ["3"], scope: "emergency'),
    Fault("PTY-06", 'formed 1 April 2026 by merger."', 'took over from the CCG."', '"Local gov', elsewhere='"Local gov'),
    Fault("FUN-11", "to: 0.015,", "to: 0.05,", "0.04", elsewhere="to: 0.04, rule"),
    Fault("PTY-11", "fund: F1\n    lead: KTB", "fund: F1\n    lead: KTX", "KTX"),
    Fault("DOC-04", "2028-12-01]", "2030-12-01]", "2030-12-01"),
    Fault("DOC-01", '"carers keep well and keep caring if they wish"', '"TBC"', '"TBC"'),
    Fault("DOC-01", '"unpaid carers of adults"', '"[insert persons]"', '"[insert'),
    Fault("DOC-01", '"lead commissioner of the scheme"', '"to be confirmed"', '"to be'),
    Fault("DOC-01", '"bed bureau"', '"XXX"', '"XXX"'),
    Fault("reference", "SI2000_617_r8,", "SI2000_671_r8,", "SI2000_671_r8"),
    Fault("reference", 'CareAct2014, sections: ["2", "10", "20"]', 'CareAct2041, sections: ["2", "10", "20"]', "CareAct2041"),
    Fault("GOV-05", '    deadlock: "dispute ladder, financial"\n', "", "name", elsewhere='name: "Aldershire Joint'),
    Fault("DSP-06", "excluded: [safeguarding, urgent_care, ", "excluded: [", "[statutory", elsewhere="[statutory"),
    Fault("EXT-03", "plan_items: [users, contracts, ", "plan_items: [contracts, ", "[contracts"),
    Fault("PRF-01", "outcome: O8", "outcome: O9", "{id: O8", elsewhere="{id: O8"),
    Fault("S75-27", "budget_basis: net}\n    audit: \"host's external auditor\"\n    illustrations:\n      - {year: \"2026/27\", overspend: 350000.00}", "budget_basis: net}\n    illustrations:\n      - {year: \"2026/27\", overspend: 350000.00}", "id: F3", elsewhere="  - id: F3\n    name"),
)
"""A penny too much, a missing pool manager, a wrong host, an excluded function, an old name, tiers out of order ..."""


def faulty() -> str:
    """The sample with all the faults."""
    text = SAMPLE.read_text("utf-8")
    for fault in (*REFUSED, *FOUND):
        assert text.count(fault.old) == 1, fault
        text = text.replace(fault.old, fault.new)
    return text


def place(fault: Fault, text: str) -> tuple[int, int]:
    """The line and column of the fault in the text, from 1."""
    around = fault.elsewhere or fault.new
    assert text.count(around) == 1, fault
    start = text.index(around) + around.index(fault.at)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
