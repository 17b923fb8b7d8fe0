"""Further worked cases: kinds of agreement beside those of `expected`, each with its findings and its variants.

The findings were worked out from what each condition says before any rule was run. Where a condition leaves room, the
reading taken is said beside the finding.
"""

from __future__ import annotations

from tests.cases.expected import GONE, HERE, Case, Variant

PROVISION = Case(
    HERE / "mental-health-provision.yaml",
    (
        "E FUN-04 F1 2030/31",
        "E S75-26 S3",
        "W FUN-06 F1 2025/26",
        "W FUN-13 F1",
        "W FUN-21",
        "W FUN-22 F1/TRU",
        "W GOV-02",
        "W EXT-03",
        "W DSP-03 competition",
        "W USR-02 S2",
        "W PRF-03 K3",
        "W INF-04",
        "W CAP-01 VCS",
        "W CAP-02 TRU",
        "W STF-02",
        "W PTY-17 ICB",
        "I CAP-04 HMB",
        "I FUN-16 F1/TRU",
        "I VAT-03 S1",
        "I VAT-03 S3",
        "I PTY-14",
    ),
    (
        Variant("the trust's consent withdrawn", ((("parties", "TRU", "consents_of"), GONE),), ("E S75-28 TRU",)),
        Variant(
            "a further board buys from the trust",
            ((("parties", "TRU", "contracts_with"), ["ICB", "WEST"]),),
            ("E S75-28 TRU",),
        ),
        Variant(
            "a foundation trust needs no consent",
            ((("parties", "TRU", "kind"), "nhs_ft"), (("parties", "TRU", "consents_of"), GONE)),
        ),
        Variant(
            "room enough downstream",
            ((("map_of_partners", "HMA", "capacity", "number"), 42),),
            (),
            ("W CAP-02 TRU",),
        ),
        Variant("one person too many", ((("map_of_partners", "HMA", "capacity", "number"), 41),)),
        Variant(
            "no capacity declared by anybody",
            (
                (("parties", "TRU", "capacity"), GONE),
                (("map_of_partners", "HMA", "capacity"), GONE),
                (("map_of_partners", "HMB", "capacity"), GONE),
            ),
            (),
            ("W CAP-01 VCS", "W CAP-02 TRU", "I CAP-04 HMB"),
        ),
        Variant("newcomers unannounced", ((("shortfall", "notice"), GONE),), ("W CAP-03",)),
        Variant("newcomers by consent", ((("shortfall", "notice"), GONE), (("shortfall", "consent_of"), "TRU"))),
        Variant("users not told of charges", ((("schemes", "S1", "charging", "users_told"), GONE),), ("E S75-14 S1",)),
        Variant(
            "charging without its service",
            (
                (
                    ("schemes", "S1", "functions", "council"),
                    [{"act": "CareAct2014", "sections": ["9"]}, {"act": "CareAct2014", "sections": ["14"]}],
                ),
            ),
            ("E S75-13 S1",),
        ),
        Variant(
            "approval of mental health professionals",
            ((("schemes", "S1", "functions", "council", "+"), {"act": "MHA1983", "sections": ["114"]}),),
            ("E S75-12 S1",),
        ),
        Variant(
            "safeguarding enquiries",
            ((("schemes", "S3", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["42"]}),),
            ("W S75-16 S3",),
        ),
        Variant(
            "assessment and eligibility, which have no statutory procedure of their own",
            (
                (("disputes", "ladders", "eligibility"), GONE),
                (
                    ("schemes", "S1", "functions", "council"),
                    [{"act": "CareAct2014", "sections": ["9", "13", "18"], "scope": "assessment and eligibility"}],
                ),
                (("schemes", "S1", "functions", "nhs"), [{"act": "NHSA2006", "sections": ["3"]}]),
            ),
        ),
        Variant("aftercare without a procedure", ((("disputes", "ladders", "eligibility"), GONE),), ("W DSP-07",)),
        Variant(
            "the trust reports on the crisis line",
            ((("reporting", 1, "schemes"), ["S1", "S3"]),),
            (),
            ("E S75-26 S3",),
        ),
        Variant(
            "the crisis line led by the council",
            ((("schemes", "S3", "lead"), "COU"),),
            ("W S75-32 S3",),
        ),
        Variant("sums by days", ((("funds", "F1", "pro_rata"), "days"),), (), ("W FUN-06 F1 2025/26",)),
        Variant(
            "no days for the payment's first year",
            ((("funds", "F2", "covers"), GONE),),
            ("W FUN-06 F2 2025/26",),
        ),
        Variant(
            "the last year awaited without a date",
            ((("funds", "F2", "awaited"), GONE),),
            ("E FUN-04 F2 2030/31",),
        ),
        Variant("an end in the middle of the year", ((("term", "expiry"), "2030-12-31"),), ("W EXT-02",)),
        Variant(
            "general practice no longer on the way",
            ((("map_of_partners", "GPS", "category"), "provider"),),
            ("W BND-05 care co-ordination/general practice",),
        ),
        Variant(
            "staff managed by another without a basis",
            ((("schemes", "S1", "resources", "staff", 0, "legal_basis"), GONE),),
            ("W STF-01 Social worker",),
        ),
        Variant(
            "homes without a route",
            ((("schemes", "S2", "procurement_route"), GONE),),
            ("W PRC-01 HMA", "W PRC-01 HMB"),
        ),
        Variant(
            "the panel as a party",
            (
                (
                    ("parties", "+"),
                    {"id": "PAN", "legal_name": "Panel of Carers", "kind": "people_group", "roles": ["voice"]},
                ),
            ),
            ("W PTY-15 PAN", "I BND-09 PAN"),
        ),
        Variant(
            "the supplier as a party",
            (
                (
                    ("parties", "+"),
                    {
                        "id": "SUP",
                        "legal_name": "Linen plc",
                        "kind": "supplier",
                        "roles": ["supplier"],
                        "execution": "signature",
                        "authority": {"decision_maker": "Board", "date": "2026-01-05", "reference": "1"},
                    },
                ),
            ),
            ("I PTY-16 SUP", "I BND-09 SUP"),
        ),
        Variant(
            "the trust provides, commissions and leads",
            ((("parties", "TRU", "roles"), ["integrated_provider", "lead_commissioner"]),),
            ("W BND-07 TRU",),
        ),
        Variant(
            "the same, with a safeguard that names it",
            (
                (("parties", "TRU", "roles"), ["integrated_provider", "lead_commissioner"]),
                (("conflicts",), {"rules": ["the Trust leaves the room when its contract is discussed"]}),
            ),
            ("I BND-07 TRU",),
        ),
        Variant("a council must be there", ((("governance", "board", "quorum", "members"), 4),), (), ("W GOV-02",)),
        Variant("the deed of five years unsigned", ((("term", "agreement_date"), GONE),)),
    ),
)

