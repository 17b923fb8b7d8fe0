"""Days that a grant and an exit plan name: payments, the exit meeting, the steps of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.finance import Pence
from agreements.particulars.figures.calendar.entries import (
    CalendarEntry,
    Facts,
    Item,
    Kind,
    at_latest,
    from_then,
    place,
    words,
)


def grant_payments(facts: Facts) -> Iterator[Item]:
    """Payments of grants; one that falls on a day that is no working day is made on the next."""
    for n, grant in enumerate(facts.agreement.grants):
        for m, payment in enumerate(grant.payments):
            after = f", after this: {words(payment.after)}" if payment.after is not None else ""
            entry = CalendarEntry(
                payment.date,
                Kind.PAYMENT,
                f"Payment of grant {grant.id} to {', '.join(grant.payee)}{after}",
                place("grants", n, "payments", m, "date"),
                (grant.payer,),
                sums=((grant.payer, Pence(payment.sum)),),
            )
            yield from from_then(facts, entry)


def exit_steps(facts: Facts) -> Iterator[Item]:
    """The exit meeting that a notice asks for, and the steps of an exit plan by the day on which each is due."""
    deal = facts.agreement
    given = deal.exit_notice
    if given is not None and given.meeting_by is not None:
        path = place("exit_notice", "meeting_by")
        entry = CalendarEntry(
            given.meeting_by, Kind.TASK, "Exit meeting, as the notice asks", path, (given.by, *given.to)
        )
        yield from at_latest(facts, entry)
    for n, step in enumerate(deal.exit.steps if deal.exit else ()):
        if step.by is not None:
            who = words(step.who)
            ids = (who,) if deal.party(who) else ()
            entry = CalendarEntry(
                step.by,
                Kind.TASK,
                f"Exit plan: {words(step.what)}",
                place("exit", "steps", n, "by"),
                ids,
                acts="" if ids else who,
            )
            yield from at_latest(facts, entry)
