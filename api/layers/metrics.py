"""What a monitor is told, in the words of Prometheus: requests, how long they took, what was kept, which edition."""

from fastapi import FastAPI, Request
from fastapi.responses import Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from api.layers.request_state import RequestState
from db.health import ready_revision

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Bounds of the histogram: from an answer that was kept to a long document."""

METHODS = frozenset(("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"))

MEDIA_TYPE = CONTENT_TYPE_PLAIN_0_0_4


class Metrics:
    """Counts of one process; several processes are told apart by their ids."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "concord_requests",
            "Requests answered, by pattern of addresses",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "concord_request_seconds",
            "Time until an answer was sent whole",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._kept = Counter(
            "concord_kept_answers", "Answers that were kept from before", registry=self._registry
        )
        self._revision = Gauge(
            "concord_revision", "Number of the newest revision of the record", registry=self._registry
        )

    def answered(self, method: str, exchange: RequestState, seconds: float) -> None:
        """Count one request; addresses that no route knows are counted together."""
        route = exchange.route or "none"
        self._requests.labels(method if method in METHODS else "other", route, str(exchange.status)).inc()
        self._seconds.labels(route).observe(seconds)
        if exchange.from_cache:
            self._kept.inc()

    def exposition(self, revision: int | None) -> bytes:
        """Everything counted, as text; the revision as the database names it now."""
        self._revision.set(float("nan") if revision is None else revision)
        return generate_latest(self._registry)


def add_metrics(app: FastAPI, metrics: Metrics) -> None:
    """Answer ``/metrics``."""

    def told(request: Request) -> Response:
        revision, _ = ready_revision(request.app.state.engine)
        return Response(
            metrics.exposition(revision), headers={"Cache-Control": "no-store"}, media_type=MEDIA_TYPE
        )

    app.add_api_route("/metrics", told, include_in_schema=False)
