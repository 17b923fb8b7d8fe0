"""The bytes of a definition become plain data with the place of every value, or every problem at once."""

from agreements.source.faults import BULLETS, THOUSANDS
from agreements.source.finding import Found, definitions_in
from agreements.source.places import DataPath, Plain, Source, parse_path, path_text, value_at
from agreements.source.reading import SourceError, parse_source, read_source, read_text
from agreements.source.texts import unfit

__all__ = [
    "BULLETS",
    "THOUSANDS",
    "DataPath",
    "Found",
    "Plain",
    "Source",
    "SourceError",
    "definitions_in",
    "parse_path",
    "parse_source",
    "path_text",
    "read_source",
    "read_text",
    "unfit",
    "value_at",
]
