"""An agreement and a pack make a document: clauses chosen, values filled in, references named."""

from agreements.assembly.assembling import assemble, speech_for
from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import whereabouts

__all__ = ["Speech", "assemble", "speech_for", "whereabouts"]
