"""Processes of our own at arm's length: started, spoken to in messages, and ended together with what they started."""

from agreements.processes.child import Child, DiedError, our_ends, our_modules
from agreements.processes.frames import Header, read_message, write_message

__all__ = ["Child", "DiedError", "Header", "our_ends", "our_modules", "read_message", "write_message"]
