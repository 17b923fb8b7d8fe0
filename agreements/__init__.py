"""A validated partnership definition becomes Word, PDF and HTML agreements."""

__version__ = "0.3.0"