CONSORTIUM = Case(
    HERE / "voluntary-consortium.yaml",
    (
        "W PTY-12 LOD",
        "W PTY-12 GPP",
        "W DOC-06 ZAI",
        "W DSP-08",
        "W CON-01",
        "W CON-02",
        "W STF-03 coordinator",
        "W USR-01",
        "W PRF-03 K1",
        "W BND-03 weekly table",
        "W BND-06 health check",
        "I BND-09 ZAI",
    ),
    (
        Variant("trustees not named", ((("parties", "LOD", "trustees"), GONE),), ("E PTY-04 LOD",)),
        Variant("partners not named", ((("parties", "GPP", "partners"), GONE),), ("E PTY-04 GPP",)),
        Variant("no long-stop date", ((("term", "long_stop"), GONE),), ("E DOC-01 term.long_stop",)),
        Variant("no start of any kind", ((("term", "effective_event"), GONE),), ("E DOC-01 term.commencement",)),
        Variant(
            "paid after the condition", ((("consortium", "payments", 0, "after_condition"), "yes"),), (), ("W CON-01",)
        ),
        Variant("the order of the top-slice", ((("consortium", "top_slice", "order"), "first"),), (), ("W CON-02",)),
        Variant("allocations of 100.5", ((("consortium", "allocations", "NAN"), "35.5"),)),
        Variant(
            "allocations of 100.5, the order given",
            ((("consortium", "allocations", "NAN"), "35.5"), (("consortium", "top_slice", "order"), "last")),
        ),
        Variant(
            "the power of public bodies", ((("legal_basis",), ["NHSA2006_s75"]),), ("E S75-01", "E S75-02", "E CON-03")
        ),
        Variant(
            "a seat for the Masjid",
            ((("governance", "board", "members", "+"), {"party": "ZAI", "seats": 1}),),
            (),
            ("I BND-09 ZAI",),
        ),
        Variant(
            "a council joins",
            (
                (
                    ("parties", "+"),
                    {
                        "id": "COU",
                        "legal_name": "Bradwick Council",
                        "kind": "unitary",
                        "roles": ["partner"],
                        "votes": 1,
                        "authority": {"decision_maker": "Cabinet", "date": "2026-10-01", "reference": "1"},
                        "execution": "seal",
                    },
                ),
            ),
            ("W DSP-06",),
        ),
        Variant("no notice", ((("exit", "notice"), GONE),), ("E EXT-01",)),
        Variant("disputes may stop the work", ((("disputes", "continuing_performance"), GONE),), ("W DSP-05",)),
        Variant("an even board without a second vote", ((("governance", "board", "deadlock"), GONE),), ("W GOV-05",)),
        Variant("no sharing agreement", ((("information_sharing", "agreement_reference"), GONE),), ("W INF-01",)),
        Variant(
            "started, with a decision awaited",
            (
                (("term", "commencement"), "2026-10-01"),
                (("term", "effective_event"), GONE),
                (("parties", "NAN", "authority", "date"), GONE),
            ),
            ("W PTY-12 NAN", "W PTY-13 NAN", "W PTY-17 ZOE", "W PTY-17 LOD", "W PTY-17 ZAI", "I PTY-14"),
        ),
    ),
)

