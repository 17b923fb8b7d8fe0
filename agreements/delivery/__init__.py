"""Bytes become files: all of them or none, and an earlier file is never lost."""

from agreements.delivery.slug import safe_slug
from agreements.delivery.writing import write_all

__all__ = ["safe_slug", "write_all"]
