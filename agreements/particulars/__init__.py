"""Plain values with places become the facts of one deal, or every problem in them at once."""

from agreements.particulars.agreement import Agreement, Status, TermDates
from agreements.particulars.deadlines import UNITS, Deadline, Duration
from agreements.particulars.governance import Board, Disputes, ReportingDuty, Stage
from agreements.particulars.groups import Shape, entries
from agreements.particulars.money import Fund, Illustration, Overspend, Split, Tier, UnderspendRule, Uplift
from agreements.particulars.parties import COUNCILS, ENGLISH_COUNCILS, NHS_BODIES, WELSH_COUNCILS, MapEntry, Party
from agreements.particulars.schemes import Handover, JointPost, Measure, Post, Scheme, TrainingPackage
from agreements.particulars.types import KEYWORDS, Bilingual, Part, Ratio, Sum
from agreements.particulars.validation import validate

__all__ = [
    "COUNCILS",
    "ENGLISH_COUNCILS",
    "KEYWORDS",
    "NHS_BODIES",
    "UNITS",
    "WELSH_COUNCILS",
    "Agreement",
    "Bilingual",
    "Board",
    "Deadline",
    "Disputes",
    "Duration",
    "Fund",
    "Handover",
    "Illustration",
    "JointPost",
    "MapEntry",
    "Measure",
    "Overspend",
    "Part",
    "Party",
    "Post",
    "Ratio",
    "ReportingDuty",
    "Scheme",
    "Shape",
    "Split",
    "Stage",
    "Status",
    "Sum",
    "TermDates",
    "Tier",
    "TrainingPackage",
    "UnderspendRule",
    "Uplift",
    "entries",
    "validate",
]