DEED = Case(
    HERE / "equipment-deed.yaml",
    (
        "E S75-07",
        "W PTY-08 NEW",
        "W PTY-12 HAM",
        "W PTY-13 HAM",
        "W PTY-17 WEY",
        "W FUN-06 EQ 2026/27",
        "W FUN-22 EQ/HAM",
        "W DOC-05",
        "W DOC-06 NEW",
        "I PTY-07 OCK",
        "I PTY-14",
    ),
    (
        Variant(
            "nothing added",
            (
                (("deed", "adds"), GONE),
                (("deed", "joining"), GONE),
                (("deed", "continuing"), ["ICB", "WEY", "OCK", "HAM", "NEW"]),
            ),
            (),
            ("E S75-07",),
        ),
        Variant("the one that leaves is named and is no party to the deed", ((("deed", "leaving"), ["SLA"]),)),
        Variant(
            "nobody leaves", ((("principal_agreement", "parties"), ["ICB", "WEY", "OCK", "HAM"]),), (), ("W DOC-05",)
        ),
        Variant(
            "an earlier deed left out, and nobody else",
            ((("deed", "earlier", 0), GONE), (("principal_agreement", "parties"), ["ICB", "WEY", "OCK", "HAM"])),
        ),
        Variant("a clause that is not there", ((("deed", "changes", 0, "clause"), "7.9"),), ("E DOC-03 7.9",)),
        Variant(
            "the old name in the new words", ((("deed", "changes", 0, "new"), "the CCG pays by use"),), ("W PTY-06",)
        ),
        Variant(
            "the old name as a party", ((("parties", "ICB", "legal_name"), "NHS Thames Vale CCG"),), ("W PTY-06 ICB",)
        ),
        Variant(
            "the excess over the cap to the board",
            ((("funds", "EQ", "overspend", "excess"), "board"),),
            ("W FUN-12 EQ",),
        ),
        Variant(
            "a cap for a stranger to the fund",
            (
                (("funds", "EQ", "overspend", "caps"), {"HAM": "1.00"}),
                (("funds", "EQ", "contributions", "2026/27", "HAM"), GONE),
                (("funds", "EQ", "contributions", "2027/28", "HAM"), GONE),
                (("funds", "EQ", "contributions", "2027/28", "WEY"), "1710000.00"),
            ),
            ("E FUN-09 EQ",),
        ),
        Variant(
            "a penny out",
            ((("funds", "EQ", "contributions", "2027/28", "NEW"), "2041000.51"),),
            ("E FUN-01 EQ 2027/28",),
        ),
        Variant(
            "the council that ends still pays",
            (
                (("funds", "EQ", "contributions", "2027/28", "OCK"), "1.00"),
                (("funds", "EQ", "stated_total", "2027/28"), "6251001.50"),
            ),
            ("W FUN-23 EQ/OCK 2027/28",),
        ),
        Variant("no successor", ((("parties", "OCK", "successor"), GONE),), ("W PTY-07 OCK",), ("I PTY-07 OCK",)),
        Variant("by days", ((("funds", "EQ", "pro_rata"), "days"),), (), ("W FUN-06 EQ 2026/27",)),
        Variant("the basis of budgets unsaid", ((("funds", "EQ", "vat", "budget_basis"), GONE),), ("W VAT-01 EQ",)),
        Variant(
            "a host that pays nothing",
            (
                (("funds", "EQ", "host"), "HAM"),
                (("funds", "EQ", "contributions", "2027/28", "HAM"), "0.00"),
                (("funds", "EQ", "contributions", "2027/28", "WEY"), "1710000.00"),
            ),
            ("E S75-22 EQ", "E S75-24 EQ"),
        ),
        Variant(
            "effective before the merger of the boards",
            ((("deed", "effective"), "2026-03-01"),),
            ("W PTY-08 ICB", "W PTY-17 ICB", "W PTY-17 OCK", "W PTY-17 NEW"),
            ("W FUN-06 EQ 2026/27",),
        ),
    ),
)

