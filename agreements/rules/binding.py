"""Rules about what binds: execution, payments that a memorandum orders, costs that it shares, the draft mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements import packs
from agreements.diagnostics import Report
from agreements.document import Document, inlines_of
from agreements.packs import ClauseEntry, Precedent
from agreements.particulars import Fund
from agreements.rules.matter import Matter, text
from agreements.rules.model import Finding

_ORDERS = re.compile(r"\b(?:shall|must|liable|obliged|required|rhaid)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_FINISHED = frozenset({"approved", "signed"})


def execution_mode_missing(matter: Matter) -> Iterator[Finding]:
    """A party's way to execute the agreement is not given."""
    if matter.full or matter.deed:
        for n, party in matter.signing:
            if party.execution is None:
                yield Finding(
                    f"It is not said whether {matter.name_of(party.id)} signs, seals or executes as a deed.",
                    ("parties", n, "execution"),
                    party.id,
                    hint="add execution: signature, seal or deed",
                )


def payment_ordered(matter: Matter, document: Document) -> Iterator[Finding]:
    """A paragraph that does not bind orders a payment."""
    if not matter.light:
        return
    names = dict(_paragraphs(matter))
    told: set[str] = set()
    for block in document.blocks:
        clause = re.split(r"[.@]", block.id, maxsplit=1)[0]
        name = names.get(clause)
        if name is None or name in told or _listed(matter, name):
            continue
        words = "".join(inline.text for run in inlines_of(block) for inline in run)
        if _ORDERS.search(words) and (order := _ordered(matter, words)):
            told.add(name)
            yield Finding(
                f'The paragraph "{name.replace("_", " ")}" does not bind, and says "{order}".',
                subject=name,
                block=block.id,
                hint="write will or intends to, or list the paragraph under binding_paragraphs",
            )


def _ordered(matter: Matter, words: str) -> str:
    """The sentence in which a payment is ordered, or the empty string."""
    for sentence in _SENTENCE.split(words):
        if matter.speaks_of(sentence, "payment_orders") and matter.speaks_of(sentence, "payment_words"):
            return sentence.strip()
    return ""


def no_such_paragraph(matter: Matter) -> Iterator[Finding]:
    """A paragraph that is listed as binding does not exist."""
    if matter.agreement.binding != "mixed" or not any(_precedents(matter)):
        return
    known = {_slug(name) for _, name in _paragraphs(matter)} | {_slug(clause) for clause, _ in _paragraphs(matter)}
    for n, name in enumerate(matter.agreement.binding_paragraphs):
        if _slug(name) not in known:
            listed = ", ".join(dict.fromkeys(name for _, name in _paragraphs(matter)))
            yield Finding(
                f'The paragraph "{name}" is listed as binding and does not exist.',
                ("binding_paragraphs", n),
                name,
                hint=f"the paragraphs are: {listed}",
            )


def _listed(matter: Matter, name: str) -> bool:
    if matter.agreement.binding == "non_binding":
        return False
    return _slug(name) in {_slug(listed) for listed in matter.agreement.binding_paragraphs}


def _slug(name: str) -> str:
    return name.replace("-", "_").casefold()


def _precedents(matter: Matter) -> Iterator[Precedent]:
    made = packs.precedent_ids(matter.pack)
    return (packs.precedent(matter.pack, kind) for kind in matter.agreement.documents if kind in made)


def _paragraphs(matter: Matter) -> Iterator[tuple[str, str]]:
    """Clause id and name of every paragraph of the documents, those of schedules and their parts included."""
    for precedent in _precedents(matter):
        entries: list[ClauseEntry] = [*precedent.clauses]
        for schedule in precedent.schedules:
            entries += [*schedule.clauses, *(entry for part in schedule.parts for entry in part.clauses)]
        yield from ((entry.clause, entry.name or entry.clause) for entry in entries)


def costs_not_bound(matter: Matter) -> Iterator[Finding]:
    """A memorandum that does not bind shares a cost."""
    if not matter.is_a("mou") or not matter.light or _listed(matter, "cost_sharing"):
        return
    for n, fund in enumerate(matter.agreement.funds):
        if fund.costs_bound_by is None and _is_shared(matter, fund):
            yield _unbound(f'The cost of "{text(fund.name) or fund.id}"', ("funds", n), fund.id)
    for n, post in enumerate(matter.agreement.joint_posts):
        if post.costs_bound_by is None and post.split is not None:
            yield _unbound(f'The cost of the post "{text(post.post)}"', ("joint_posts", n), post.id)


def _unbound(what: str, path: tuple[str | int, ...], subject: str) -> Finding:
    return Finding(
        f"{what} is shared by a memorandum that does not bind: a party that does not pay cannot be made to.",
        (*path, "costs_bound_by"),
        subject,
        hint="list cost_sharing under binding_paragraphs, or name under costs_bound_by the agreement that binds",
    )


def _is_shared(matter: Matter, fund: Fund) -> bool:
    """Whether parties pay for one thing together, and not each for its own side by side."""
    if fund.split is not None:
        return True
    payers = [party for party in matter.contributors(fund) if matter.pays_into(party, fund)]
    return fund.kind != "aligned" and len(payers) > 1


def finished_with_errors(matter: Matter, report: Report) -> Iterator[Finding]:
    """The definition calls its document approved or signed while an error stands."""
    if matter.agreement.status.stage in _FINISHED and report.errors:
        errors = len(report.errors)
        yield Finding(
            f"The document is called {matter.agreement.status.stage}, and {errors} "
            f"error{'s stand' if errors > 1 else ' stands'}.",
            ("status", "stage"),
            hint="call it a draft until they are mended",
        )
