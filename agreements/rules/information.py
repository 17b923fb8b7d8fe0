"""Rules about personal data: what moves it between bodies, under which agreement, and what a published paper shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from agreements import packs
from agreements.particulars import InformationSharing
from agreements.rules.handovers import names, steps
from agreements.rules.matter import REG_8, REG_9, Matter, Path, text
from agreements.rules.model import Finding
from agreements.rules.people import personal_data
from agreements.rules.reading import folded
from agreements.source import path_text
from agreements.wording import joined, plural

_HERE = "information_sharing"
_TERMS = {
    "controllers": "who the controllers are",
    "lawful_basis": "the lawful basis",
    "special_category_condition": "the condition for special categories",
    "confidence_basis": "the basis in confidence",
}
"""What a document settles that sets out the terms of sharing itself."""

# --- whether data moves, and under what -----------------------------------------------------------------------------


def sharing_agreement_missing(matter: Matter) -> Iterator[Finding]:
    """Personal data moves between bodies, and neither a sharing agreement is named nor are its terms set out here."""
    if not (matter.full or matter.is_a("referral_protocol")) or _agreement_named(matter) or _own_basis(matter):
        return
    cause = next(_moves(matter), "")
    if cause:
        yield Finding(
            f"Personal data moves between the parties ({cause}), and no information sharing agreement is named.",
            (_HERE, "agreement_reference"),
            hint="name the agreement by its reference, or set out its terms here",
        )


def _agreement_named(matter: Matter) -> bool:
    sharing = matter.agreement.information_sharing
    named = sharing is not None and sharing.agreement_reference is not None
    return named or matter.is_a("information_sharing_agreement")


def _own_basis(matter: Matter) -> bool:
    """Whether the document says on what basis data is shared, so that it is itself the place to look at."""
    sharing = matter.agreement.information_sharing
    bases = [key for key in _TERMS if key != "controllers"]
    return sharing is not None and any(getattr(sharing, key) is not None for key in bases)


def _moves(matter: Matter) -> Iterator[str]:
    """What makes personal data move, in words."""
    yield from _shared_record(matter)
    for scheme in matter.agreement.schemes:
        if scheme.arrangement in REG_8 | REG_9 or scheme.information is not None:
            yield f"scheme {scheme.id}"
    for pathway in matter.agreement.pathways:
        if pathway.start != pathway.to and not _no_data(matter, text(pathway.data)):
            yield f"referral pathway {pathway.id}"
    known = names(matter)
    for step in steps(matter):
        elsewhere = not step.closed and step.receiver and known.all_of(step.receiver) != (step.entry.holder,)
        if elsewhere and not _no_data(matter, text(step.entry.data)):
            yield f'hand-over after "{step.role}"'


def _no_data(matter: Matter, data: str) -> bool:
    """Whether the definition says that no personal data goes with it."""
    return folded(data) in ("none", "dim") or bool(packs.speaks_of(data, packs.word_lists(matter.pack)["no_data"]))


def _shared_record(matter: Matter) -> Iterator[str]:
    sharing = matter.agreement.information_sharing
    if sharing is not None and sharing.shared_record is not None and not _no_data(matter, text(sharing.shared_record)):
        yield "a shared record"
        return
    for path, words in matter.texts:
        if path[0] in _WORK and "excluded" not in path and matter.speaks_of(words, "shared_record"):
            yield "a shared record"
            return


_WORK = frozenset({"schemes", "resources", "handovers", "pathways", _HERE})
"""Where a definition says what is done, as against what was or will be."""


def memorandum_claims_sharing(matter: Matter) -> Iterator[Finding]:
    """A memorandum says that it is itself the information sharing agreement."""
    path = next(_claims(matter), None) if matter.is_a("mou") else None
    if path is not None:
        yield Finding(
            "The memorandum is said to be the information sharing agreement. By itself it cannot be one.",
            path,
            hint="make a sharing agreement of its own, and name it under information_sharing.agreement_reference",
        )


def _claims(matter: Matter) -> Iterator[Path]:
    sharing = matter.agreement.information_sharing
    if sharing is not None and sharing.memorandum_is_agreement:
        yield (_HERE, "memorandum_is_agreement")
    reference = sharing.agreement_reference or "" if sharing else ""
    if folded(reference).startswith("this ") and matter.speaks_of(reference, "this_document"):
        yield (_HERE, "agreement_reference")
    yield from (path for path, words in matter.texts if path[0] not in _NOT_TERMS and _claims_in(matter, words))


_SHARING = ("sharing", "rhannu")
_NOT_TERMS = frozenset({"waivers", "status", "risks", "barriers", "checklists"})


def _claims_in(matter: Matter, words: str) -> bool:
    """Whether the text says of the document at hand that it is the sharing agreement, and does not deny it."""
    plain = words.casefold()
    # Few texts speak of sharing at all, and the words of a claim are many.
    claim = (
        matter.speaks_of(words, "memorandum_as_sharing_agreement") if any(word in plain for word in _SHARING) else ""
    )
    before = words[: words.find(claim)] if claim else ""
    clause = before.replace(";", ".").replace(":", ".").rpartition(".")[2]
    return bool(claim) and bool(matter.speaks_of(clause, "this_document"))


# --- what is said of it ---------------------------------------------------------------------------------------------


def sharing_terms_incomplete(matter: Matter) -> Iterator[Finding]:
    """The document sets out how data is shared, and leaves out part of what makes that lawful."""
    sharing = matter.agreement.information_sharing
    given = {key: sharing is not None and _given(sharing, key) for key in _TERMS}
    own = any(given.values()) and sharing is not None and sharing.agreement_reference is None
    missing = [key for key, is_given in given.items() if not is_given]
    if missing and (own or matter.is_a("information_sharing_agreement")):
        yield Finding(
            f"The terms of sharing do not say {joined([_TERMS[key] for key in missing])}.",
            (_HERE, missing[0]),
            hint="write them here, or name the agreement that says so under agreement_reference",
        )


def _given(sharing: InformationSharing, key: str) -> bool:
    """Whether it is stated, for all data alike or for each flow by itself."""
    by_flow = [getattr(flow, key, None) is not None for flow in sharing.flows]
    return getattr(sharing, key) is not None or (bool(by_flow) and all(by_flow))


def impact_assessment_missing(matter: Matter) -> Iterator[Finding]:
    """A shared record or integrated provision is stated, and no data protection impact assessment is recorded."""
    sharing = matter.agreement.information_sharing
    if not matter.full or sharing is None or sharing.dpia_reference is not None:
        return
    integrated = (s for s in matter.agreement.schemes if s.arrangement.startswith("integrated_provision"))
    cause = next(chain(_shared_record(matter), (f"integrated provision in scheme {s.id}" for s in integrated)), "")
    if cause:
        yield Finding(
            f"There is {cause}, and no data protection impact assessment is recorded.",
            (_HERE, "dpia_reference"),
            hint="make the assessment before data moves, and record its reference",
        )


def complaints_time_missing(matter: Matter) -> Iterator[Finding]:
    """Nothing says within what time a complaint about personal data is acknowledged."""
    sharing = matter.agreement.information_sharing
    tested = matter.full or matter.is_a("information_sharing_agreement")
    if not tested or sharing is None or sharing.complaints_acknowledged_within is not None:
        return
    limit = packs.thresholds(matter.pack).get("data_complaints_acknowledged_days")
    days = f": the law gives {limit.value} days" if limit else ""
    yield Finding(
        "Nothing says within what time a complaint about personal data is acknowledged.",
        (_HERE, "complaints_acknowledged_within"),
        hint=f"write it under complaints_acknowledged_within{days}",
        checked=limit.checked if limit else None,
    )


# --- what a published paper shows -----------------------------------------------------------------------------------

_LISTED = 3


def personal_data_published(matter: Matter) -> Iterator[Finding]:
    """A paper that is to be published shows a person's name, mailbox or telephone outside signatures and contacts."""
    found = list(dict.fromkeys(personal_data(matter))) if matter.agreement.publication else []
    if found:
        places = joined([path_text(path) for path in found[:_LISTED]])
        more = f" and in {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        yield Finding(
            f"The document is to be published, and {len(found)} {plural(len(found), 'text shows', 'texts show')} a "
            f"person's name, e-mail address or telephone number: {places}{more}.",
            found[0],
            hint="write the post or a shared mailbox instead, and keep names to the signatures and the contact sheet",
        )