NOTICE = Case(
    HERE / "equipment-notice.yaml",
    (
        "E EXT-05 OLD",
        "E EXT-05 ICB",
        "E EXT-05 NEW",
        "W PTY-08 ICB",
        "W PTY-08 NEW",
        "I PTY-07 OLD",
        "I PTY-07 OCK",
    ),
    (
        Variant(
            "addressed to all who are there",
            ((("exit_notice", "to"), ["ICB", "WEY", "OCK", "NEW"]),),
            (),
            ("E EXT-05 OLD", "E EXT-05 ICB", "E EXT-05 NEW"),
        ),
        Variant("effective a day too early", ((("exit_notice", "effective"), "2027-11-22"),), ("W EXT-04",)),
        Variant(
            "end of the financial year only",
            ((("exit_notice", "effective_only"), "financial_year_end"),),
            ("W EXT-04",),
        ),
        Variant(
            "sent before the new council was there",
            ((("exit_notice", "served", 0, "sent"), "2026-11-02"), (("exit_notice", "effective"), "2027-11-04")),
            (),
            ("E EXT-05 NEW",),
        ),
        Variant("a clause that is not there", ((("exit_notice", "clause"), "22.4"),), ("E DOC-03 22.4",)),
        Variant(
            "notice longer than the time left",
            ((("exit_notice", "notice"), {"months": 18}), (("exit_notice", "effective"), "2028-05-23")),
            ("W EXT-02",),
        ),
        Variant(
            "addressed to a stranger",
            ((("exit_notice", "to"), ["ICB", "WEY", "OCK", "NEW", "SLA"]),),
            ("E EXT-05 SLA",),
            ("E EXT-05 OLD", "E EXT-05 ICB", "E EXT-05 NEW"),
        ),
    ),
)

CHARITY_GRANT = Case(
    HERE / "grant-to-charity.yaml",
    ("E PTY-04 HUB", "E FUN-01 G1 2026/27", "W PTY-12 HUB", "W PTY-13 HUB", "W GRT-04", "I PTY-14"),
    (
        Variant("a trust pays", ((("parties", "ICB", "kind"), "nhs_trust"),), ("E GRT-03 ICB",)),
        Variant("certified every year", ((("grants", "G1", "annual_voucher"), "yes"),), (), ("W GRT-04",)),
        Variant("no conditions either", ((("grants", "G1", "conditions"), GONE),)),
        Variant(
            "the total right",
            ((("grants", "G1", "stated_total", "2026/27"), "250000.00"),),
            (),
            ("E FUN-01 G1 2026/27",),
        ),
        Variant(
            "a payee that nobody knows",
            ((("grants", "G1", "payee"), ["COU", "HUG"]),),
            ("E PTY-10 HUB", "E PTY-11 HUG"),
        ),
    ),
)

