"""A numbered document in a house style becomes HTML: one accessible web page, or the page that the PDF is made of."""

from agreements.rendering.html.body import body_html
from agreements.rendering.html.frame import FilledLine, cover_lines, running_texts
from agreements.rendering.html.page import page_html
from agreements.rendering.html.printed import PrintPage, print_html

__all__ = [
    "FilledLine",
    "PrintPage",
    "body_html",
    "cover_lines",
    "page_html",
    "print_html",
    "running_texts",
]
