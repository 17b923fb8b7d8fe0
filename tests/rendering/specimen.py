"""A hand-made agreement with every kind of block in it, and the text that has broken renderers before.

No definition, no pack: the labels and references are written out here as `numbering` would fill them in.
"""

from __future__ import annotations

from agreements.document import (
    Align,
    Blank,
    Block,
    Clause,
    Column,
    Contents,
    Definition,
    Document,
    DraftingNote,
    ExecutionBlock,
    Frame,
    Heading,
    Inlines,
    NumberedDocument,
    Paragraph,
    Part,
    Party,
    Recital,
    Reference,
    Row,
    Schedule,
    Series,
    SignatureLine,
    Table,
    Term,
    Text,
    Value,
)

NBSP = "\N{NO-BREAK SPACE}"
ICB = "NHS Aldershire & the Fens Integrated Care Board"
COUNCIL = "The Council of the Royal Borough of Tŷ Ŵr and Włościan-Żdżarów"
TRUST = "Saint Guthlac's <Schedule 1> R&D NHS Foundation Trust"
WATERMARK = "DRAFT"


def specimen(*, watermark: str = WATERMARK) -> NumberedDocument:
    """About sixty blocks: all kinds, all levels, all series, references to each, and awkward text in each place."""
    return NumberedDocument(
        Document(
            id="specimen",
            language="en",
            frame=frame(watermark=watermark),
            blocks=(*_front(), *_clauses(), *_execution(), *_first_schedule(), *_second_schedule(), *_third_schedule()),
        )
    )


def frame(*, watermark: str = WATERMARK) -> Frame:
    """The words round the body, with an ampersand, angle brackets and braces where they do most harm."""
    return Frame(
        title="Framework Partnership Agreement for R&D, <Schedule 1> and the Better Care Fund",
        kind="Framework partnership agreement",
        reference="ATF-BCF-2026",
        parties=(ICB, COUNCIL, TRUST),
        between="between",
        date_line="Dated ____________________ 2026",
        status_line="Draft 0.9 of 21 November 2026",
        running_title="Better Care Fund & R&D agreement",
        footer="Version 0.9, draft {{ x }}",
        page_of="Page {page} of {pages}",
        watermark=watermark,
        author="Aldershire & Fens partnership",
        description="Section 75 agreement between an integrated care board, a council and a trust",
        keywords=("section 75", "better care fund", "R&D"),
        fingerprint="definition 3f9a0c1e, pack 1.0.0",
    )


def _text(text: str) -> Inlines:
    return (Text(text),)


def _front() -> tuple[Block, ...]:
    return (
        Heading("control", _text("Document control"), new_page=True, in_contents=False),
        Table(
            "control-versions",
            caption=_text("Versions of this agreement"),
            columns=(
                Column(_text("Version"), width=1),
                Column(_text("Date"), width=2),
                Column(_text("What changed"), width=4),
            ),
            rows=(
                Row((((Text("0.8"),),), ((Text("2 October 2026"),),), ((Text("First draft"),),))),
                Row((((Value("0.9", "status.version"),),), ((Value("21 November 2026"),),), ((Text("Risk share"),),))),
            ),
            numbered=False,
        ),
        Contents("contents", "Contents"),
        Heading("parties", _text("Parties"), new_page=True),
        Party(
            "party.icb", (Value(ICB, "parties.icb.name", strong=True), Text(" of Fenland House, AX1 2QT; and")), "(1)"
        ),
        Party("party.council", (Value(COUNCIL, "parties.council.name", strong=True), Text(" of Tŷ'r Sir; and")), "(2)"),
        Party("party.trust", (Value(TRUST, "parties.trust.name", strong=True), Text(" of 3 St Guthlac's Way.")), "(3)"),
        Heading("background", _text("Background")),
        Recital(
            "recital.powers",
            (
                Text(
                    "The partners may pool funds under section"
                    + NBSP
                    + "75 of the National Health Service Act"
                    + NBSP
                    + "2006."
                ),
            ),
            "(A)",
        ),
        Recital(
            "recital.aims",
            (
                Text("The party numbered "),
                Reference("party.council", "(2)"),
                Text(" has approved the aims in recital "),
                Reference("recital.powers", "(A)"),
                Text(" and in Schedule "),
                Reference("schedule.services", "1"),
                Text("."),
            ),
            "(B)",
        ),
    )


