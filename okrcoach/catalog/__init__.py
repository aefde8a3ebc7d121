"""The catalog of metrics: what teams count, how each is defined, and which of them fits what a text asks for.

A review looks metrics up and asks for none: `catalog.suggest` is imported by who does.
"""

from okrcoach.catalog.find import find, metric
from okrcoach.catalog.index import Index
from okrcoach.catalog.metric import Metric, all_metrics

__all__ = ["Index", "Metric", "all_metrics", "find", "metric"]
