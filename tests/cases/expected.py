"""The worked cases: what must be found in each as at 21 November 2026, and what each change adds or takes away.

A finding is identified by its rule, its subject and its year. `E` holds those that cannot be waived too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agreements.packs import bundled

SAMPLES = bundled() / "health-and-care-england" / "samples"
HERE = Path(__file__).parent
Edit = tuple[tuple[str | int, ...], Any]
"""A path into the definition and what is put there; `GONE` takes the key away."""
GONE = object()


@dataclass(frozen=True)
class Variant:
    """One change, and the findings that come and go with it, each as `E FUN-02 F1 2026/27`."""

    says: str
    edits: tuple[Edit, ...]
    adds: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A definition, the findings that it must have and no others, and its variants."""

    file: Path
    findings: tuple[str, ...]
    variants: tuple[Variant, ...] = field(default=())


COUNTY = Case(
    SAMPLES / "better-care-fund.yaml",
    (
        "W PTY-12 BFA",
        "W PTY-13 BFA",
        "W PTY-17 ICB",
        "W PTY-17 ACC",
        "W PTY-17 KTB",
        "W PTY-17 RBM",
        "W PTY-17 HSJ",
        "W FUN-04 F4 2028/29",
        "W FUN-22 F1/HSJ",
        "W FUN-22 F2/HSJ",
        "W FUN-23 F1/ACC 2028/29",
        "W FUN-23 F2/ACC 2028/29",
        "W FUN-23 F3/ACC 2028/29",
        "W FUN-23 F3/HSJ 2028/29",
        "W BND-06 reablement service",
        "W BND-06 equipment issue",
        "W BCF-02  2026/27",
        "I PTY-14",
        "I BND-07 ACC",
        "I BND-07 RBM",
        "I PTY-07 ACC",
        "I PTY-07 HSJ",
        "I VAT-03 S2",
        "I VAT-03 S6",
        "I VAT-03 S8",
    ),
    (
        Variant("a fund without a pool manager", ((("funds", "F2", "pool_manager"), GONE),), ("E S75-24 F2",)),
        Variant(
            "a host that pays nothing in",
            ((("funds", "F2", "host"), "HSJ"),),
            ("E S75-22 F2", "E S75-24 F2"),
        ),
        Variant(
            "a pool manager employed elsewhere",
            ((("funds", "F1", "pool_manager", "employer"), "ICB"),),
            ("E S75-24 F1",),
        ),
        Variant(
            "emergency ambulances among the functions",
            (
                (
                    ("schemes", "S8", "functions", "nhs", "+"),
                    {"act": "NHSA2006", "sections": ["3"], "scope": "emergency ambulance services"},
                ),
            ),
            ("E S75-11 S8",),
        ),
        Variant(
            "approval of mental health professionals among the functions",
            ((("schemes", "S5", "functions", "council", "+"), {"act": "MHA1983", "sections": ["114"]}),),
            ("E S75-12 S5",),
        ),
        Variant(
            "a penny too much",
            ((("schemes", "S4", "budget", "2026/27"), "48250000.01"),),
            ("E FUN-02 F1 2026/27",),
        ),
        Variant(
            "tiers in the wrong order",
            (
                (("funds", "F2", "overspend", "tiers", 0, "to"), "0.04"),
                (("funds", "F2", "overspend", "tiers", 1, "to"), "0.015"),
            ),
            ("E FUN-11 F2",),
        ),
        Variant(
            "a last tier without a fallback",
            (
                (("funds", "F2", "overspend", "tiers", 2, "fallback"), GONE),
                (("funds", "F2", "overspend", "tiers", 2, "fallback_after"), GONE),
            ),
            ("W FUN-12 F2",),
        ),
        Variant(
            "a board as a party",
            (
                (
                    ("parties", "+"),
                    {
                        "id": "HWB",
                        "legal_name": "Aldershire Health and Wellbeing Board",
                        "kind": "non_legal_body",
                        "roles": ["funder"],
                    },
                ),
            ),
            ("E PTY-03 HWB", "E S75-03 HWB", "I BND-09 HWB"),
        ),
        Variant("no consultation", ((("consultation",), GONE),), ("E S75-07", "W S75-09 S5")),
        Variant(
            "a name out of date",
            ((("parties", "ICB", "legal_name"), "NHS Aldershire CCG"),),
            ("W PTY-06 ICB",),
        ),
        Variant("a kind out of date", ((("parties", "ICB", "kind"), "ccg"),), ("E PTY-05 ICB",)),
        Variant(
            "the aligned fund made a pool",
            ((("funds", "F4", "kind"), "pooled"),),
            (
                "E S75-10 S9",
                "E S75-22 F4",
                "E S75-24 F4",
                "E S75-25 F4",
                "E S75-27 F4",
                "E FUN-07 F4",
                "W FUN-10 F4",
                "W FUN-14 F4",
                "W VAT-01 F4",
                "E FUN-04 F4 2028/29",
            ),
            ("W FUN-04 F4 2028/29",),
        ),
        Variant(
            "a year without a date",
            ((("funds", "F4", "awaited"), GONE),),
            ("W FUN-04 F4 2027/28",),
        ),
    ),
)