def _clauses() -> tuple[Block, ...]:
    return (
        Heading("agreed", _text("Agreed terms")),
        Clause("definitions", _text("Definitions and interpretation"), label="1."),
        Paragraph("definitions.1", _text("In this agreement the following words have these meanings."), 1, label="1.1"),
        Definition(
            "definition.annual-budget",
            (
                Term("Annual Budget", "annual-budget", defines=True),
                Text(" means the sum that the partners agree for a "),
                Term("Financial Year", "financial-year"),
                Text(", made up of:"),
            ),
        ),
        Paragraph("definition.annual-budget.a", _text("the contributions in Schedule 2;"), 2, Series.DEFINITION, "(a)"),
        Paragraph("definition.annual-budget.b", _text("any other money, being:"), 2, Series.DEFINITION, "(b)"),
        Paragraph("definition.annual-budget.b.i", _text("grants; and"), 3, Series.DEFINITION, "(i)"),
        Paragraph("definition.annual-budget.b.ii", _text("charges to {{ x }} users."), 3, Series.DEFINITION, "(ii)"),
        Definition(
            "definition.financial-year",
            (Term("Financial Year", "financial-year", defines=True), Text(" means a year from 1 April, and includes:")),
        ),
        Paragraph("definition.financial-year.a", _text("the first; and"), 2, Series.DEFINITION, "(a)"),
        Paragraph("definition.financial-year.b", _text("the last."), 2, Series.DEFINITION, "(b)"),
        Definition(
            "definition.ward",
            (
                Term("Żółw Ward", "ward", defines=True),
                Text(" means the ward of Lị in Łódź Road, *not bold* and 5 < 6."),
            ),
        ),
        Paragraph(
            "definitions.2",
            (
                Text("Words in "),
                Text("italics", emphasis=True),
                Text(" explain, words in "),
                Text("bold", strong=True),
                Text(" bind, and "),
                Text("both", strong=True, emphasis=True),
                Text(" warn."),
            ),
            1,
            label="1.2",
        ),
        Clause("pooled-fund", _text("Pooled fund & R&D"), label="2."),
        Paragraph(
            "pooled-fund.1",
            (
                Value("The Council's", "funds[0].host"),
                Text(" section 151 officer must keep the fund as clause "),
                Reference("definitions", "1"),
                Text(" and clause "),
                Reference("definitions.2", "1.2"),
                Text(" say, subject to clause "),
                Reference("pooled-fund.2.b.ii", "2.2(b)(ii)"),
                Text("."),
            ),
            1,
            label="2.1",
        ),
        Paragraph("pooled-fund.2", _text("The host must:"), 1, label="2.2"),
        Paragraph("pooled-fund.2.a", _text("appoint a pooled fund manager; and"), 2, label="(a)"),
        Paragraph("pooled-fund.2.b", _text("send each partner:"), 2, label="(b)"),
        Paragraph("pooled-fund.2.b.i", _text("a report within 20 working days of each quarter; and"), 3, label="(i)"),
        Paragraph(
            "pooled-fund.2.b.ii",
            (
                Text("a return for the year to "),
                Blank("[date of the return]", "funds[0].return_date"),
                Text(" in the form of "),
                Reference("table.contributions", "Table 1"),
                Text("."),
            ),
            3,
            label="(ii)",
        ),
        Paragraph("pooled-fund.close", _text("Nothing in this clause moves a statutory duty."), 0),
        Clause("disputes", _text("Disputes"), label="3."),
        Paragraph(
            "disputes.1",
            (
                Text("A dispute goes up the ladder in paragraph "),
                Reference("governance.ladder.1.b", "1.1(b)"),
                Text(" of Part "),
                Reference("governance.disputes", "2"),
                Text(" of Schedule "),
                Reference("schedule.governance", "3"),
                Text(", Schedules "),
                Reference("schedule.services", "1"),
                Text(" and "),
                Reference("schedule.money", "2"),
                Text(" notwithstanding (see paragraph "),
                Reference("governance.board", "1"),
                Text(" and clause "),
                Reference("pooled-fund.2.a", "2.2(a)"),
                Text(")."),
            ),
            1,
            label="3.1",
        ),
        DraftingNote("note.disputes", _text("Drafting note: check the ladder with <both> legal teams & the board.")),
    )


