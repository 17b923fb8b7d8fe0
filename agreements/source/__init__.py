"""The bytes of a definition become plain data with the place of every value, or every problem at once."""

from agreements.source.places import DataPath, Plain, Source, parse_path, path_text
from agreements.source.reading import SourceError, parse_source, read_source, read_text

__all__ = [
    "DataPath",
    "Plain",
    "Source",
    "SourceError",
    "parse_path",
    "parse_source",
    "path_text",
    "read_source",
    "read_text",
]
