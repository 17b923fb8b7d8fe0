"""File names that every system accepts."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MOST_CHARACTERS = 80
_DIGEST = 8

# Letters that Unicode does not take apart into a base letter and a mark.
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "\u0131": "i"}
    | {"&": " and ", "'": "", "\u2019": ""}
)
# Source: Microsoft, Naming Files, Paths, and Namespaces: reserved whatever suffix follows.
_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def safe_slug(text: str) -> str:
    """A file name, without suffix, made of the text: a-z, 0-9 and hyphens, 1 to 80 characters.

    The same text always gives the same name, and a name gives itself. Accents are dropped; a text that is cut, or
    that leaves nothing, has a part of its SHA-256 in its name, so that two texts do not meet in one file.

    >>> safe_slug("Cyngor Sir Ynys Môn & BIPBC")
    'cyngor-sir-ynys-mon-and-bipbc'
    """
    spelt = unicodedata.normalize("NFKD", text.lower().translate(_SPELT))
    bare = "".join(character for character in spelt if not unicodedata.combining(character))
    slug = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:_DIGEST]
    if not slug:
        return f"untitled-{digest}"
    if len(slug) > MOST_CHARACTERS:
        return f"{slug[: MOST_CHARACTERS - _DIGEST - 1].strip('-')}-{digest}"
    return f"{slug}-file" if _RESERVED.fullmatch(slug) else slug