def _execution() -> tuple[Block, ...]:
    return (
        Heading("execution", _text("Execution"), new_page=True),
        Paragraph("execution.words", _text("This agreement was entered into on the date stated at its beginning."), 0),
        ExecutionBlock(
            "execution.icb",
            (Text("Signed for and on behalf of "), Value(ICB, strong=True), Text(" by its authorised signatory")),
            (
                SignatureLine("Signature", (Blank("", pen=True),)),
                SignatureLine("Name", (Value("Siân Ó Briain-Kowalska", "parties.icb.signatory"),)),
                SignatureLine("Post", (Value("Chief Executive"),)),
                SignatureLine("Date"),
            ),
        ),
        ExecutionBlock(
            "execution.council",
            (Text("The common seal of "), Value(COUNCIL, strong=True), Text(" was affixed in the presence of")),
            (
                SignatureLine("Signature of attesting officer"),
                SignatureLine("Name", (Value("R. O'Brien & J. Żak"),)),
                SignatureLine("Date"),
            ),
            seal_label="Place for the seal",
        ),
        ExecutionBlock(
            "execution.trust",
            (Text("Executed as a deed by "), Value(TRUST, strong=True), Text(" acting by two directors")),
            (
                SignatureLine("Signature of director"),
                SignatureLine("Name", (Blank("[name of director]", "parties.trust.signatory"),)),
                SignatureLine("Signature of witness"),
                SignatureLine("Address of witness"),
                SignatureLine("Date"),
            ),
        ),
    )


def _first_schedule() -> tuple[Block, ...]:
    return (
        Schedule("schedule.services", _text("Services & <outcomes>"), "Schedule 1"),
        Clause("services.scope", _text("Scope"), Series.SCHEDULE, "1."),
        Paragraph("services.scope.1", _text("Reablement at home in every district."), 1, Series.SCHEDULE, "1.1"),
        Paragraph("services.scope.2", _text("Beds, of which:"), 1, Series.SCHEDULE, "1.2"),
        Paragraph("services.scope.2.a", _text("twelve stand at Fenland House; and"), 2, Series.SCHEDULE, "(a)"),
        Paragraph("services.scope.2.b", _text("four elsewhere, namely:"), 2, Series.SCHEDULE, "(b)"),
        Paragraph("services.scope.2.b.i", _text("two at Tŷ Gwyn; and"), 3, Series.SCHEDULE, "(i)"),
        Paragraph("services.scope.2.b.ii", _text("two at Ŵern."), 3, Series.SCHEDULE, "(ii)"),
        Clause("services.outcomes", _text("Outcomes"), Series.SCHEDULE, "2."),
        Paragraph(
            "services.outcomes.1",
            (
                Text("The outcomes in paragraph "),
                Reference("services.scope.2.b.ii", "1.2(b)(ii)"),
                Text(" and paragraph "),
                Reference("services.scope", "1"),
                Text(" are measured each quarter."),
            ),
            1,
            Series.SCHEDULE,
            "2.1",
        ),
        Paragraph("services.close", _text("This schedule prevails over clause headings."), 0, Series.SCHEDULE),
    )


def _money(*cells: str, total: bool = False) -> Row:
    return Row(tuple(((Value(cell),),) for cell in cells), total)


