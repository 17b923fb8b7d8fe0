"""Changes that a careful examiner makes to the worked cases: what comes, what goes, and nothing else."""

from __future__ import annotations

from tests.cases.expected import CAPACITY_ACT, COUNTY, GONE, REGION, Case, Variant
from tests.cases.more import ALLIANCE, CONSORTIUM, DEED, LEAD, NOTICE, PROVISION

CHANGES: tuple[tuple[Case, tuple[Variant, ...]], ...] = (
    (
        COUNTY,
        (
            Variant(
                "trust without consents (R9 scheme)",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "GCT2",
                            "legal_name": "St Guthlac's Acute NHS Trust",
                            "kind": "nhs_trust",
                            "roles": ["provider"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                        },
                    ),
                ),
                ("E S75-28 GCT2", "I BND-09 GCT2"),
                (),
            ),
            Variant(
                "trust with consents",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "GCT2",
                            "legal_name": "St Guthlac's Acute NHS Trust",
                            "kind": "nhs_trust",
                            "roles": ["provider"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "consents_of": ["ICB"],
                        },
                    ),
                ),
                ("I BND-09 GCT2",),
                (),
            ),
            Variant(
                "trust with consents of another",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "GCT2",
                            "legal_name": "St Guthlac's Acute NHS Trust",
                            "kind": "nhs_trust",
                            "roles": ["provider"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "consents_of": ["ICB"],
                            "contracts_with": ["XYZ"],
                        },
                    ),
                ),
                ("E S75-28 GCT2", "I BND-09 GCT2"),
                (),
            ),
            Variant(
                "foundation trust",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "GCT2",
                            "legal_name": "St Guthlac's Acute NHS Trust",
                            "kind": "nhs_ft",
                            "roles": ["provider"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                        },
                    ),
                ),
                ("I BND-09 GCT2",),
                (),
            ),
            Variant(
                "combined authority",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "combined_authority",
                        },
                    ),
                ),
                ("W S75-05 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "combined authority that funds",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["funder"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "combined_county_authority",
                        },
                    ),
                ),
                ("W S75-05 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "combined authority with basis",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "combined_authority",
                            "combined_authority_basis": "s.65Z5 arrangement of 2026",
                        },
                    ),
                ),
                ("I BND-09 NEWP",),
                (),
            ),
            Variant(
                "police party as provider",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "police",
                        },
                    ),
                ),
                ("I BND-09 NEWP",),
                (),
            ),
            Variant(
                "police party contributing",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "police",
                        },
                    ),
                    (("funds", "F2", "contributions", "2026/27", "NEWP"), "10.00"),
                    (("schemes", "S2", "budget", "2026/27"), "8300010.00"),
                ),
                ("E S75-03 NEWP",),
                (),
            ),
            Variant(
                "police party with role funder",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["funder"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "police",
                        },
                    ),
                ),
                ("E S75-03 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "SHA",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["funder"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "special_health_authority",
                        },
                    ),
                ),
                ("E S75-04 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "GP partnership without partners",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "gp_partnership",
                        },
                    ),
                ),
                ("E PTY-04 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "GP partnership with partners",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "gp_partnership",
                            "partners": ["A", "B"],
                        },
                    ),
                ),
                ("I BND-09 NEWP",),
                (),
            ),
            Variant(
                "people group",
                (
                    (
                        ("parties", "+"),
                        {"id": "PPL", "legal_name": "Carers Together", "kind": "people_group", "roles": ["voice"]},
                    ),
                ),
                ("W PTY-15 PPL", "I BND-09 PPL"),
                (),
            ),
            Variant(
                "supplier",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "supplier",
                        },
                    ),
                ),
                ("I PTY-16 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "NHS England",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "NHS England",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "nhs_england",
                        },
                    ),
                ),
                ("W PTY-09 NEWP", "I BND-09 NEWP"),
                (),
            ),
            Variant(
                "Welsh board joins",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "NEWP",
                            "legal_name": "New Party Body",
                            "roles": ["partner"],
                            "authority": {"decision_maker": "Board", "date": "2026-03-01", "reference": "x"},
                            "execution": "signature",
                            "kind": "lhb",
                        },
                    ),
                ),
                ("W LEG-06", "I BND-09 NEWP"),
                (),
            ),
            Variant("two hosts", ((("funds", "F2", "host"), ["KTB", "RBM"]),), ("E S75-23 F2",), ()),
            Variant("uplift without rounding", ((("funds", "F1", "uplift", "rounding"), GONE),), ("W FUN-19 F1",), ()),
            Variant("no host", ((("funds", "F2", "host"), GONE),), ("E S75-22 F2", "E S75-24 F2"), ()),
            Variant(
                "caps excess to the board", ((("funds", "F3", "overspend", "excess"), "board"),), ("W FUN-12 F3",), ()
            ),
            Variant(
                "caps for a stranger",
                ((("funds", "F3", "overspend", "caps"), {"GCT": "2000.00"}),),
                ("E FUN-09 F3",),
                (),
            ),
            Variant(
                "tier shares 0.9",
                (
                    (
                        ("funds", "F2", "overspend", "tiers", 1),
                        {"to": "0.04", "rule": "weights", "weights": {"ICB": "0.5", "ACC": "0.4"}},
                    ),
                ),
                ("E FUN-09 F2",),
                (),
            ),
            Variant(
                "tier shares 1",
                (
                    (
                        ("funds", "F2", "overspend", "tiers", 1),
                        {"to": "0.04", "rule": "weights", "weights": {"ICB": "0.5", "ACC": "0.5"}},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "last tier closed", ((("funds", "F2", "overspend", "tiers", 2, "to"), "0.08"),), ("E FUN-11 F2",), ()
            ),
            Variant("no overspend", ((("funds", "F1", "overspend"), GONE),), ("W FUN-10 F1",), ()),
            Variant("no underspend", ((("funds", "F1", "underspend"), GONE),), ("W FUN-10 F1",), ("W FUN-22 F1/HSJ",)),
            Variant("no audit", ((("funds", "F1", "audit"), GONE),), ("E S75-27 F1",), ()),
            Variant("no vat", ((("funds", "F1", "vat"), GONE),), ("W VAT-01 F1",), ("I VAT-03 S6", "I VAT-03 S8")),
            Variant(
                "vat none for a pool",
                ((("funds", "F1", "vat"), {"arrangement": "none"}),),
                ("W VAT-01 F1",),
                ("I VAT-03 S6", "I VAT-03 S8"),
            ),
            Variant("gross", ((("funds", "F1", "vat", "budget_basis"), "gross"),), (), ("I VAT-03 S6", "I VAT-03 S8")),
            Variant("no improvement", ((("improvement_statement",), GONE),), ("E S75-06",), ()),
            Variant(
                "improvement saves VAT",
                ((("improvement_statement",), "Pooling gives a VAT saving of a tenth."),),
                ("W VAT-02",),
                (),
            ),
            Variant(
                "no reporting",
                ((("reporting",), []),),
                ("E S75-25 F1", "E S75-25 F2", "E S75-25 F3", "E S75-26 S1", "E S75-26 S2"),
                (),
            ),
            Variant("no annual return", ((("reporting", 1), GONE),), ("E S75-25 F1", "E S75-25 F2", "E S75-25 F3"), ()),
            Variant(
                "no information sharing",
                ((("information_sharing",), GONE),),
                ("E S75-29 S1", "E S75-29 S2", "W S75-30 F1", "W S75-30 F2", "W S75-30 F3", "W INF-01"),
                (),
            ),
            Variant(
                "sharing agreement unnamed",
                ((("information_sharing", "agreement_reference"), GONE),),
                ("W INF-01", "W INF-03"),
                (),
            ),
            Variant("no dpia", ((("information_sharing", "dpia_reference"), GONE),), ("W INF-04",), ()),
            Variant("no ack", ((("information_sharing", "complaints_acknowledged_within"), GONE),), ("W INF-05",), ()),
            Variant(
                "no complaints",
                ((("complaints",), GONE),),
                (
                    "W USR-02 S1",
                    "W USR-02 S2",
                    "W USR-02 S3",
                    "W USR-02 S4",
                    "W USR-02 S5",
                    "W USR-02 S6",
                    "W USR-02 S7",
                    "W USR-02 S8",
                    "W USR-02 S9",
                ),
                (),
            ),
            Variant("no deficits", ((("deficits",), GONE),), ("W FUN-15",), ()),
            Variant("liability transferred", ((("liability", "statutory"), "transferred"),), ("W S75-31",), ()),
            Variant("no exit", ((("exit",), GONE),), ("E EXT-01", "W EXT-03", "W S75-21", "W FUN-21"), ()),
            Variant("exit without notice", ((("exit", "notice"), GONE),), ("E EXT-01", "W S75-21"), ()),
            Variant("no reviews", ((("review",), GONE),), ("W S75-21",), ()),
            Variant("no variation", ((("variation",), GONE),), ("W S75-21", "E S75-18"), ()),
            Variant(
                "nothing of the three",
                ((("variation",), GONE), (("review",), GONE), (("exit",), GONE)),
                ("E S75-21", "E S75-18", "E EXT-01", "W EXT-03", "W FUN-21"),
                (),
            ),
            Variant(
                "expiry null",
                ((("term", "expiry"), GONE),),
                ("E S75-21",),
                ("I PTY-07 ACC", "I PTY-07 HSJ", "W FUN-04 F4 2028/29"),
            ),
            Variant(
                "commencement null",
                ((("term", "commencement"), GONE),),
                ("E DOC-01 term.commencement",),
                (
                    "W PTY-13 BFA",
                    "W PTY-17 ICB",
                    "W PTY-17 ACC",
                    "W PTY-17 KTB",
                    "W PTY-17 RBM",
                    "W PTY-17 HSJ",
                    "I PTY-14",
                    "W FUN-04 F4 2028/29",
                ),
            ),
            Variant(
                "expiry before the start",
                ((("term", "expiry"), "2026-03-31"),),
                ("E DOC-04",),
                (
                    "I PTY-07 ACC",
                    "I PTY-07 HSJ",
                    "W FUN-04 F4 2028/29",
                    "W FUN-23 F1/ACC 2028/29",
                    "W FUN-23 F2/ACC 2028/29",
                    "W FUN-23 F3/ACC 2028/29",
                    "W FUN-23 F3/HSJ 2028/29",
                ),
            ),
            Variant(
                "end mid-year",
                ((("term", "expiry"), "2028-12-31"),),
                ("W EXT-02", "W FUN-06 F1 2028/29", "W FUN-06 F2 2028/29", "W FUN-06 F3 2028/29"),
                (),
            ),
            Variant("review before start", ((("review", "dates"), ["2026-03-01"]),), ("W DOC-04",), ()),
            Variant("scheme without a lead", ((("schemes", "S5", "lead"), GONE),), ("W BND-08 S5",), ()),
            Variant("two leads", ((("schemes", "S5", "lead"), ["BFA", "ICB"]),), ("W BND-08 S5",), ()),
            Variant("lead not a party", ((("schemes", "S5", "lead"), "GCT"),), ("W S75-32 S5",), ()),
            Variant(
                "R8 led by a council",
                ((("schemes", "S2", "lead"), "KTB"),),
                ("W S75-32 S2", "E S75-26 S2"),
                ("I VAT-03 S2",),
            ),
            Variant("R9 led by the ICB", ((("schemes", "S1", "lead"), "ICB"),), ("W S75-32 S1", "I VAT-03 S1"), ()),
            Variant("no resources", ((("schemes", "S8", "resources"), GONE),), ("E S75-20 S8",), ()),
            Variant("no persons", ((("schemes", "S8", "persons"), GONE),), ("E S75-19 S8",), ()),
            Variant("no aims", ((("schemes", "S8", "aims"), GONE),), ("E S75-17 S8",), ()),
            Variant("no outcomes", ((("schemes", "S8", "outcomes"), GONE),), ("E S75-17 S8",), ()),
            Variant("no measures", ((("schemes", "S8", "measures"), GONE),), ("E PRF-01 O9",), ()),
            Variant("functions none", ((("schemes", "S8", "functions", "nhs"), "none"),), ("E S75-10 S8",), ()),
            Variant(
                "charging in a pool with its service",
                ((("schemes", "S4", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["14"]}),),
                (),
                (),
            ),
            Variant(
                "charging without service",
                ((("schemes", "S5", "functions", "council"), [{"act": "CareAct2014", "sections": ["14"]}]),),
                ("E S75-13 S5",),
                (),
            ),
            Variant(
                "charging in a R8 scheme",
                ((("schemes", "S2", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["17"]}),),
                ("E S75-14 S2",),
                (),
            ),
            Variant(
                "charging in R9",
                ((("schemes", "S1", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["14"]}),),
                ("E S75-13 S1", "E S75-14 S1"),
                (),
            ),
            Variant(
                "safeguarding",
                ((("schemes", "S1", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["42-47"]}),),
                ("W S75-16 S1",),
                (),
            ),
            Variant(
                "safeguarding one section",
                ((("schemes", "S1", "functions", "council", "+"), {"act": "CareAct2014", "sections": ["44"]}),),
                ("W S75-16 S1",),
                (),
            ),
            Variant(
                "s.117",
                ((("schemes", "S5", "functions", "council", "+"), {"act": "MHA1983", "sections": ["117"]}),),
                ("W DSP-07",),
                (),
            ),
            Variant(
                "s.83 without delegation",
                ((("schemes", "S6", "functions", "nhs", 1), {"act": "NHSA2006", "sections": ["83"]}),),
                ("W S75-34 S6",),
                (),
            ),
            Variant(
                "eligibility in a scope",
                (
                    (
                        ("schemes", "S5", "functions", "council", "+"),
                        {"act": "CareAct2014", "sections": ["9", "13"], "scope": "assessment of needs and eligibility"},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "DoLS scheme in a pool",
                ((("schemes", "S8", "title"), "Deprivation of liberty assessments"),),
                ("W S75-15 F1",),
                (),
            ),
            Variant(
                "section 256 money in the pool",
                (
                    (
                        ("funds", "F1", "funding_lines"),
                        [{"party": "ICB", "source": "section_256", "sums": {"2026/27": "100.00"}}],
                    ),
                ),
                ("W GRT-05 F1",),
                (),
            ),
            Variant("signed late", ((("term", "agreement_date"), "2026-10-01"),), (), ()),
            Variant("signed before", ((("term", "agreement_date"), "2026-03-01"),), (), ("I PTY-14",)),
            Variant(
                "ICB alone, no councils' seats",
                ((("governance", "board", "quorum"), {"members": 5}),),
                ("W GOV-02",),
                (),
            ),
            Variant("quorum of all", ((("governance", "board", "quorum"), {"members": 11}),), ("E GOV-01",), ()),
            Variant("no quorum", ((("governance", "board", "quorum"), GONE),), ("E GOV-01",), ()),
            Variant("no chair", ((("governance", "board", "chair"), GONE),), ("E GOV-01",), ()),
            Variant("no reason for seats", ((("governance", "board", "seats_reason"), GONE),), ("W GOV-04",), ()),
            Variant("no deadlock", ((("governance", "board", "deadlock"), GONE),), ("W GOV-05",), ()),
            Variant("mediator", ((("disputes", "mediator"), GONE),), ("W DSP-08",), ()),
            Variant("no ladder", ((("disputes",), GONE),), ("E DSP-01",), ()),
            Variant("execution missing", ((("parties", "KTB", "execution"), GONE),), ("W DOC-06 KTB",), ()),
            Variant(
                "horizontal exemption", ((("schemes", "S1", "horizontal_exemption"), "yes"),), ("W PRC-02 ACC",), ()
            ),
            Variant("provider on the map", ((("schemes", "S2", "providers"), ["GCT"]),), ("W PRC-01 GCT",), ()),
            Variant(
                "board member unknown",
                ((("governance", "board", "members", 0, "party"), "IBC"),),
                ("E PTY-11 IBC",),
                (),
            ),
            Variant("repealed", ((("legal_basis", "+"), "HealthAct1999_s31"),), ("W LEG-05 HealthAct1999_s31",), ()),
            Variant("wales", ((("jurisdiction",), "wales"),), ("E LEG-01", "W WAL-01"), ()),
            Variant(
                "scotland",
                ((("jurisdiction",), "scotland"),),
                ("E LEG-01", "E LEG-03 F1", "E LEG-03 F2", "E LEG-03 F3"),
                (),
            ),
            Variant("merger purpose", ((("purpose",), "A merger of the two councils."),), ("I LEG-09",), ()),
            Variant("not a merger", ((("purpose",), "This is a partnership and not a merger."),), (), ()),
            Variant(
                "aligned money in the risk share",
                ((("funds", "F4", "included_in"), "risk_share"),),
                ("W FUN-17 F4",),
                (),
            ),
            Variant(
                "scheme paid by a payment",
                (
                    (
                        ("funds", "+"),
                        {
                            "id": "F5",
                            "kind": "payment",
                            "contributions": {
                                "2026/27": {"ACC": "100.00"},
                                "2027/28": {"ACC": "100.00"},
                                "2028/29": {"KTB": "100.00"},
                            },
                        },
                    ),
                    (("schemes", "S2", "fund"), "F5"),
                    (("schemes", "S2", "budget"), {"2026/27": "100.00"}),
                    (("schemes", "S1", "budget", "2026/27"), "21280000.00"),
                ),
                (),
                ("I VAT-03 S2",),
            ),
            Variant(
                "payment without sums",
                ((("funds", "+"), {"id": "F5", "kind": "payment"}),),
                ("E S75-18 F5", "E FUN-04 F5 2026/27", "E FUN-04 F5 2027/28", "E FUN-04 F5 2028/29"),
                (),
            ),
            Variant(
                "instalments off",
                ((("funds", "F1", "instalments", "sums"), {"2026/27": {"KTB": ["1.00", "2.00"]}}),),
                ("W FUN-20 F1/KTB 2026/27",),
                (),
            ),
            Variant(
                "in kind uncounted unsaid",
                ((("funds", "F3", "in_kind", 0, "counts_in_shares"), GONE),),
                ("I FUN-16 F3/RBM",),
                (),
            ),
            Variant(
                "percent off",
                (
                    (
                        ("funds", "F2", "stated_percentages"),
                        {
                            "2026/27": {
                                "ICB": "67.29",
                                "ACC": "14.80",
                                "KTB": "6.95",
                                "BFA": "5.29",
                                "RBM": "5.66",
                                "HSJ": "0.00",
                            }
                        },
                    ),
                ),
                ("W FUN-08 F2 2026/27",),
                (),
            ),
            Variant(
                "note off",
                ((("funds", "F2", "rounding_note"), "no"),),
                ("W FUN-08 F2 2026/27", "W FUN-08 F2 2027/28", "W FUN-08 F2 2028/29"),
                (),
            ),
            Variant(
                "stated total off",
                ((("funds", "F2", "stated_total"), {"2026/27": "21280000.01"}),),
                ("E FUN-01 F2 2026/27",),
                (),
            ),
            Variant(
                "negative",
                (
                    (("funds", "F2", "contributions", "2026/27", "HSJ"), "-5.00"),
                    (("schemes", "S2", "budget", "2026/27"), "8299995.00"),
                ),
                ('E FUN-03 funds[1].contributions."2026/27".HSJ',),
                ("W FUN-22 F2/HSJ",),
            ),
            Variant(
                "year outside",
                ((("funds", "F2", "contributions", "2029/30"), {"ICB": "10.00", "ACC": "5.00"}),),
                ("W FUN-05 F2 2029/30", "W FUN-23 F2/ACC 2029/30"),
                (),
            ),
            Variant(
                "host NHS carries",
                ((("funds", "F1", "host"), "ICB"), (("funds", "F1", "pool_manager", "employer"), "ICB")),
                ("W FUN-13 F1",),
                (),
            ),
            Variant(
                "successor unrecorded", ((("parties", "ACC", "successor"), GONE),), ("W PTY-07 ACC",), ("I PTY-07 ACC",)
            ),
            Variant("ICB younger", ((("parties", "ICB", "valid_from"), "2026-07-01"),), ("W PTY-08 ICB",), ()),
            Variant(
                "same name", ((("parties", "BFA", "short_name"), "king\u2019s thornmere"),), ("E PTY-02 KTB/BFA",), ()
            ),
            Variant(
                "conflict rules gone",
                ((("conflicts",), GONE),),
                ("W BND-07 ACC", "W BND-07 RBM"),
                ("I BND-07 ACC", "I BND-07 RBM"),
            ),
            Variant(
                "joint committee",
                (
                    (("governance", "board", "status"), "joint_committee"),
                    (("governance", "board", "powers"), [{"what": "award contracts over 1m", "nature": "decides"}]),
                ),
                ("W S75-33",),
                (),
            ),
            Variant(
                "plan approvals gone",
                ((("parties", "ACC", "health_and_wellbeing_board"), GONE),),
                ("W BCF-04 ACC",),
                (),
            ),
            Variant(
                "personal mailbox, published",
                (
                    (("publication",), "yes"),
                    (("parties", "ICB", "notices", "email"), "siobhan.ofaolain@atf-icb.example"),
                ),
                ("I INF-06",),
                (),
            ),
            Variant("published, generic", ((("publication",), "yes"),), (), ()),
            Variant(
                "joint post bare",
                (
                    (
                        ("joint_posts",),
                        [
                            {
                                "id": "PM",
                                "post": "Programme Manager",
                                "cost_per_year": "1000.00",
                                "split": {"equally": "yes"},
                            }
                        ],
                    ),
                ),
                ("W STF-03 PM",),
                (),
            ),
            Variant(
                "staff managed elsewhere",
                ((("schemes", "S1", "resources", "staff", 0, "managed_by"), "GCT"),),
                ("W STF-01 Reablement worker",),
                (),
            ),
            Variant(
                "s113 unconsulted",
                (
                    (("schemes", "S1", "resources", "staff", 0, "managed_by"), "GCT"),
                    (("schemes", "S1", "resources", "staff", 0, "legal_basis"), "s113"),
                ),
                ("W STF-02",),
                (),
            ),
            Variant(
                "loop",
                (
                    (("schemes", "S1", "handovers", 1, "next_role"), "hospital discharge team"),
                    (("schemes", "S1", "handovers", 1, "next_holder"), "ACI"),
                ),
                ("W BND-05 hospital discharge team/reablement service",),
                ("W BND-06 reablement service",),
            ),
            Variant(
                "ladder written out",
                ((("disputes", "ladders"), {"financial": [{"by": "leads"}, {"working_days": "5"}]}),),
                (
                    "E DSP-02 financial/1",
                    "E DSP-02 financial/2",
                    "W DSP-03 legal",
                    "W DSP-03 leadership",
                    "W DSP-03 imposition",
                    "W DSP-03 competition",
                ),
                (),
            ),
            Variant("tbc in text", ((("area",), "[area TBC]"),), ("E DOC-01 area",), ()),
        ),
    ),
    (
        REGION,
        (
            Variant(
                "English-only names and a plan",
                (
                    (("title",), "Pooled Fund Agreement"),
                    (("parties", "BIP", "legal_name"), "Glannau Health Board"),
                    (("languages",), {"texts": ["en", "cy"], "status": "equal", "plan": "Welsh text by June"}),
                ),
                (),
                (),
            ),
            Variant(
                "one English-only name",
                ((("parties", "BIP", "legal_name"), "Glannau Health Board"),),
                ("W WAL-01 BIP",),
                (),
            ),
            Variant("no languages group", ((("languages",), GONE),), ("W WAL-04",), ()),
            Variant(
                "RPB as a party",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "GRP",
                            "legal_name": {"en": "Glannau Regional Partnership Board", "cy": "Bwrdd"},
                            "kind": "non_legal_body",
                            "roles": ["x"],
                        },
                    ),
                ),
                ("E PTY-03 GRP", "E WAL-02 GRP", "I BND-09 GRP"),
                (),
            ),
            Variant(
                "region named: north_wales",
                ((("region",), "north_wales"),),
                (
                    "W WAL-03 Betsi Cadwaladr University Health Board",
                    "W WAL-03 Isle of Anglesey County Council",
                    "W WAL-03 Gwynedd Council",
                    "W WAL-03 Conwy County Borough Council",
                    "W WAL-03 Denbighshire County Council",
                    "W WAL-03 Flintshire County Council",
                    "W WAL-03 Wrexham County Borough Council",
                ),
                (),
            ),
            Variant("s75 as well", ((("legal_basis", "+"), "NHSA2006_s75"),), ("E LEG-01",), ()),
            Variant(
                "no fee split",
                (
                    (
                        ("funds", "PF", "admin_fee", "sums"),
                        {
                            "2026/27": {
                                "BIP": "8928.58",
                                "DWR": "8928.57",
                                "LLF": "8928.57",
                                "CEI": "8928.57",
                                "GOG": "8928.57",
                                "PYG": "8928.57",
                                "BRY": "8928.58",
                            }
                        },
                    ),
                ),
                ("E FUN-01 PF/admin_fee 2026/27",),
                (),
            ),
            Variant(
                "rate without a date", ((("funds", "PF", "uplift", "awaited"), GONE),), ("E FUN-04 PF 2028/29",), ()
            ),
            Variant(
                "quorum without councils", ((("governance", "board", "quorum"), {"members": 2}),), ("W GOV-02",), ()
            ),
            Variant("redundancy", ((("exit", "plan_items", "+"), "redundancy_split"),), (), ("W FUN-21",)),
            Variant(
                "seats equal", ((("governance", "board", "members", 0, "seats"), "1"),), (), ("W GOV-04", "W GOV-05")
            ),
            Variant("eligibility ladder", ((("disputes", "ladders", "eligibility"), "default"),), (), ("W DSP-07",)),
            Variant(
                "eligibility chc ladder",
                ((("disputes", "ladders", "eligibility_chc"), "CHC procedure"),),
                (),
                ("W DSP-07",),
            ),
            Variant(
                "AMHP in Wales",
                ((("schemes", "S1", "functions", "council", "+"), {"act": "MHA1983", "sections": ["114"]}),),
                (),
                (),
            ),
            Variant("no consultation", ((("consultation",), GONE),), ("E S75-07",), ()),
            Variant("host is the health board", ((("funds", "PF", "host"), "BIP"),), ("E S75-24 PF",), ()),
            Variant(
                "carry forward by a board host",
                (
                    (("funds", "PF", "host"), "BIP"),
                    (("funds", "PF", "pool_manager", "employer"), "BIP"),
                    (("funds", "PF", "underspend"), [{"rule": "carry_forward"}]),
                ),
                ("W FUN-13 PF",),
                (),
            ),
            Variant(
                "indicative base, whole year",
                ((("term", "expiry"), "2029-12-31"),),
                ("W EXT-02", "E FUN-04 PF 2029/30"),
                (),
            ),
            Variant(
                "the board only oversees, as kind joint", ((("overseen_by", 0, "kind"), "non_legal_body"),), (), ()
            ),
        ),
    ),
    (
        CAPACITY_ACT,
        (
            Variant(
                "police joins",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "POL",
                            "legal_name": "Pennine Police",
                            "kind": "police",
                            "roles": ["training_partner"],
                            "votes": "1",
                            "counts": {"staff_to_train": "10"},
                        },
                    ),
                ),
                ("W PTY-12 POL",),
                (),
            ),
            Variant(
                "people join",
                ((("parties", "+"), {"id": "PPL", "legal_name": "Carers", "kind": "people_group"}),),
                ("W PTY-15 PPL", "I BND-09 PPL"),
                (),
            ),
            Variant(
                "non binding",
                ((("binding",), "non_binding"), (("binding_paragraphs",), GONE)),
                (),
                ("W PTY-12 PVC", "W PTY-12 CAL", "W PTY-12 STB", "W PTY-12 RLD", "W PTY-12 OAK", "W PTY-12 HOB"),
            ),
            Variant(
                "binding not stated",
                ((("binding",), GONE), (("binding_paragraphs",), GONE)),
                (),
                ("W PTY-12 PVC", "W PTY-12 CAL", "W PTY-12 STB", "W PTY-12 RLD", "W PTY-12 OAK", "W PTY-12 HOB"),
            ),
            Variant(
                "redundancy split gone",
                ((("joint_posts", 0, "redundancy_split"), GONE),),
                ("W STF-03 project_manager",),
                (),
            ),
            Variant(
                "costs bound",
                (
                    (("joint_posts", 0, "costs_bound_by"), "Schedule D, binding"),
                    (("funds", "T1", "costs_bound_by"), "Schedule D, binding"),
                ),
                (),
                ("W MOU-01 project_manager", "W MOU-01 T1"),
            ),
            Variant("second year", ((("funds", "T1", "total", "2028"), "96000.00"),), (), ("W FUN-04 T1 2028",)),
            Variant(
                "second year awaited",
                ((("funds", "T1", "awaited"), {"2028": {"due": "2027-10-01"}}),),
                (),
                ("W FUN-04 T1 2028",),
            ),
            Variant(
                "financial years",
                ((("funds", "T1", "year_basis"), "financial"), (("funds", "T1", "total"), {"2026/27": "96000.00"})),
                ("W FUN-06 T1 2026/27", "W FUN-04 T1 2027/28", "W FUN-04 T1 2028/29"),
                ("W FUN-04 T1 2028",),
            ),
            Variant("mid-calendar start", ((("term", "commencement"), "2027-02-01"),), ("W FUN-06 T1 2027",), ()),
            Variant("no sharing agreement", ((("information_sharing", "agreement_reference"), GONE),), (), ()),
            Variant("claims, flag", ((("information_sharing", "memorandum_is_agreement"), "yes"),), ("W INF-02",), ()),
            Variant(
                "NHS is supervisory",
                ((("parties", "PVC", "roles"), ["commissioner", "supervisory_body"]),),
                ("W S75-15 PVC",),
                (),
            ),
            Variant("quorum of nine", ((("governance", "board", "quorum", "members"), "9"),), ("E GOV-01",), ()),
            Variant(
                "majority",
                ((("governance", "board", "decisions"), "majority"), (("governance", "board", "deadlock"), GONE)),
                ("W GOV-05",),
                (),
            ),
            Variant(
                "court stage written",
                ((("disputes", "ladders", "any", "+"), {"by": "the courts", "kind": "court", "days": "0"}),),
                ("W DSP-04",),
                (),
            ),
            Variant(
                "stage without post",
                ((("disputes", "ladders", "any", "+"), {"working_days": "5"}),),
                ("E DSP-02 any/4",),
                (),
            ),
            Variant(
                "stage without time", ((("disputes", "ladders", "any", "+"), {"by": "x"}),), ("E DSP-02 any/4",), ()
            ),
            Variant(
                "mediation",
                ((("disputes", "ladders", "any", "+"), {"by": "a mediator", "kind": "mediation", "days": "14"}),),
                ("W DSP-08",),
                (),
            ),
            Variant(
                "expert on law",
                (
                    (
                        ("disputes", "ladders", "any", "+"),
                        {
                            "by": "expert named by ICAEW",
                            "kind": "expert",
                            "days": "14",
                            "remit": "points of law and figures",
                        },
                    ),
                ),
                ("I DSP-09 any/4",),
                (),
            ),
            Variant(
                "CCG in the text", ((("context",), "It follows the memorandum of the CCG of 2019."),), ("W PTY-06",), ()
            ),
            Variant(
                "started",
                (
                    (("term", "commencement"), "2026-01-01"),
                    (("term", "expiry"), "2027-12-31"),
                    (("review", "dates"), ["2027-06-30"]),
                ),
                ("I PTY-14", "W FUN-04 T1 2026"),
                ("W FUN-04 T1 2028",),
            ),
            Variant("review outside", ((("review", "dates"), ["2029-06-30"]),), ("W DOC-04",), ()),
            Variant(
                "closed without reason",
                ((("handovers", 1, "reason"), GONE),),
                ("E BND-02 commissioner assurance of NHS providers",),
                (),
            ),
            Variant(
                "receiver gone",
                ((("handovers", 0, "next_role"), GONE),),
                ("E BND-02 supervisory body for DoLS",),
                ("W BND-06 supervisory body for DoLS",),
            ),
            Variant(
                "receiver and limit gone",
                ((("handovers", 0, "next_role"), GONE), (("handovers", 0, "within"), GONE)),
                ("E BND-02 supervisory body for DoLS", "W BND-03 supervisory body for DoLS"),
                ("W BND-06 supervisory body for DoLS",),
            ),
            Variant("expiry before start", ((("term", "expiry"), "2026-12-31"),), ("E DOC-04",), ("W FUN-04 T1 2028",)),
            Variant("s75 claimed", ((("legal_basis", "+"), "NHSA2006_s75"),), (), ()),
            Variant(
                "non-voting seats",
                (
                    (
                        ("governance", "board", "members"),
                        [
                            {"party": "PVC", "seats": "1"},
                            {"party": "CAL", "seats": "1"},
                            {"party": "STB", "seats": "1"},
                            {"party": "RLD", "seats": "1", "non_voting": "yes"},
                            {"party": "OAK", "seats": "2", "non_voting": "yes"},
                            {"party": "HOB", "seats": "1", "non_voting": "yes"},
                        ],
                    ),
                ),
                ("E GOV-01",),
                (),
            ),
        ),
    ),
    (
        DEED,
        (
            Variant("no overspend stated", ((("funds", "EQ", "overspend"), GONE),), (), ("W FUN-22 EQ/HAM",)),
            Variant("no vat stated", ((("funds", "EQ", "vat"), GONE),), (), ()),
            Variant(
                "no pool manager, host, vat: only sums",
                (
                    (("funds", "EQ", "overspend"), GONE),
                    (("funds", "EQ", "vat"), GONE),
                    (("funds", "EQ", "host"), GONE),
                    (("funds", "EQ", "pool_manager"), GONE),
                ),
                (),
                ("W FUN-22 EQ/HAM",),
            ),
            Variant(
                "no roles",
                (
                    (("parties", 0, "roles"), []),
                    (("parties", 1, "roles"), []),
                    (("parties", 2, "roles"), []),
                    (("parties", 3, "roles"), []),
                    (("parties", 4, "roles"), []),
                ),
                (),
                (),
            ),
            Variant(
                "reports stated, quarterly only",
                ((("reporting",), [{"what": "r", "by": "pool_manager", "frequency": "quarterly"}]),),
                ("E S75-25 EQ",),
                (),
            ),
            Variant(
                "effective missing",
                ((("deed", "effective"), GONE),),
                (),
                ("W PTY-08 NEW", "W PTY-13 HAM", "W PTY-17 WEY", "W FUN-06 EQ 2026/27", "I PTY-14"),
            ),
            Variant("no consult needed without s75", ((("legal_basis",), []),), (), ("E S75-07",)),
            Variant(
                "consulted",
                ((("consultation",), {"done": "yes", "from": "2026-06-01", "to": "2026-08-01"}),),
                (),
                ("E S75-07",),
            ),
            Variant(
                "non legal body joins",
                ((("parties", 4, "kind"), "non_legal_body"),),
                ("E PTY-03 NEW", "E S75-03 NEW"),
                ("W DOC-06 NEW",),
            ),
            Variant("deed named 1", ((("deed", "number"), "1"),), (), ()),
            Variant(
                "cap with the excess to the board and a fallback",
                (
                    (("funds", "EQ", "overspend", "excess"), "board"),
                    (("funds", "EQ", "overspend", "excess_fallback"), "proportional"),
                ),
                (),
                (),
            ),
            Variant(
                "usage of a stranger", ((("funds", "EQ", "overspend", "usage", "XYZ"), "10"),), ("E PTY-11 XYZ",), ()
            ),
            Variant(
                "usage of a party not in the contributions",
                (
                    (
                        ("funds", "EQ", "contributions", "2026/27"),
                        {"ICB": "1236000.00", "WEY": "862500.00", "OCK": "1021500.00", "HAM": "0.00"},
                    ),
                    (("funds", "EQ", "contributions", "2027/28"), {"ICB": "6251000.50", "WEY": "0.00"}),
                ),
                ("E FUN-09 EQ",),
                (),
            ),
        ),
    ),
    (
        NOTICE,
        (
            Variant("ICB dies later", ((("parties", "ICB", "valid_to"), "2027-03-31"),), ("W PTY-07 ICB",), ()),
            Variant("not served", ((("exit_notice", "served"), []),), (), ()),
            Variant(
                "addressed to the successor of a dead one",
                ((("exit_notice", "to"), ["ICB", "WEY", "OCK", "NEW"]),),
                (),
                ("E EXT-05 OLD", "E EXT-05 ICB", "E EXT-05 NEW"),
            ),
            Variant(
                "roles gone",
                (
                    (("parties", 0, "roles"), []),
                    (("parties", 1, "roles"), []),
                    (("parties", 2, "roles"), []),
                    (("parties", 3, "roles"), []),
                    (("parties", 4, "roles"), []),
                    (("parties", 5, "roles"), []),
                ),
                (),
                (),
            ),
        ),
    ),
    (
        PROVISION,
        (
            Variant("framework kind", ((("documents",), ["section-75-framework"]),), (), ()),
            Variant("binding not stated", ((("binding",), GONE),), (), ()),
            Variant(
                "part-year sum without term start",
                ((("term", "commencement"), GONE),),
                ("E DOC-01 term.commencement",),
                ("W PTY-17 ICB", "W FUN-06 F1 2025/26", "I PTY-14", "E FUN-04 F1 2030/31"),
            ),
            Variant(
                "place board hosts",
                ((("funds", "F1", "host"), "PLB"),),
                ("E PTY-03 PLB", "E S75-22 F1", "E S75-24 F1"),
                ("W FUN-13 F1",),
            ),
            Variant("trust hosts with 0.00", ((("funds", "F1", "host"), "TRU"),), ("E S75-22 F1", "E S75-24 F1"), ()),
            Variant(
                "no in-kind flag, counted",
                ((("funds", "F1", "in_kind", 0, "counts_in_shares"), "yes"),),
                (),
                ("I FUN-16 F1/TRU", "W FUN-22 F1/TRU"),
            ),
            Variant("no staff basis: whole", ((("schemes", "S1", "resources"), GONE),), (), ("W STF-02",)),
            Variant("no resources for all", ((("resources",), GONE),), ("E S75-20 S3",), ()),
            Variant("scheme functions empty, R8 payment", ((("schemes", "S3", "functions"), GONE),), (), ()),
            Variant(
                "quorum includes a council",
                ((("governance", "board", "quorum", "must_include"), [{"of": "COU", "number": "1"}]),),
                (),
                ("W GOV-02",),
            ),
            Variant(
                "no council seat at all",
                (
                    (
                        ("governance", "board", "members"),
                        [{"party": "ICB", "seats": "2"}, {"party": "TRU", "seats": "2"}],
                    ),
                ),
                ("W GOV-05",),
                (),
            ),
            Variant(
                "ordinary residence text",
                ((("disputes", "ladders"), {"any": "default"}),),
                ("W DSP-07",),
                ("W DSP-03 competition",),
            ),
            Variant(
                "R9 scheme added: trust consents",
                (
                    (("schemes", "S2", "arrangement"), "integrated_provision_by_la"),
                    (("parties", "TRU", "consents_of"), GONE),
                ),
                ("E S75-28 TRU", "E S75-26 S2"),
                (),
            ),
            Variant(
                "pool w/o trust, no R9",
                (
                    (("funds", "F1", "contributions", "2025/26"), {"ICB": "2400000.00", "COU": "1600000.00"}),
                    (("parties", "TRU", "consents_of"), GONE),
                ),
                (),
                ("W FUN-22 F1/TRU",),
            ),
            Variant(
                "NHS England as s.83 holder",
                (
                    (
                        ("schemes", "S1", "functions", "nhs", "+"),
                        {"act": "NHSA2006", "sections": ["83"], "held_by": "delegated to the ICB"},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "dols in services of the pool",
                ((("schemes", "S2", "services", "+"), "DoLS assessments"),),
                ("W S75-15 F1",),
                (),
            ),
            Variant("dols in a payment scheme", ((("schemes", "S1", "services", "+"), "DoLS assessments"),), (), ()),
            Variant(
                "AMHP by word",
                ((("schemes", "S1", "functions", "council", "+"), {"act": "MHA1983", "scope": "approval of AMHPs"}),),
                ("E S75-12 S1",),
                (),
            ),
            Variant(
                "AMHP service, s.13",
                (
                    (
                        ("schemes", "S1", "functions", "council", "+"),
                        {"act": "MHA1983", "sections": ["13"], "scope": "AMHP duty"},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "surgery in nhs functions",
                (
                    (
                        ("schemes", "S1", "functions", "nhs", "+"),
                        {"act": "NHSA2006", "sections": ["3"], "scope": "psychosurgery and day surgery"},
                    ),
                ),
                ("E S75-11 S1",),
                (),
            ),
            Variant(
                "GP surgery",
                (
                    (
                        ("schemes", "S1", "functions", "nhs", "+"),
                        {"act": "NHSA2006", "sections": ["3"], "scope": "clinics in GP surgeries"},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "expert on discretion",
                ((("disputes", "ladders", "financial", 2, "remit"), "figures and questions of discretion"),),
                ("I DSP-09 financial/3",),
                (),
            ),
            Variant(
                "payment by percentages",
                ((("funds", "F1", "stated_percentages"), {"2025/26": {"ICB": "60.00", "COU": "40.01"}}),),
                ("W FUN-08 F1 2025/26",),
                (),
            ),
            Variant(
                "all in kind from the council",
                (
                    (("funds", "F1", "contributions", "2025/26"), {"ICB": "4000000.00", "TRU": "0.00"}),
                    (
                        ("funds", "F1", "in_kind", "+"),
                        {"party": "COU", "item": "building", "value_per_year": "10.00", "counts_in_shares": "no"},
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "nothing from the council",
                ((("funds", "F1", "contributions", "2025/26"), {"ICB": "4000000.00", "TRU": "0.00"}),),
                ("E FUN-07 F1",),
                (),
            ),
            Variant(
                "0.00 from the council, in a term whose last year no rule covers",
                ((("funds", "F1", "contributions", "2025/26", "COU"), "0.00"),),
                ("E FUN-07 F1", "E FUN-02 F1 2025/26", "E FUN-02 F1 2026/27", "W FUN-22 F1/COU"),
                (),
            ),
            Variant(
                "in-kind only fund",
                (
                    (
                        ("funds", "+"),
                        {
                            "id": "K1",
                            "kind": "in_kind_only",
                            "in_kind": [{"party": "TRU", "item": "van", "counts_in_shares": "no"}],
                        },
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "aligned fund",
                (
                    (
                        ("funds", "+"),
                        {
                            "id": "AL",
                            "kind": "aligned",
                            "owners_keep_control": "yes",
                            "contributions": {
                                "2026/27": {"COU": "5.00"},
                                "2027/28": {"COU": "5.00"},
                                "2028/29": {"COU": "5.00"},
                                "2029/30": {"COU": "5.00"},
                            },
                        },
                    ),
                ),
                ("W VAT-01 AL", "W FUN-04 AL 2025/26", "W FUN-04 AL 2030/31"),
                (),
            ),
            Variant(
                "aligned fund vat none",
                (
                    (
                        ("funds", "+"),
                        {
                            "id": "AL",
                            "kind": "aligned",
                            "vat": {"arrangement": "none"},
                            "contributions": {
                                "2026/27": {"COU": "5.00"},
                                "2027/28": {"COU": "5.00"},
                                "2028/29": {"COU": "5.00"},
                                "2029/30": {"COU": "5.00"},
                            },
                            "awaited": {"2025/26": {"due": "2026-12-31"}, "2030/31": {"due": "2029-12-31"}},
                        },
                    ),
                ),
                (),
                (),
            ),
            Variant(
                "vacuous: exit plan redundancy", ((("exit", "stranded_costs"), "by the employer"),), (), ("W FUN-21",)
            ),
            Variant("consultation not done", ((("consultation", "done"), "no"),), ("E S75-07",), ()),
            Variant("no term end but months", ((("term", "extension"), {"by": {"months": "24"}}),), (), ()),
            Variant(
                "HWB as party",
                (
                    (
                        ("parties", "+"),
                        {"id": "HW2", "legal_name": "HWB of W", "kind": "non_legal_body", "roles": ["overseer"]},
                    ),
                ),
                ("E PTY-03 HW2", "I BND-09 HW2"),
                (),
            ),
            Variant(
                "only who",
                ((("governance", "board", "quorum"), {"must_include": [{"of": "ICB", "number": "1"}]}),),
                (),
                (),
            ),
            Variant(
                "only who, both",
                (
                    (
                        ("governance", "board", "quorum"),
                        {"must_include": [{"of": "nhs_bodies", "number": "1"}, {"of": "COU", "number": "1"}]},
                    ),
                ),
                (),
                ("W GOV-02",),
            ),
        ),
    ),
    (
        CONSORTIUM,
        (
            Variant(
                "ZAI gets money",
                ((("consortium", "allocations"), {"ZOE": "37.5", "NAN": "35", "LOD": "20", "ZAI": "7.5"}),),
                (),
                ("I BND-09 ZAI",),
            ),
            Variant(
                "nobody votes",
                (
                    (("governance",), GONE),
                    (("parties", "ZOE", "votes"), GONE),
                    (("parties", "NAN", "votes"), GONE),
                    (("parties", "LOD", "votes"), GONE),
                    (("parties", "GPP", "votes"), GONE),
                ),
                (),
                ("I BND-09 ZAI",),
            ),
            Variant(
                "grant fund, one year",
                ((("funds",), [{"id": "GF", "kind": "grant", "total": {"2026/27": "250000.00"}}]),),
                (),
                (),
            ),
            Variant("expiry given", ((("term", "expiry"), "2029-12-31"),), (), ()),
            Variant(
                "non binding consortium",
                ((("binding",), "non_binding"),),
                ("W DSP-04",),
                ("W PTY-12 LOD", "W PTY-12 GPP", "W DOC-06 ZAI"),
            ),
            Variant("seats beyond quorum", ((("governance", "board", "quorum", "members"), "5"),), ("E GOV-01",), ()),
            Variant(
                "NHS trust joins",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "TRU",
                            "legal_name": "A NHS Trust",
                            "kind": "nhs_trust",
                            "roles": ["x"],
                            "votes": "1",
                            "authority": {"decision_maker": "B", "date": "2026-01-01", "reference": "1"},
                            "execution": "signature",
                        },
                    ),
                ),
                ("W DSP-06",),
                (),
            ),
            Variant(
                "individual joins",
                (
                    (
                        ("parties", "+"),
                        {
                            "id": "IND",
                            "legal_name": "Ann Other",
                            "kind": "individual",
                            "roles": ["x"],
                            "votes": "1",
                            "authority": {"decision_maker": "B", "date": "2026-01-01", "reference": "1"},
                            "execution": "signature",
                        },
                    ),
                ),
                (),
                (),
            ),
        ),
    ),
    (
        ALLIANCE,
        (
            Variant(
                "aligned to scheme",
                ((("funds", "GL", "kind"), "pooled"),),
                (
                    "E S75-22 GL",
                    "E S75-24 GL",
                    "E S75-25 GL",
                    "E S75-27 GL",
                    "E FUN-07 GL",
                    "E FUN-04 GL 2028/29",
                    "W FUN-10 GL",
                    "W VAT-01 GL",
                ),
                ("W FUN-04 GL 2028/29",),
            ),
            Variant(
                "ICB host",
                (
                    (("funds", "GL", "kind"), "pooled"),
                    (("funds", "GL", "host"), "ICB"),
                    (("funds", "GL", "pool_manager"), {"post": "x", "employer": "ICB"}),
                ),
                ("E S75-25 GL", "E S75-27 GL", "E FUN-07 GL", "E FUN-04 GL 2028/29", "W FUN-10 GL", "W VAT-01 GL"),
                ("W FUN-04 GL 2028/29",),
            ),
            Variant(
                "fallbacks",
                (
                    (
                        ("funds", "GL", "overspend"),
                        {
                            "model": "tiered",
                            "tiers": [{"to": "0.1", "rule": "proportional"}, {"to": None, "rule": "board"}],
                        },
                    ),
                ),
                ("W FUN-12 GL", "W FUN-22 GL/TRU", "W FUN-22 GL/GPF"),
                ("E FUN-09 GL",),
            ),
            Variant(
                "gap",
                (
                    (
                        ("funds", "GL", "overspend"),
                        {
                            "model": "tiered",
                            "tiers": [{"to": "0.1", "rule": "equal"}, {"from": "0.2", "to": None, "rule": "equal"}],
                        },
                    ),
                ),
                ("E FUN-11 GL",),
                ("E FUN-09 GL",),
            ),
            Variant(
                "benefit weights ratio",
                (
                    (
                        ("funds", "GL", "overspend"),
                        {"model": "weights", "weights": {"ICB": "2", "TRU": "1", "GPF": "1"}},
                    ),
                ),
                (),
                ("E FUN-09 GL",),
            ),
        ),
    ),
    (LEAD, (Variant("scotland", ((("jurisdiction",), "scotland"),), ("E LEG-01",), ()),)),
)
