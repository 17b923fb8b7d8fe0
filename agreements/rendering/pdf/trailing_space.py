"""One repair to WeasyPrint 70: a space at the end of a text may stand over the end of its line.

Where words fit a line, and the space between them and a reference that follows does not, the line was broken after
its first word.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout.inline
import weasyprint.text.line_break

_COLLAPSING = ("normal", "pre-line")


def let_spaces_hang() -> None:
    """A text that fits without its last space is one line, and the space stands over the end."""
    split = weasyprint.text.line_break.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401  (WeasyPrint has no types)
        made = split(text, style, context, max_width, *rest, **named)
        if made[_RESUME] is None or not text.endswith(" ") or style["white_space"] not in _COLLAPSING:
            return made
        without = split(text.rstrip(" "), style, context, max_width, *rest, **named)
        return made if without[_RESUME] is not None else split(text, style, context, None, *rest, **named)

    weasyprint.text.line_break.split_first_line = split_first_line
    weasyprint.layout.inline.split_first_line = split_first_line


_RESUME = 2
"""Where the next line begins, of what `split_first_line` gives."""