def _second_schedule() -> tuple[Block, ...]:
    right = Align.RIGHT
    return (
        Schedule("schedule.money", _text("Financial contributions"), "Schedule 2"),
        Part("money.year", _text("Contributions for the year"), "Part 1"),
        Clause("money.pay", _text("Payment"), Series.SCHEDULE, "1."),
        Paragraph("money.pay.1", _text("Each partner pays in twelve instalments."), 1, Series.SCHEDULE, "1.1"),
        Table(
            "table.contributions",
            caption=(Text("Contributions to the "), Term("Pooled Fund", "pooled-fund"), Text(", 2026/27, pounds")),
            columns=(
                Column(_text("Partner"), width=3),
                Column(_text("Minimum"), right, 2),
                Column(_text("Additional"), right, 2),
                Column(_text("Total"), right, 2),
            ),
            rows=(
                _money(ICB, "12,345,678.90", "0.00", "12,345,678.90"),
                _money(COUNCIL, "1,637,500.01", "250,000.00", "1,887,500.01"),
                _money(TRUST, "0.00", "-1,200.50", "-1,200.50"),
                _money("Total", "13,983,178.91", "248,799.50", "14,231,978.41", total=True),
            ),
            note=_text("Percentages are rounded; the sums in pounds prevail."),
            label="Table 1",
        ),
        Part("money.later", _text("Later years"), "Part 2", new_page=True),
        Clause("money.uplift", _text("Uplift"), Series.SCHEDULE, "1."),
        Paragraph(
            "money.uplift.1",
            (Text("Later years are in Table "), Reference("table.years", "2"), Text(".")),
            1,
            Series.SCHEDULE,
            "1.1",
        ),
        Table(
            "table.years",
            caption=_text("Contributions by year, fund and partner, pounds"),
            columns=(
                Column(_text("Fund & scheme"), width=3),
                *(Column(_text(f"20{year}/{year + 1}"), right, 1.5) for year in range(26, 32)),
            ),
            rows=(
                *(
                    _money(f"Scheme S{scheme} <R&D>", *(f"{scheme},{year}0,000.00" for year in range(26, 32)))
                    for scheme in range(1, 13)
                ),
                _money("Total", *("99,999,999.99" for _ in range(6)), total=True),
            ),
            wide=True,
            label="Table 2",
        ),
        Table(
            "table.measures",
            caption=_text("Measures"),
            columns=(Column(_text("Measure"), width=2), Column(_text("How it is counted"), width=3)),
            rows=(
                Row((((Text("Length of stay"),),), ((Text("Mean days."),), (Text("Counted weekly."),)))),
                Row((((Text("Avoidable admissions"),),), ((Text("Per 100,000 people."),),))),
            ),
            wide=True,
            label="Table 3",
        ),
        Paragraph("money.close", _text("Nothing here limits clause 2."), 0, Series.SCHEDULE),
    )


def _third_schedule() -> tuple[Block, ...]:
    return (
        Schedule("schedule.governance", _text("Governance"), "Schedule 3"),
        Part("governance.boards", _text("Boards"), "Part 1"),
        Clause("governance.board", _text("The partnership board"), Series.SCHEDULE, "1."),
        Paragraph("governance.board.1", _text("The board meets in public each quarter."), 1, Series.SCHEDULE, "1.1"),
        Part("governance.disputes", _text("Dispute ladder"), "Part 2"),
        Clause("governance.ladder", _text("Steps"), Series.SCHEDULE, "1."),
        Paragraph("governance.ladder.1", _text("The steps are:"), 1, Series.SCHEDULE, "1.1"),
        Paragraph(
            "governance.ladder.1.a", _text("the lead officers, within 10 working days;"), 2, Series.SCHEDULE, "(a)"
        ),
        Paragraph("governance.ladder.1.b", _text("the chief executives; and"), 2, Series.SCHEDULE, "(b)"),
        Paragraph("governance.ladder.1.c", _text("mediation."), 2, Series.SCHEDULE, "(c)"),
    )
