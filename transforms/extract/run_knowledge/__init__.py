"""What the articles of a run, and of earlier ones, tell of people and bodies.

``statements`` reads one article; ``merge`` gathers evidence in bounded room; the claims stand in
``_knowledge`` tables; ``RunKnowledge`` answers who bears a name on a day, by weight of evidence.
"""

from transforms.extract.run_knowledge.evidence import (
    Evidence,
    Gathered,
    Supported,
    evidence,
    merge,
    supported,
)
from transforms.extract.run_knowledge.lookup import ArticleView, RunKnowledge
from transforms.extract.run_knowledge.statements import Claim, Statement, statements
from transforms.extract.run_knowledge.table import (
    KNOWLEDGE_VERSION,
    heaviest,
    is_current,
    joined,
    read_claims,
    write_claims,
)

__all__ = [
    "KNOWLEDGE_VERSION",
    "ArticleView",
    "Claim",
    "Evidence",
    "Gathered",
    "RunKnowledge",
    "Statement",
    "Supported",
    "evidence",
    "heaviest",
    "is_current",
    "joined",
    "merge",
    "read_claims",
    "statements",
    "supported",
    "write_claims",
]
