"""What went into a document and what came out, by hash; and whether it is still so."""

from agreements.provenance.receipt import (
    Output,
    PackUsed,
    Provenance,
    Receipt,
    as_json,
    fingerprint,
    library_versions,
    read_receipt,
    receipt,
    record,
    verify,
)

__all__ = [
    "Output",
    "PackUsed",
    "Provenance",
    "Receipt",
    "as_json",
    "fingerprint",
    "library_versions",
    "read_receipt",
    "receipt",
    "record",
    "verify",
]
