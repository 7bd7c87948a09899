"""The nouns of completeness."""

from agreements.completeness.models.answer import Explanation, NamedClause
from agreements.completeness.models.consultation import Consultation
from agreements.completeness.models.covered_function import CoveredFunction
from agreements.completeness.models.disagreement import Disagreement
from agreements.completeness.models.report_given import ReportGiven

__all__ = [
    "Consultation",
    "CoveredFunction",
    "Disagreement",
    "Explanation",
    "NamedClause",
    "ReportGiven",
]
