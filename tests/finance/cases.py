"""Contributions of a made-up county's funds, in pence, with the sums that were agreed for later years."""

from decimal import Decimal

from agreements.finance import Pence, parse_pounds

PARTIES = ("ICB", "ACC", "KTB", "BFA", "RBM", "HSJ")


def by_party(*sums: str) -> dict[str, Pence]:
    """Pence by party, in party order, from pounds."""
    return dict(zip(PARTIES, map(parse_pounds, sums), strict=True))


F1 = by_party("61245310.00", "18400000.00", "7215450.50", "5980125.25", "6302999.75", "0.00")
F1_LATER = {
    "2027/28": by_party("63633877.09", "18768000.00", "7359759.51", "6099727.76", "6429059.75", "0.00"),
    "2028/29": by_party("65224724.02", "19143360.00", "7506954.70", "6221722.32", "6557640.95", "0.00"),
}
F2 = by_party("14320000.00", "3150000.00", "1480000.00", "1125500.00", "1204500.00", "0.00")
F3 = by_party("2400000.00", "1050000.00", "402500.00", "318750.00", "333750.00", "45000.00")
F3_LATER = {
    "2027/28": by_party("2460000.00", "1076250.00", "412562.50", "326718.75", "342093.75", "46125.00"),
    "2028/29": by_party("2521500.00", "1103156.25", "422876.56", "334886.72", "350646.09", "47278.13"),
}

ICB_RATES = {"2027/28": Decimal("0.039"), "2028/29": Decimal("0.025")}
COUNCIL_RATES = {"2027/28": Decimal("0.02"), "2028/29": Decimal("0.02")}
THREE_YEAR_RATES = {"2027/28": Decimal("0.025"), "2028/29": Decimal("0.025")}
