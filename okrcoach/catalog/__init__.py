"""The catalog of metrics: what teams count, how each is defined, and which of them fits what a text asks for."""

from okrcoach.catalog.find import find, metric
from okrcoach.catalog.metric import Metric, all_metrics

__all__ = ["Metric", "all_metrics", "find", "metric"]