COUNCIL_GRANT = Case(
    HERE / "grant-from-council.yaml",
    ("E GRT-01 TRU", "E GRT-06 endoscopy"),
    (
        Variant("a board is paid", ((("parties", "TRU", "kind"), "icb"),), (), ("E GRT-01 TRU",)),
        Variant("a company pays", ((("parties", "COU", "kind"), "company"),), ("E GRT-02 COU",)),
        Variant("no better value", ((("grants", "G1", "better_value"), GONE),), ("W GRT-04",)),
        Variant(
            "ambulances, other than emergency ambulances",
            ((("grants", "G1", "functions", 1, "scope"), "patient transport other than emergency ambulances"),),
            (),
            ("E GRT-06 endoscopy",),
        ),
    ),
)

REFERRALS = Case(
    HERE / "referral-protocol.yaml",
    (
        "E PTY-10 FAM",
        "E BND-01 home nursing",
        "E BND-02 home nursing",
        "W PTY-15 FAM",
        "W CAP-01 MAR",
        "W CAP-01 GPS",
        "W INF-01",
        "W DSP-04",
    ),
    (
        Variant(
            "a sharing agreement", ((("information_sharing",), {"agreement_reference": "ISA-9"}),), (), ("W INF-01",)
        ),
        Variant(
            "a capacity a day older", ((("parties", "DOV", "capacity", "as_at"), "2025-11-20"),), ("I CAP-04 DOV",)
        ),
        Variant(
            "nobody declares",
            ((("parties", "TRU", "capacity"), GONE), (("parties", "DOV", "capacity"), GONE)),
            (),
            ("W CAP-01 MAR", "W CAP-01 GPS"),
        ),
        Variant(
            "it binds",
            ((("binding",), "binding"),),
            (
                "W PTY-12 TRU",
                "W PTY-12 DOV",
                "W PTY-12 MAR",
                "W DOC-06 TRU",
                "W DOC-06 DOV",
                "W DOC-06 MAR",
                "I PTY-14",
                "W DSP-05",
                "W DSP-06",
                *(f"W DSP-03 {t}" for t in ("financial", "legal", "leadership", "imposition", "competition")),
                "W EXT-02",
            ),
            ("W DSP-04",),
        ),
        Variant(
            "steps down to a home that cannot take as many",
            ((("links",), [{"from": "TRU", "to": "DOV", "kind": "steps_down"}]),),
            ("W CAP-02 TRU",),
        ),
    ),
)

AGENCIES = Case(
    HERE / "multi-agency-agreement.yaml",
    (
        "E GOV-01",
        "W PTY-17 HOM",
        "W STF-01 Constable",
        "W PRC-01 KIT",
        "W PRC-02 KIT",
        "W PRC-02 TRU",
        "W BND-05 first contact/outreach/tenancy support",
        "W GOV-03 spend from the van budget",
        "W INF-01",
        "W INF-03",
        "W INF-04",
        "W INF-05",
        "W DSP-06",
        "W EXT-02",
    ),
    (
        Variant(
            "a closing",
            (
                (("handovers", 2, "next_role"), "closed"),
                (("handovers", 2, "next_holder"), GONE),
                (("handovers", 2, "reason"), "the council takes over under its duty to house"),
            ),
            (),
            ("W BND-05 first contact/outreach/tenancy support",),
        ),
        Variant("drop-ins in the same place", ((("handovers", 4, "area"), "north quay"),), ("W BND-04 drop-in",)),
        Variant(
            "six months, to the end of June",
            ((("exit", "notice"), {"months": 6}), (("term", "expiry"), "2028-06-30")),
            (),
            ("W EXT-02",),
        ),
        Variant(
            "six months, to the end of March",
            ((("exit", "notice"), {"months": 6}), (("term", "expiry"), "2028-03-31")),
            (),
            ("W EXT-02",),
        ),
        Variant("a quorum of four", ((("governance", "board", "quorum", "members"), 4),), (), ("E GOV-01",)),
        Variant(
            "consensus, without a word on what follows",
            ((("governance", "board", "decisions"), "consensus"),),
            ("W GOV-05",),
        ),
        Variant(
            "no buildings in the exit plan",
            ((("exit", "plan_items"), ["users", "staff", "data", "final_account"]),),
            ("W EXT-03",),
        ),
        Variant(
            "the terms of sharing in full",
            (
                (
                    ("information_sharing",),
                    {
                        "controllers": "independent",
                        "lawful_basis": "art 6(1)(e)",
                        "special_category_condition": "art 9(2)(h)",
                        "confidence_basis": "implied consent for direct care",
                        "complaints_acknowledged_within": {"days": 30},
                        "dpia_reference": "D-9",
                    },
                ),
            ),
            (),
            ("W INF-01", "W INF-03", "W INF-04", "W INF-05"),
        ),
    ),
)

