"""Scorers of pairs, side by side by version; a released one is never edited, a better one gets a new number."""

from dateline.identity.scorers.rules_v1 import rules_v1
from dateline.identity.scorers.scorer import Scored, Scorer, Scoring

__all__ = ["Scored", "Scorer", "Scoring", "rules_v1"]
