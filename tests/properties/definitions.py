"""Definitions that are in order, of every shape and with names that trip programs up.

Values are written as the loader hands them over: texts, lists, groups and nothing.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.builders import council, definition, fund, party, scheme

Plain = dict[str, Any]

AWKWARD = (
    "R&D",
    "<b>Bold</b> & <i>Sons</i>",
    "{{ frame.title }}",
    "{% if x %} Ltd",
    "{# nothing #}",
    'The "Quoted" Body',
    "St Mary's & O'Brien's",
    "\N{LEFT DOUBLE QUOTATION MARK}Curly\N{RIGHT DOUBLE QUOTATION MARK} Care",
    "Oyinkán Adéwálé",
    "Ẹgbẹ́ Ọláyẹ́mí",
    "Cyngor Sir Ŵyr a Thŷ",
    "Łódź Żółć Świt",
    "*starred* and **bold**",
    "_under_ __score__",
    "[#parties] {#x}",
    "1. first",
    "- item",
    "> note",
    "# heading",
    "`code`",
    "&amp; &#65; &lt;",
    "back\\slash \\1 $1 %s {0}",
    "100 % of 5 < 6 > 4",
    "A \N{EN DASH} B \N{EM DASH} C\N{HORIZONTAL ELLIPSIS}",
    "50 \N{POUND SIGN} or \N{EURO SIGN}",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "x" * 90,
    "Partner",
    "the Board",
    "null",
    "no",
    "2026-04-01",
    "co-op-er-a-tive",
    "https://example.org/a?b=c&d=e",
    "]]> --> */",
    "Ends with a stop.",
    "(in brackets)",
)
"""Names and words that are markup, code, a date or a truth value to one program or another."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZâêîôûŵŷáàäéèëïóòöúùüýÿąćęłńóśźżẹọṣ'&<>-.,()/0123456789 "

PARTY_KINDS = ("icb", "nhs_ft", "nhs_trust", "county_council", "district_council", "charity_cio", "company", "police")
RISK_MODELS = ("own_risk", "proportional", "equal", "board", "weights", "named_party", "tiered", "capped_proportional")


def names() -> st.SearchStrategy[str]:
    """A printed text of one line: an awkward one, or letters of the languages that parties write in."""
    letters = st.text(_LETTERS, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
    return st.one_of(st.sampled_from(AWKWARD), letters.filter(_may_be_written))


def _may_be_written(text: str) -> bool:
    """Not what the loader refuses: marks that e-sign services obey, and numbers or dots alone."""
    return any(letter.isalpha() for letter in text) and "/" not in text


def sums() -> st.SearchStrategy[str]:
    """Pounds and pence from nothing to a billion."""
    pence = st.one_of(st.integers(0, 10_000), st.integers(0, 100_000_000_00))
    return pence.map(lambda value: f"{value // 100}.{value % 100:02}")


YEARS = ("2026/27", "2027/28", "2028/29")


@st.composite
def parties(draw: st.DrawFn) -> list[Plain]:
    """Two to five parties, a health body and a council among them."""
    made = [party(), council()]
    more = draw(st.lists(st.sampled_from(PARTY_KINDS), max_size=3))
    made += [party(f"P{number}", kind=kind) for number, kind in enumerate(more)]
    for one in made:
        one["legal_name"] = draw(names())
        one["short_name"] = draw(names())
        if draw(st.booleans()):
            one["address"] = draw(names())
            one["signatories"] = [{"name": draw(names()), "post": draw(names())}]
            one["execution"] = draw(st.sampled_from(["signature", "seal", "deed"]))
            one["notices"] = {"post": draw(names()), "email": "office@example.org"}
    return made


@st.composite
def funds(draw: st.DrawFn, ids: list[str]) -> list[Plain]:
    """Up to three funds: with contributions or with a total that is split, and with a rule for an overspend."""
    return [draw(_fund(f"F{number}", ids)) for number in range(draw(st.integers(0, 3)))]


@st.composite
def _fund(draw: st.DrawFn, id_: str, ids: list[str]) -> Plain:
    years = YEARS[: draw(st.integers(1, 3))]
    made = fund(id_, name=draw(names()), kind=draw(st.sampled_from(["pooled", "aligned"])))
    if draw(st.booleans()):
        made["contributions"] = {year: {who: draw(sums()) for who in ids} for year in years}
    else:
        made |= {"contributions": {}, "total": {year: draw(sums()) for year in years}, "split": draw(_split(ids))}
    made["overspend"] = draw(_overspend(ids))
    made["underspend"] = [{"rule": draw(st.sampled_from(["return_proportional", "carry_forward", "return_own"]))}]
    return made


def _weights(ids: list[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({who: st.integers(1, 999).map(str) for who in ids})


def _split(ids: list[str]) -> st.SearchStrategy[Plain]:
    return st.one_of(st.just({"equally": "yes"}), _weights(ids).map(lambda weights: {"weights": weights}))


@st.composite
def _overspend(draw: st.DrawFn, ids: list[str]) -> Plain:
    model = draw(st.sampled_from(RISK_MODELS))
    more: Plain = {}
    match model:
        case "weights":
            more = {"weights": draw(_weights(ids))}
        case "named_party":
            more = {"party": draw(st.sampled_from(ids))}
        case "capped_proportional":
            more = {"caps": {ids[0]: draw(sums())}, "excess": "redistribute"}
        case "tiered":
            more = {
                "base": "annual_fund",
                "tiers": [{"to": "0.02", "rule": "proportional"}, {"rule": draw(st.sampled_from(["equal", "host"]))}],
            }
    return {"model": model, **more}


@st.composite
def schemes(draw: st.DrawFn, fund_ids: list[str], ids: list[str]) -> list[Plain]:
    """Up to four schemes, each paid for by one of the funds, if there are any."""
    made = []
    for number in range(draw(st.integers(0, 4))):
        paid = {"fund": draw(st.sampled_from(fund_ids))} if fund_ids else {"fund": None, "arrangement": "none"}
        made.append(
            scheme(
                f"S{number}",
                title=draw(names()),
                overview=draw(names()),
                lead=draw(st.sampled_from(ids)),
                aims=draw(st.lists(names(), max_size=2)),
                **paid,
            )
        )
    return made


DOCUMENTS = ("section-75-framework", "memorandum-of-understanding", "terms-of-reference", "multi-agency-agreement")


@st.composite
def definitions(draw: st.DrawFn, documents: tuple[str, ...] = DOCUMENTS) -> Plain:
    """A definition that the models take, for one of the kinds of document."""
    bodies = draw(parties())
    ids = [str(body["id"]) for body in bodies]
    money = draw(funds(ids))
    return definition(
        documents=[draw(st.sampled_from(documents))],
        title=draw(names()),
        area=draw(names()),
        purpose=draw(names()),
        objectives=draw(st.lists(names(), max_size=3)),
        principles=draw(st.lists(names(), max_size=3)),
        binding=draw(st.sampled_from(["binding", "non_binding"])),
        parties=bodies,
        funds=money,
        schemes=draw(schemes([str(one["id"]) for one in money], ids)),
        status={"version": "0.1", "date": "2026-11-21"},
    )


def written(data: Plain) -> str:
    """The definition as a file: JSON is YAML, and quickly written."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def paths(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value, the root left out."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, value in steps for path in ((*here, step), *paths(value, (*here, step)))]


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same data with another value at that path."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = put(copy[path[0]] if isinstance(copy, list) or path[0] in copy else {}, path[1:], value)
    return copy


def at(data: Any, path: tuple[Any, ...]) -> Any:
    """The value at that path."""
    for step in path:
        data = data[step]
    return data
