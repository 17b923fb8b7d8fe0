"""Rules about staff who work across bodies, and about providers who are no party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.particulars import KEYWORDS, JointPost, Post, Scheme
from agreements.rules.matter import Matter, Path, text
from agreements.rules.model import Finding
from agreements.wording import joined

# --- posts ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Staff:
    """A post with its place and the scheme that it belongs to, if any."""

    path: Path
    post: Post | JointPost
    scheme: Scheme | None = None

    @property
    def subject(self) -> str:
        return self.post.id if isinstance(self.post, JointPost) else text(self.post.post)


def _staff(matter: Matter) -> Iterator[_Staff]:
    deal = matter.agreement
    for n, scheme in enumerate(deal.schemes):
        given: Sequence[Post] = (scheme.resources.staff if scheme.resources else None) or ()
        yield from (_Staff(("schemes", n, "resources", "staff", m), post, scheme) for m, post in enumerate(given))
    given = (deal.resources.staff if deal.resources else None) or ()
    yield from (_Staff(("resources", "staff", m), post) for m, post in enumerate(given))
    yield from (_Staff(("joint_posts", m), post) for m, post in enumerate(deal.joint_posts))


_NO_BASIS = (None, "own_staff")


def managed_without_basis(matter: Matter) -> Iterator[Finding]:
    """Staff of one body work under another, and nothing says on what legal basis."""
    for staff in _staff(matter):
        employer, manager = staff.post.employer, _manager(staff)
        if manager is None or employer is None or manager == employer or staff.post.legal_basis not in _NO_BASIS:
            continue
        yield Finding(
            f'"{text(staff.post.post)}" is employed by {matter.name_of(employer)} and managed by '
            f"{matter.name_of(manager)}, without a legal basis.",
            (*staff.path, "legal_basis"),
            subject=staff.subject,
            hint="say whether it is section 113, a secondment, TUPE or an honorary contract",
        )


def _manager(staff: _Staff) -> str | None:
    """Who manages the post; the lead of the scheme by its id where a keyword means it. Other keywords are not known."""
    manager = staff.post.managed_by
    leads = staff.scheme.lead if staff.scheme else ()
    if manager in ("lead_of_scheme", "scheme_lead") and len(leads) == 1:
        manager = leads[0]
    return None if manager in KEYWORDS else manager


def officers_not_consulted(matter: Matter) -> Iterator[Finding]:
    """Officers are placed with another body under section 113, and nothing says that they were consulted."""
    waiting = [staff for staff in _staff(matter) if staff.post.legal_basis == "s113" and not staff.post.consulted]
    if waiting:
        posts = joined([f'"{name}"' for name in dict.fromkeys(text(staff.post.post) for staff in waiting)])
        yield Finding(
            f"Section 113 is the basis for {posts}, and no consultation with the officers is recorded.",
            (*waiting[0].path, "consulted"),
            hint="consult the officers before they are placed, and record it with consulted: yes",
        )


def joint_post_incomplete(matter: Matter) -> Iterator[Finding]:
    """A post that parties pay for together lacks its employer, its split of cost or its split of redundancy cost."""
    for n, post in enumerate(matter.agreement.joint_posts):
        parts = {"employer": post.employer, "split": post.split, "redundancy_split": post.redundancy_split}
        missing = [key for key, value in parts.items() if value is None]
        if missing:
            yield Finding(
                f'The cost of the joint post "{text(post.post)}" is shared, and it has no '
                f"{joined([_PARTS[key] for key in missing])}.",
                ("joint_posts", n, missing[0]),
                subject=post.id,
            )


_PARTS = {"employer": "employer", "split": "split of its cost", "redundancy_split": "split of redundancy cost"}


# --- providers ------------------------------------------------------------------------------------------------------


def provider_without_route(matter: Matter) -> Iterator[Finding]:
    """A body that is no party is to deliver, and nothing says how it was or will be chosen."""
    deal = matter.agreement
    told = {party.id for party in deal.parties}
    for n, scheme in enumerate(deal.schemes if matter.full else ()):
        for m, provider in enumerate(scheme.providers if scheme.procurement_route is None else ()):
            # An id that names nobody is left to the rule about unknown ids.
            if provider in told or provider in KEYWORDS or provider not in matter.known_ids:
                continue
            told.add(provider)
            yield Finding(
                f"{matter.name_of(provider)} is to deliver scheme {scheme.id}, is no party, and has no "
                "procurement route.",
                ("schemes", n, "providers", m),
                subject=provider,
                hint="write under procurement_route how it was or will be chosen",
            )


def exemption_without_reason(matter: Matter) -> Iterator[Finding]:
    """A contract relies on the exemption between public bodies, without the reason that the exemption asks for."""
    told: set[str] = set()
    for n, scheme in enumerate(matter.agreement.schemes):
        if not scheme.horizontal_exemption or scheme.no_separate_contract is not None:
            continue
        for subject in scheme.providers or (scheme.id,):
            if subject not in told:
                told.add(subject)
                yield Finding(
                    f"Scheme {scheme.id} relies on the exemption for arrangements between public bodies"
                    f"{_with(matter, subject, scheme)}, without saying why a separate contract was not reasonable.",
                    ("schemes", n, "no_separate_contract"),
                    subject=subject,
                    hint="write why the service could not reasonably be supplied under a separate contract",
                )


def _with(matter: Matter, subject: str, scheme: Scheme) -> str:
    return "" if subject == scheme.id else f" for {matter.name_of(subject)}"