LEAD = Case(
    HERE / "lead-commissioning.yaml",
    (
        "E S75-12 S1",
        "E S75-13 S2",
        "E S75-14 S2",
        "E S75-26 S2",
        "E S75-28 TRU",
        "E S75-29 S1",
        "E S75-29 S2",
        "E PRF-01 O3",
        "E FUN-02 P1 2027/28",
        "W INF-01",
        "W S75-32 S2",
        "W PTY-07 CON",
        "W PTY-09 NHE",
        "W BND-07 CON",
        "W FUN-20 P1/ICS 2026/27",
        "W PRC-01 BRK",
        "I PTY-14",
    ),
    (
        Variant(
            "without the statutory power it is an ordinary contract",
            ((("legal_basis",), ["LGA1972_s101"]),),
            (),
            (
                "E S75-12 S1",
                "E S75-13 S2",
                "E S75-14 S2",
                "E S75-26 S2",
                "E S75-28 TRU",
                "E S75-29 S1",
                "E S75-29 S2",
                "E PRF-01 O3",
                "W S75-32 S2",
            ),
        ),
        Variant(
            "led by the county throughout", ((("schemes", "S2", "lead"), "CON"),), (), ("W S75-32 S2", "E S75-26 S2")
        ),
        Variant("both boards consent", ((("parties", "TRU", "consents_of"), ["ICN", "ICS"]),), (), ("E S75-28 TRU",)),
        Variant(
            "sharing agreed",
            (
                (
                    ("information_sharing",),
                    {"agreement_reference": "ISA", "complaints_acknowledged_within": {"days": 30}},
                ),
            ),
            (),
            ("E S75-29 S1", "E S75-29 S2", "W INF-01"),
        ),
        Variant(
            "without NHS England nobody holds primary care",
            ((("parties", "NHE", "kind"), "icb"), (("parties", "TRU", "consents_of"), ["ICN", "ICS", "NHE"])),
            ("W S75-34 S1",),
            ("W PTY-09 NHE", "E S75-28 TRU"),
        ),
        Variant(
            "no payments at all",
            ((("funds", "P1", "contributions"), GONE), (("funds", "P1", "awaited"), GONE)),
            ("E S75-18 P1", "E FUN-04 P1 2026/27", "E FUN-04 P1 2027/28", "E FUN-04 P1 2028/29"),
            ("E FUN-02 P1 2027/28", "W FUN-20 P1/ICS 2026/27"),
        ),
        Variant("no eligibility ladder", ((("disputes", "ladders", "eligibility_chc"), GONE),), ("W DSP-07",)),
        Variant("no end", ((("term", "expiry"), GONE),), ("E S75-21",), ("W PTY-07 CON", "W PTY-09 NHE")),
    ),
)

DELEGATION = Case(
    HERE / "delegation.yaml",
    ("W LEG-07", "W PTY-09 NHE", "W EXT-03"),
    (
        Variant("a foundation trust makes it a contract", ((("parties", "TRU", "kind"), "nhs_ft"),), (), ("W LEG-07",)),
        Variant(
            "a council hands over its own functions",
            (
                (("parties", "TRU", "kind"), "unitary"),
                (
                    ("delegations", "+"),
                    {"from": "TRU", "to": "ICB", "functions": [{"act": "CareAct2014", "sections": ["18"]}]},
                ),
            ),
            ("E LEG-08 TRU",),
            ("W LEG-07",),
        ),
        Variant(
            "a council receives",
            ((("parties", "TRU", "kind"), "unitary"), (("delegations", 0, "to"), ["ICB", "TRU"])),
            (),
            ("W LEG-07",),
        ),
        Variant(
            "ended before the Bill's date",
            ((("term", "expiry"), "2027-03-31"), (("exit", "notice"), {"months": 3})),
            (),
            ("W PTY-09 NHE",),
        ),
        Variant("money in the exit plan", ((("exit", "plan_items", "+"), "money"),), (), ("W EXT-03",)),
    ),
)

