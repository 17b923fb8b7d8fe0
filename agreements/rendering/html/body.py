"""The blocks of a document as HTML: the part that the web page and the paper share."""

from __future__ import annotations

from functools import lru_cache

from agreements.document import NumberedDocument
from agreements.rendering.columns import Paper
from agreements.rendering.html.templates import filled
from agreements.rendering.html.view import document_view


@lru_cache(maxsize=2)  # the web page and the paper of one document share it
def body_html(document: NumberedDocument, paper: Paper) -> str:
    """Every block in reading order, each under its id, each word of the document escaped and none added.

    `paper` says how much room the tables have, and so which of them need a page turned.
    """
    return filled("body.html.jinja", {"groups": document_view(document, paper)})
