"""The catalog of metrics: what teams count, how each is defined, and which of them fits what a text asks for."""

from okrcoach.catalog.find import find, metric
from okrcoach.catalog.index import Index
from okrcoach.catalog.metric import Metric, all_metrics
from okrcoach.catalog.suggest import Suggestion, knows_department, read_department, suggest

__all__ = ["Index", "Metric", "Suggestion", "all_metrics", "find", "knows_department", "metric", "read_department", "suggest"]