ALLIANCE = Case(
    HERE / "alliance.yaml",
    (
        "E PTY-10 CAR",
        "E PTY-11 YEW",
        "E FUN-09 GL",
        "E EXT-01",
        "W CAP-03",
        "W FUN-04 GL 2028/29",
        "W GOV-04",
        "W GOV-05",
        "W DOC-04",
        *(f"W DSP-03 {type_}" for type_ in ("financial", "legal", "leadership", "imposition", "competition")),
        "I PTY-14",
    ),
    (
        Variant("one bed too many", ((("parties", "TRU", "capacity", "number"), 41),), ("W CAP-02 TRU",)),
        Variant("shares of one", ((("funds", "GL", "overspend", "weights", "GPF"), "0.2"),), (), ("E FUN-09 GL",)),
        Variant(
            "a home that is known",
            ((("map_of_partners", "+"), {"id": "YEW", "name": "Yew ward", "category": "hospital"}),),
            (),
            ("E PTY-11 YEW",),
        ),
        Variant(
            "a ladder for any dispute",
            ((("disputes", "ladders"), {"any": "default"}),),
            (),
            tuple(f"W DSP-03 {type_}" for type_ in ("financial", "legal", "leadership", "imposition", "competition")),
        ),
    ),
)

TWO_AREAS = Case(
    HERE / "better-care-fund-two.yaml",
    (
        "E BCF-01 EAS 2026/27",
        "W BCF-02  2027/28",
        "W BCF-03 WES 2026/27",
        "W BCF-04 WES",
        "W FUN-12 F1",
        "W FUN-14 F1",
        "W GRT-05 F1",
        "W VAT-01 F1",
        "W PRF-02",
        "W DSP-08",
        "W GOV-05",
        "I S75-08",
        "I PTY-14",
    ),
    (
        Variant("a scheme outside the fund", ((("schemes", "S1", "bcf"), "no"),), ("E S75-07",), ("I S75-08",)),
        Variant(
            "a penny more",
            ((("parties", "EAS", "health_and_wellbeing_board", "nhs_pooled", "2026/27"), "9000000.00"),),
            (),
            ("E BCF-01 EAS 2026/27",),
        ),
        Variant(
            "the year's minimums known",
            ((("parties", "WES", "health_and_wellbeing_board", "nhs_minimum", "2027/28"), "6100000.01"),),
            ("E BCF-01 WES 2027/28",),
            ("W BCF-02  2027/28",),
        ),
        Variant(
            "no split by area",
            ((("parties", "EAS", "health_and_wellbeing_board", "nhs_pooled"), GONE),),
            ("W BCF-02  2026/27",),
            ("E BCF-01 EAS 2026/27",),
        ),
        Variant(
            "the power not named",
            ((("legal_basis",), ["NHSA2006_s75"]),),
            (),
            ("E BCF-01 EAS 2026/27", "W BCF-02  2027/28", "W BCF-03 WES 2026/27", "W BCF-04 WES"),
        ),
        Variant(
            "ring-fenced money goes back",
            ((("funds", "F1", "underspend"), [{"rule": "repay_ring_fenced"}, {"rule": "return_proportional"}]),),
            (),
            ("W FUN-14 F1",),
        ),
        Variant(
            "a measure of independence",
            ((("schemes", "S1", "measures", 1, "name"), "people at home after 91 days"),),
            (),
            ("W PRF-02",),
        ),
    ),
)

MORE_CASES = {
    "provision": PROVISION,
    "consortium": CONSORTIUM,
    "deed": DEED,
    "notice": NOTICE,
    "charity-grant": CHARITY_GRANT,
    "council-grant": COUNCIL_GRANT,
    "referrals": REFERRALS,
    "agencies": AGENCIES,
    "lead": LEAD,
    "delegation": DELEGATION,
    "alliance": ALLIANCE,
    "two-areas": TWO_AREAS,
}
