"""Plain values with places become the facts of one deal, or every problem in them at once."""

from agreements.particulars.agreement import Agreement, Status, TermDates
from agreements.particulars.deadlines import UNITS, Deadline, Duration
from agreements.particulars.gaps import Gaps, gaps
from agreements.particulars.governance import Board, Disputes, ReportingDuty, Stage, Waiver
from agreements.particulars.groups import Shape, entries, readable
from agreements.particulars.information import DataFlow, InformationOfficer, InformationSharing, InformationSystem
from agreements.particulars.instruments import (
    Consortium,
    Deed,
    Delegation,
    ExitNotice,
    Grant,
    PrincipalAgreement,
    Service,
    TopSlice,
)
from agreements.particulars.money import Fund, Illustration, Overspend, Period, Split, Tier, UnderspendRule, Uplift
from agreements.particulars.parties import (
    COUNCILS,
    ENGLISH_COUNCILS,
    NHS_BODIES,
    WELSH_COUNCILS,
    MapEntry,
    Oversight,
    Party,
    Pathway,
)
from agreements.particulars.schemes import Function, Handover, JointPost, Measure, Post, Scheme, TrainingPackage
from agreements.particulars.services import (
    AssessorPool,
    Charge,
    MonitoredAgreement,
    RotaTurn,
    SharedService,
    TrainingTerms,
)
from agreements.particulars.teams import DecisionMaker, JointPolicy, Team, TeamMember, TeamTask
from agreements.particulars.types import KEYWORDS, Bilingual, Language, Part, Ratio, Sum, Unread
from agreements.particulars.validation import validate

__all__ = [
    "COUNCILS",
    "ENGLISH_COUNCILS",
    "KEYWORDS",
    "NHS_BODIES",
    "UNITS",
    "WELSH_COUNCILS",
    "Agreement",
    "AssessorPool",
    "Bilingual",
    "Board",
    "Charge",
    "Consortium",
    "DataFlow",
    "Deadline",
    "DecisionMaker",
    "Deed",
    "Delegation",
    "Disputes",
    "Duration",
    "ExitNotice",
    "Function",
    "Fund",
    "Gaps",
    "Grant",
    "Handover",
    "Illustration",
    "InformationOfficer",
    "InformationSharing",
    "InformationSystem",
    "JointPolicy",
    "JointPost",
    "Language",
    "MapEntry",
    "Measure",
    "MonitoredAgreement",
    "Oversight",
    "Overspend",
    "Part",
    "Party",
    "Pathway",
    "Period",
    "Post",
    "PrincipalAgreement",
    "Ratio",
    "ReportingDuty",
    "RotaTurn",
    "Scheme",
    "Service",
    "Shape",
    "SharedService",
    "Split",
    "Stage",
    "Status",
    "Sum",
    "Team",
    "TeamMember",
    "TeamTask",
    "TermDates",
    "Tier",
    "TopSlice",
    "TrainingPackage",
    "TrainingTerms",
    "UnderspendRule",
    "Unread",
    "Uplift",
    "Waiver",
    "entries",
    "gaps",
    "readable",
    "validate",
]
