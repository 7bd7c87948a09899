"""The nouns of the texts."""

from agreements.texts.models.clause import Clause, ClauseVersion
from agreements.texts.models.comment import Comment, Reply
from agreements.texts.models.comparison import TextComparison
from agreements.texts.models.definition import Definition, DefinitionVersion
from agreements.texts.models.library import LibraryClause
from agreements.texts.models.paper import PaperReferredTo, UploadedPaper
from agreements.texts.models.sealed_text import SealedText
from agreements.texts.models.structure import StructureVersion
from agreements.texts.models.varied_clause import VariedClause

__all__ = [
    "Clause",
    "ClauseVersion",
    "Comment",
    "Definition",
    "DefinitionVersion",
    "LibraryClause",
    "PaperReferredTo",
    "Reply",
    "SealedText",
    "StructureVersion",
    "TextComparison",
    "UploadedPaper",
    "VariedClause",
]
