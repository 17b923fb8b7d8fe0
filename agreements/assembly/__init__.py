"""An agreement and a pack make a document: clauses chosen, values filled in, references named."""

from agreements.assembly.assembling import assemble, speech_for
from agreements.assembly.speech import Speech

__all__ = ["Speech", "assemble", "speech_for"]
