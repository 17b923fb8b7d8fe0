"""The tables that a clause may ask for by name: figures and facts in rows, their words the pack's labels."""

from agreements.assembly.tables.registry import TABLES, TableMaker, make_table

__all__ = ["TABLES", "TableMaker", "make_table"]
