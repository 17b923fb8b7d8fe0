"""Cases that found a fault, or that reach a rule which no other case reaches.

The findings were worked out from what each condition says before any rule was run.
"""

from __future__ import annotations

from tests.cases.expected import GONE, HERE, Case, Variant

REHABILITATION = Case(
    HERE / "rehabilitation-at-home.yaml",
    (
        "W PTY-12 TRU",
        "W PTY-13 TRU",
        "W PTY-17 DIS",
        "W FUN-22 F1/TRU",
        "W GOV-04",
        "W BND-06 adapting the home",
        "W CAP-02 TRU",
        "W INF-05",
        "I PTY-07 TRU",
        "I BND-09 TRU",
    ),
    (
        Variant(
            "an end before the start says nothing about any year, nor about parts of one",
            ((("term", "expiry"), "2026-06-30"),),
            ("E DOC-04",),
            ("I PTY-07 TRU",),
        ),
        Variant(
            "nobody is named for what follows",
            ((("schemes", "S1", "handovers", 0, "next_holder"), GONE),),
            ("E BND-02 therapy at home",),
        ),
        Variant(
            "a trust that ends pays on after its end",
            (
                (("funds", "F1", "contributions", "2026/27", "TRU"), "100000.00"),
                (("funds", "F1", "stated_total", "2026/27"), "2560000.00"),
                (("schemes", "S1", "budget", "2026/27"), "2300000.00"),
            ),
            ("W FUN-23 F1/TRU 2028/29",),
            ("W FUN-22 F1/TRU", "I BND-09 TRU"),
        ),
        Variant(
            "days given for the first year alone",
            (
                (("funds", "F1", "pro_rata"), GONE),
                (("funds", "F1", "covers"), {"2026/27": {"from": "2026-07-01", "to": "2027-03-31"}}),
            ),
            ("W FUN-06 F1 2028/29",),
        ),
        Variant(
            "tiers with a gap, and the board alone at the top",
            (
                (
                    ("funds", "F1", "overspend"),
                    {
                        "model": "tiered",
                        "tiers": [
                            {"to": "0.02", "rule": "proportional"},
                            {"from": "0.03", "to": "0.05", "rule": "host"},
                            {"rule": "board"},
                        ],
                    },
                ),
            ),
            ("E FUN-11 F1", "W FUN-12 F1"),
        ),
        Variant(
            "the board's kind is dead and its consent stands",
            ((("parties", "ICB", "kind"), "ccg"),),
            ("E PTY-05 ICB",),
        ),
    ),
)

SCHEME = Case(
    HERE / "integration-scheme.yaml",
    ("W LEG-04",),
    (
        Variant(
            "the Ministers approved",
            ((("ministers_approval",), {"decision_maker": "Scottish Ministers", "date": "2026-03-25"}),),
            (),
            ("W LEG-04",),
        ),
        Variant(
            "a pool under the English power",
            (
                (("legal_basis", "+"), "NHSA2006_s75"),
                (
                    ("funds",),
                    [
                        {
                            "id": "F",
                            "kind": "pooled",
                            "one_off": "yes",
                            "contributions": {"2026/27": {"CNL": "5.00", "HBD": "5.00"}},
                        }
                    ],
                ),
            ),
            (
                "E LEG-01",
                "E LEG-03 F",
                *(f"E S75-{n} F" for n in (22, 24, 25, 27)),
                "W FUN-10 F",
                "W VAT-01 F",
            ),
        ),
    ),
)

SHARING = Case(
    HERE / "street-sharing.yaml",
    # No notice is asked of a sharing agreement: a Partner may stop a flow at once, and leaves by reasonable notice.
    ("W INF-03", "W INF-05", "W PTY-12 POL", "W PTY-17 TRU", "W DOC-04"),
    (
        Variant(
            "the basis given for each flow",
            ((("information_sharing", "flows", 0, "lawful_basis"), "article 6(1)(e)"),),
            (),
            ("W INF-03",),
        ),
        Variant(
            "a decision awaited by a body that has begun",
            ((("parties", "POL", "authority"), {"decision_maker": "Chief Constable", "date": None}),),
            ("W PTY-13 POL",),
        ),
        Variant("nothing binds", ((("binding",), "non_binding"),), (), ("W PTY-12 POL", "W PTY-17 TRU")),
    ),
)

FURTHER_CASES = {"rehabilitation": REHABILITATION, "scheme": SCHEME, "sharing": SHARING}
