"""Where a definition shows who somebody is, outside the places that are made for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from agreements import packs
from agreements.particulars import MapEntry, Oversight
from agreements.rules.matter import Matter, Path, text
from agreements.rules.reading import folded

_MAILBOX = re.compile(r"(?<![\w.+'\u2019-])([\w.+'\u2019-]+)@[\w-]+(?:\.[\w-]+)+")
_MOBILE = re.compile(r"(?<![\w+])(?:(?:\+|00)44[\s-]*(?:\(0\))?[\s-]*|0)7(?:[\s-]?\d){9}(?!\d)")
_NAME = r"(?:[A-Z\u00c0-\u00de\u0100-\u024f][\w'\u2019-]+|[A-Z]\.?)"
_PERSON = re.compile(rf"{_NAME}(?:\s+(?:(?:de|van|von|der|ap|ab|al|bin)\s+)*{_NAME}){{1,3}}")
_FEWEST = 2
"""A name has a given name and a family name; a single word could be anything."""

_LONGEST_POST = 200
"""Letters in the longest text that is read as a post; beyond that it is prose."""

_PLACES_FOR_PEOPLE = frozenset({"signatories", "partners", "trustees", "contacts"})
_NAMES_OF_BODIES = frozenset({"legal_name", "short_name", "predecessors", "successor", "address"})
_NAMED_LISTS = frozenset({"map_of_partners", "overseen_by"})
_POSTS = frozenset({"post", "author"})
"""Keys at which a post is asked for, so that two words with capitals that name none are a person."""
_NEAR_POSTS = _POSTS | {
    *("owner", "approver", "by", "chair", "secretariat", "lead", "complaints_lead", "appointed_by", "mediator"),
    *("expert_appointed_by", "decision_maker", "trainer", "interim", "to"),
}
"""Keys at which a post is usual, so that two words with capitals beside one are a person."""


def personal_data(matter: Matter) -> Iterator[Path]:
    """The places of texts that show a person's name, own mailbox or mobile telephone, in the order of the model.

    Signatures, trustees and partners who sign, contact sheets, and the names and addresses of bodies are left out.
    """
    people = _People(matter)
    for path, words in matter.texts:
        if not _for_people(path) and people.shown_in(words, str(path[-1])):
            yield path


def _for_people(path: Path) -> bool:
    of_party = path[0] == "parties" and bool(_PLACES_FOR_PEOPLE.union(_NAMES_OF_BODIES).intersection(path))
    return of_party or (path[0] in _NAMED_LISTS and path[-1] != "role")


@dataclass(frozen=True)
class _People:
    """Who is known from the signatures and contacts, and which words are posts and bodies and no people."""

    matter: Matter

    def shown_in(self, words: str, key: str) -> bool:
        """Whether the text at that key shows who somebody is."""
        return (
            any(self._own(match[1]) for match in _MAILBOX.finditer(words))
            or bool(_MOBILE.search(words))
            or self._known(words)
            or self._titled(words)
            or (len(words) <= _LONGEST_POST and self._for_a_post(words, key))
        )

    def _for_a_post(self, words: str, key: str) -> bool:
        """Whether a person stands at a key where a post is asked for or usual."""
        return (key in _NEAR_POSTS and self._beside_post(words)) or (key in _POSTS and self._is_name(words.strip()))

    # --- names ------------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> frozenset[str]:
        """The people named where names belong."""
        given: list[str | None] = []
        for party in self.matter.agreement.parties:
            given += [*(one.name for one in party.signatories), *(one.name for one in party.contacts)]
            given += [*party.partners, *party.trustees]
        bare = (self._without_title(name) for name in given if name)
        return frozenset(folded(name) for name in bare if len(name.split()) >= _FEWEST and not self._post(name))

    def _known(self, words: str) -> bool:
        plain = folded(words)
        return any(name in plain and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in self._names)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        titles = packs.word_lists(self.matter.pack)["personal_titles"].words
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, titles))})\.?\s+({_NAME}(?:\s+{_NAME}){{0,3}})")

    def _titled(self, words: str) -> bool:
        return any(not self._post(match[1]) for match in self._title.finditer(words))

    def _without_title(self, name: str) -> str:
        match = self._title.match(name)
        return match[1] if match else name

    def _beside_post(self, words: str) -> bool:
        """A name before or after a post: `Jane Doe, Head of Housing` or `Head of Housing (Jane Doe)`."""
        pieces = [piece.strip() for piece in re.split(r"[,()/:\u2013]|\s-\s", words) if piece.strip()]
        return any(self._post(piece) for piece in pieces) and any(self._is_name(piece) for piece in pieces)

    def _is_name(self, words: str) -> bool:
        return bool(_PERSON.fullmatch(words)) and not self._post(words) and folded(words) not in self._bodies

    # --- posts and bodies -------------------------------------------------------------------------------------------

    def _post(self, words: str) -> bool:
        """Whether one of the words belongs to a post, a body or a place."""
        lists = packs.word_lists(self.matter.pack)
        return bool(packs.speaks_of(words, lists["posts_and_places"]))

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """What bodies are called in the definition."""
        deal = self.matter.agreement
        given = [text(name) for party in deal.parties for name in (party.legal_name, party.short_name)]
        listed: tuple[MapEntry | Oversight, ...] = (*deal.map_of_partners, *deal.overseen_by)
        others = [text(entry.name) for entry in listed]
        return frozenset(folded(name) for name in (*given, *others) if name)

    # --- mailboxes --------------------------------------------------------------------------------------------------

    def _own(self, mailbox: str) -> bool:
        """Whether what stands before the @ is a person's: a name that is known, or two words that are no team's."""
        pieces = [piece for piece in re.split(r"[._+\d-]+", _letters(mailbox)) if piece]
        if set(pieces) & self._shared:
            return False
        return "".join(pieces) in self._written_short or len(pieces) >= _FEWEST

    @cached_property
    def _shared(self) -> frozenset[str]:
        lists = packs.word_lists(self.matter.pack)
        words = (*lists["generic_mailboxes"].words, *lists["posts_and_places"].words)
        of_bodies = (word for name in self._bodies for word in name.split())
        return frozenset(_letters(word.rstrip("*")) for word in (*words, *of_bodies))

    @cached_property
    def _written_short(self) -> frozenset[str]:
        """How mailboxes write the people who are known: whole, by either name, or with an initial."""
        found: set[str] = set()
        for name in self._names:
            pieces = [_letters(piece) for piece in name.split()]
            first, last = pieces[0], pieces[-1]
            found |= {first, last, first + last, last + first, first[:1] + last, last + first[:1], "".join(pieces)}
        return frozenset(found)


def _letters(words: str) -> str:
    """Small letters without accents or apostrophes, as mailboxes write names."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'\u2019")
