"""Rules about outcomes and measures, and about the people for whom they are."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.particulars import Measure
from agreements.particulars.schemes import Outcome
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined


def _outcomes(matter: Matter) -> Iterator[tuple[Path, Outcome]]:
    deal = matter.agreement
    for n, scheme in enumerate(deal.schemes):
        yield from ((("schemes", n, "outcomes", m), outcome) for m, outcome in enumerate(scheme.outcomes))
    yield from ((("outcomes", m), outcome) for m, outcome in enumerate(deal.outcomes))


def _measures(matter: Matter) -> Iterator[tuple[Path, Measure]]:
    deal = matter.agreement
    for n, scheme in enumerate(deal.schemes):
        yield from ((("schemes", n, "measures", m), measure) for m, measure in enumerate(scheme.measures))
    yield from ((("measures", m), measure) for m, measure in enumerate(deal.measures))


def outcome_not_measured(matter: Matter) -> Iterator[Finding]:
    """An agreed outcome has no measure, so nobody will know whether it came."""
    measured = {measure.outcome for _, measure in _measures(matter)}
    for path, outcome in _outcomes(matter) if matter.joint else ():
        if outcome.id not in measured:
            yield Finding(
                f'Outcome {outcome.id}, "{text(outcome.text)}", has no measure.',
                path,
                subject=outcome.id,
                hint=f"add a measure with outcome: {outcome.id}",
            )


def only_hospital_measured(matter: Matter) -> Iterator[Finding]:
    """Every measure counts beds, admissions, attendances, length of stay or delay of discharge."""
    measures = list(_measures(matter)) if matter.joint else []
    if measures and all(_counts_hospital_use(matter, measure) for _, measure in measures):
        number = len(measures)
        which = "The only measure counts" if number == 1 else f"All {number} measures count"
        yield Finding(
            f"{which} the use of hospitals: beds, admissions, attendances, length of stay or delay.",
            measures[0][0],
            hint="measure as well how people live, and what they say of it themselves",
        )


def _counts_hospital_use(matter: Matter, measure: Measure) -> bool:
    words = f"{text(measure.name)}; {measure.unit or ''}"
    return bool(matter.speaks_of(words, "acute_measures"))


def measure_incomplete(matter: Matter) -> Iterator[Finding]:
    """A measure lacks its baseline, target, owner or frequency."""
    for path, measure in _measures(matter):
        parts = {
            "baseline": measure.baseline,
            "target": measure.target,
            "owner": measure.owner,
            "frequency": measure.frequency,
        }
        missing = [name for name, value in parts.items() if value is None]
        if missing:
            yield Finding(
                f'Measure {measure.id}, "{text(measure.name)}", has no {joined(missing)}.',
                (*path, missing[0]),
                subject=measure.id,
            )


def nobody_asked_users(matter: Matter) -> Iterator[Finding]:
    """No outcome is in the words of those who use the services, or of those who care for them."""
    outcomes = list(_outcomes(matter))
    if (outcomes or matter.joint) and not any(outcome.voice in ("user", "carer") for _, outcome in outcomes):
        yield Finding(
            "No outcome is in the words of people who use the services or of carers.",
            outcomes[0][0] if outcomes else ("outcomes",),
            hint="ask them what a good result would be, and record it with voice: user or voice: carer",
        )


def complaints_lead_missing(matter: Matter) -> Iterator[Finding]:
    """Nobody leads on complaints about a scheme."""
    complaints = matter.agreement.complaints
    if not matter.joint or (complaints is not None and complaints.lead is not None):
        return
    for n, scheme in enumerate(matter.agreement.schemes):
        if scheme.complaints_lead is None:
            yield Finding(
                f"Nobody leads on complaints about scheme {scheme.id}.",
                ("schemes", n, "complaints_lead"),
                subject=scheme.id,
                hint="name the lead here, or one for all schemes under complaints",
            )