REGION = Case(
    HERE / "regional-pool.yaml",
    (
        "W FUN-18 PF",
        "W FUN-21",
        "W PTY-17 BRY",
        "W GOV-04",
        "W GOV-05",
        "W DSP-07",
        "I PTY-14",
    ),
    (
        Variant(
            "the overseeing board as host",
            ((("funds", "PF", "host"), "RPB"),),
            ("E PTY-03 RPB", "E WAL-02 RPB", "E S75-22 PF", "E S75-24 PF"),
        ),
        Variant("the English power", ((("legal_basis",), ["NHSA2006_s75"]),), ("E LEG-01",)),
        Variant("no Welsh title", ((("title",), "Pooled Fund Agreement"),), ("W WAL-01",)),
        Variant("no word on which text prevails", ((("languages", "status"), GONE),), ("W WAL-04",)),
        Variant(
            "money paid out for what was spent",
            ((("funds", "PF", "circulation", "out_rule"), "invoices"),),
            (),
            ("W FUN-18 PF",),
        ),
        Variant(
            "the fee added into the contributions",
            tuple(
                (("funds", "PF", "contributions", "2026/27", party), pounds)
                for party, pounds in {
                    "BIP": "34227830.02",
                    "DWR": "21013440.67",
                    "LLF": "18769158.57",
                    "CEI": "14124005.92",
                    "GOG": "13007568.77",
                    "PYG": "17350948.48",
                    "BRY": "15569546.57",
                }.items()
            ),
            ("E FUN-01 PF 2026/27",),
        ),
        Variant("a health board of the other nation", ((("parties", "BIP", "kind"), "icb"),), ("W LEG-06",)),
        Variant("the other nation", ((("jurisdiction",), "england"),), ("E LEG-02",)),
        Variant(
            "an indicative rate without rounding", ((("funds", "PF", "uplift", "rounding"), GONE),), ("W FUN-19 PF",)
        ),
        Variant("nobody leads", ((("schemes", "S1", "lead"), GONE),), ("W BND-08 S1",)),
    ),
)

CAPACITY_ACT = Case(
    SAMPLES / "mental-capacity-act.yaml",
    (
        *(f"W PTY-12 {party}" for party in ("PVC", "CAL", "STB", "RLD", "OAK", "HOB")),
        "W MOU-01 project_manager",
        "W MOU-01 T1",
        "W FUN-04 T1 2028",
        "W BND-06 supervisory body for DoLS",
    ),
    (
        Variant(
            "a memorandum that binds, without a way to settle disputes",
            ((("binding",), "binding"), (("binding_paragraphs",), GONE), (("disputes",), GONE)),
            (
                "E DSP-01",
                "E GOV-01",
                *(f"W DOC-06 {party}" for party in ("PVC", "CAL", "STB", "RLD", "OAK", "HOB")),
                "W INF-05",
            ),
            ("W MOU-01 project_manager", "W MOU-01 T1"),
        ),
        Variant(
            "a paragraph that is not there",
            ((("binding_paragraphs", "+"), "payment"),),
            ("W DOC-08 payment",),
        ),
        Variant(
            "the training money pooled",
            ((("funds", "T1", "kind"), "pooled"), (("legal_basis", "+"), "NHSA2006_s75")),
            (
                "W S75-15 T1",
                "E S75-22 T1",
                "E S75-24 T1",
                "E S75-25 T1",
                "E S75-27 T1",
                "W FUN-10 T1",
                "W VAT-01 T1",
            ),
        ),
        Variant("a penny too much", ((("training_packages", "TP4", "cost"), "15500.01"),), ("E FUN-02 T1 2027",)),
        Variant(
            "the memorandum as the sharing agreement",
            ((("information_sharing", "note"), "this MoU is the sharing agreement"),),
            ("W INF-02",),
        ),
        Variant("a court", ((("disputes", "court"), "yes"),), ("W DSP-04",)),
    ),
)

CASES = {"county": COUNTY, "region": REGION, "capacity-act": CAPACITY_ACT}
