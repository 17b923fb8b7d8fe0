"""Rules about Wales: names and texts in both languages, and the boards of the regions."""

from __future__ import annotations

from collections.abc import Iterator

from agreements import packs
from agreements.packs import Region
from agreements.particulars import Bilingual
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding, Rule
from agreements.rules.reading import folded

_ENGLISH = ("SI 2000/617", "Health Service Act 2006, s.75")
_WELSH = "National Health Service (Wales) Act 2006, s.33, and SI 2000/2993, taken to be like"


def law_of(rule: Rule, matter: Matter) -> str:
    """The source of the rule; what it takes from section 75 it takes, under section 33, from the twin in Wales."""
    has_twin = matter.is_a("s33_wales") and any(law in rule.source for law in _ENGLISH)
    return f"{_WELSH} {rule.source}" if has_twin else rule.source


def welsh_name_missing(matter: Matter) -> Iterator[Finding]:
    """The title or a Welsh public body has no Welsh name, and no plan for the Welsh text is recorded."""
    agreement = matter.agreement
    if agreement.jurisdiction != "wales" or (agreement.languages and agreement.languages.plan is not None):
        return
    if agreement.title is not None and not _in_welsh(matter, agreement.title):
        yield Finding("The title has no Welsh form.", ("title",), hint="write it as {en: ..., cy: ...}")
    for n, party in enumerate(agreement.parties):
        body = matter.body(party)
        welsh_public = body is not None and body.nation == "wales" and body.side in ("nhs", "council")
        if welsh_public and party.legal_name is not None and not _in_welsh(matter, party.legal_name):
            yield Finding(
                f'"{text(party.legal_name)}" has no Welsh name.',
                ("parties", n, "legal_name"),
                party.id,
                hint="write it as {en: ..., cy: ...}",
            )


def _in_welsh(matter: Matter, words: Bilingual | str) -> bool:
    return isinstance(words, Bilingual) or matter.agreement.language == "cy"


def regional_board_as_party(matter: Matter) -> Iterator[Finding]:
    """A Regional Partnership Board is a party or a host; it is not a legal person."""
    if matter.agreement.jurisdiction != "wales":
        return
    boards: dict[str, Path] = {}
    for n, party in enumerate(matter.agreement.parties):
        if matter.speaks_of(text(party.legal_name), "regional_partnership_board"):
            boards.setdefault(party.id, ("parties", n))
    for n, fund in enumerate(matter.agreement.funds):
        for m, host in enumerate(fund.host):
            if matter.speaks_of(_name(matter, host), "regional_partnership_board"):
                boards.setdefault(host, ("funds", n, "host", m))
    for board, path in boards.items():
        yield Finding(
            f'"{matter.name_of(board)}" is a Regional Partnership Board, which is not a legal person: it cannot be a '
            "party or hold a fund.",
            path,
            board,
            hint="name the councils and the health board behind it, and let one of them host",
        )


def _name(matter: Matter, id_: str) -> str:
    party = matter.agreement.party(id_)
    return text(party.legal_name) if party is not None else matter.name_of(id_)


def regional_body_left_out(matter: Matter) -> Iterator[Finding]:
    """A pool for care homes leaves out a body that belongs to the region."""
    region = _region(matter)
    if region is None or not matter.is_a("s33_wales") or not _pays_for_care_homes(matter):
        return
    parties = {
        folded(name)
        for party in matter.agreement.parties
        if party.legal_name is not None
        for name in (
            (party.legal_name.en, party.legal_name.cy)
            if isinstance(party.legal_name, Bilingual)
            else (party.legal_name,)
        )
    }
    for body in region.bodies:
        if folded(body) not in parties:
            yield Finding(
                f"The pool of the region leaves out {body}.",
                ("parties",),
                body,
                checked=region.checked,
            )


def _region(matter: Matter) -> Region | None:
    known = packs.regions(matter.pack)
    if matter.agreement.region is not None:
        return known.get(matter.agreement.region)
    overseeing = {folded(text(board.name)) for board in matter.agreement.overseen_by}
    return next((region for region in known.values() if folded(region.board) in overseeing), None)


def _pays_for_care_homes(matter: Matter) -> bool:
    pools = {fund.id for _, fund in matter.pools}
    said = [text(fund.name) + ". " + text(fund.purpose) for _, fund in matter.pools]
    for scheme in matter.agreement.schemes:
        if scheme.fund in pools:
            said += [text(scheme.title), text(scheme.persons), *map(text, scheme.services)]
            functions = scheme.functions
            both = (*(functions.nhs or ()), *(functions.council or ())) if functions else ()
            said += [text(function.scope) for function in both]
    return any(matter.speaks_of(words, "care_home") for words in said)


def no_language_prevails(matter: Matter) -> Iterator[Finding]:
    """The texts are in two languages, and nothing says that both are equal or which prevails."""
    languages = matter.agreement.languages
    if languages is not None and languages.status is not None:
        return
    texts = languages.texts if languages else ()
    several = len(set(texts)) > 1 or len(matter.agreement.spoken) > 1
    if several or any(path and path[-1] == "cy" for path, _ in matter.texts):
        yield Finding(
            "Texts are in English and Welsh, and nothing says whether both are equal or which prevails.",
            ("languages", "status"),
            hint="add status: equal, english_prevails or welsh_prevails to languages",
        )
