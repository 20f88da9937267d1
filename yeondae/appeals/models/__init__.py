"""Taking part by letter."""

from yeondae.appeals.models.appeal import Appeal
from yeondae.appeals.models.door import Door
from yeondae.appeals.models.report import Report
from yeondae.appeals.models.writing import Writing

__all__ = ["Appeal", "Door", "Report", "Writing"]
