"""Rules about disputes: who tries to settle them, in what time, and what goes on meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements import packs
from agreements.particulars import Disputes, Stage
from agreements.particulars.figures import ladder_stages
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined

USUAL_TYPES = ("legal", "financial", "leadership", "imposition", "competition")
"""The types of dispute between partners for which every agreement that binds has a ladder."""
_NEVER_IN_A_LADDER = {
    "safeguarding": "safeguarding",
    "urgent_care": "urgent care",
    "statutory_discretion": "the exercise of statutory discretion",
}
_AFTERCARE = re.compile(r"(?:s\.?\s*)?117\b")
_ANY, _DEFAULT = "any", "default"
_TIMELESS = frozenset({"procedure", "court"})
"""Stages whose length is not the parties' to say."""
_MEDIATION = re.compile(r"\bmediat(?:ion|or|e)", re.IGNORECASE)
_NOMINATES = re.compile(r"\bCEDR\b|Civil Mediation Council|\b(?:nominated|appointed|named) by\b", re.IGNORECASE)


def _disputes(matter: Matter) -> Disputes:
    return matter.agreement.disputes or Disputes.model_validate({})


def _written(matter: Matter) -> Iterator[tuple[str, int, Stage]]:
    """Each stage that the definition writes out, with its ladder and its place."""
    for type_, ladder in _disputes(matter).ladders.items():
        if not isinstance(ladder, str):
            yield from ((type_, n, stage) for n, stage in enumerate(ladder))


def _has_default(matter: Matter) -> bool:
    return any(ladder == _DEFAULT for ladder in _disputes(matter).ladders.values())


def no_ladder(matter: Matter) -> Iterator[Finding]:
    """An agreement that binds has no way to settle a dispute."""
    if matter.full and not _disputes(matter).ladders:
        yield Finding(
            "The agreement binds, and nothing says how a dispute is settled.",
            ("disputes", "ladders"),
            hint="add disputes with ladders; `any: default` takes the pack's own for every type",
        )


def stage_without_post_or_time(matter: Matter) -> Iterator[Finding]:
    """A stage names nobody who tries to settle the dispute, or no time."""
    for type_, n, stage in _written(matter):
        timed = stage.working_days is not None or stage.days is not None or stage.kind in _TIMELESS
        missing = [
            *([] if stage.by is not None or stage.kind == "court" else ["who tries to settle it"]),
            *([] if timed else ["in how many days"]),
        ]
        if missing:
            yield Finding(
                f"Stage {n + 1} of the ladder for {_of_type(type_)} does not say {' or '.join(missing)}.",
                ("disputes", "ladders", type_, n),
                subject=f"{type_}/{n + 1}",
            )


def type_without_ladder(matter: Matter) -> Iterator[Finding]:
    """A usual type of dispute has no ladder, and there is none for any dispute."""
    ladders = _disputes(matter).ladders
    if not matter.full or not ladders or _ANY in ladders:
        return
    for type_ in USUAL_TYPES:
        if type_ not in ladders:
            yield Finding(
                f"Nothing says how {_of_type(type_)} are settled.",
                ("disputes", "ladders"),
                subject=type_,
                hint=f"add {type_}: default, or a ladder called any",
            )


def court_in_light_document(matter: Matter) -> Iterator[Finding]:
    """A document that does not bind sends its disputes to court."""
    if not matter.light:
        return
    disputes = _disputes(matter)
    stages: list[Path] = [("disputes", "ladders", t, n) for t, n, stage in _written(matter) if stage.kind == "court"]
    if disputes.court:
        stages.append(("disputes", "court"))
    if stages:
        yield Finding("A dispute may end in court, though the document does not bind.", stages[0])


def performance_may_stop(matter: Matter) -> Iterator[Finding]:
    """Nothing says that everybody goes on performing while a dispute runs."""
    disputes = _disputes(matter)
    if matter.full and disputes.ladders and not disputes.continuing_performance and not _has_default(matter):
        yield Finding(
            "Nothing says that everybody goes on performing while a dispute runs.",
            ("disputes", "continuing_performance"),
            hint="add continuing_performance: yes",
        )


def care_may_wait(matter: Matter) -> Iterator[Finding]:
    """Decisions that must not wait are not kept out of the ladders."""
    disputes = _disputes(matter)
    public = any(matter.is_nhs(party) or matter.is_council(party) for party in matter.agreement.parties)
    if not matter.full or not public or not disputes.ladders or _has_default(matter):
        return
    missing = [words for slug, words in _NEVER_IN_A_LADDER.items() if slug not in disputes.excluded]
    if missing:
        yield Finding(
            f"Nothing keeps {joined(missing)} out of the dispute ladders: a decision about a person could wait "
            "for one.",
            ("disputes", "excluded"),
            hint=f"add {', '.join(slug for slug in _NEVER_IN_A_LADDER if slug not in disputes.excluded)} to excluded",
        )


def eligibility_without_procedure(matter: Matter) -> Iterator[Finding]:
    """Functions have a dispute procedure in law, and no ladder sends disputes to it."""
    if not matter.joint or any(type_.startswith("eligibility") for type_ in _disputes(matter).ladders):
        return
    named = dict.fromkeys(_with_own_procedure(matter))
    if named:
        yield Finding(
            f"The functions include {joined(list(named))}, which have their own procedure in a dispute, and no "
            "ladder leads to it.",
            ("disputes", "ladders"),
            hint="add eligibility: default, or name the procedure",
        )


def _with_own_procedure(matter: Matter) -> Iterator[str]:
    for scheme in matter.agreement.schemes:
        functions = scheme.functions
        for function in (*(functions.nhs or ()), *(functions.council or ())) if functions else ():
            said = matter.speaks_of(text(function.scope), "eligibility")
            if said:
                yield said
            elif function.act == "MHA1983" and any(_AFTERCARE.match(section) for section in function.sections):
                yield "aftercare under section 117"


def mediator_unnamed(matter: Matter) -> Iterator[Finding]:
    """A dispute may go to mediation, and nobody is named who mediates or appoints."""
    disputes = _disputes(matter)
    if disputes.mediator is not None:
        return
    own = packs.dispute_ladders(matter.pack)
    for type_ in disputes.ladders:
        for stage in ladder_stages(matter.agreement, type_, own):
            by = text(stage.by)
            if (stage.kind == "mediation" or _MEDIATION.search(by)) and not _NOMINATES.search(by):
                yield Finding(
                    f"The ladder for {_of_type(type_)} has mediation, and nobody is named who mediates or who appoints "
                    "the mediator.",
                    ("disputes", "mediator"),
                    hint="add mediator, such as CEDR",
                )
                return


def expert_on_law(matter: Matter) -> Iterator[Finding]:
    """An expert is to decide more than money and technical facts."""
    for type_, n, stage in _written(matter):
        said = matter.speaks_of(text(stage.remit), "law_or_discretion") if stage.kind == "expert" else ""
        if said:
            yield Finding(
                f'The expert in stage {n + 1} of the ladder for {_of_type(type_)} is to decide on "{said}", '
                "which is more than money and technical facts.",
                ("disputes", "ladders", type_, n, "remit"),
                subject=f"{type_}/{n + 1}",
            )


def _of_type(slug: str) -> str:
    return "disputes of any type" if slug == _ANY else f"{slug.replace('_', ' ')} disputes"
