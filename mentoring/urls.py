"""The map of the product. Each slice says its own addresses, under no prefix or one of its own."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("mentoring.desk.urls")),
    path("", include("mentoring.web.urls")),
    path("accounts/", include("mentoring.people.account_urls")),
    path("", include("mentoring.people.urls")),
    path("", include("mentoring.jobs.urls")),
    path("", include("mentoring.outbox.urls")),
    path("", include("mentoring.audit.urls")),
    path("programs/", include("programs.setup.urls")),
    path("cohorts/", include("programs.cohorts.urls")),
    path("", include("programs.participants.urls")),
    path("", include("programs.training.urls")),
    path("", include("programs.pairings.urls")),
    path("", include("programs.exercises.urls")),
    path("", include("programs.sessions.urls")),
    path("", include("programs.health.urls")),
    path("", include("programs.circles.urls")),
    path("", include("matching.rules.urls")),
    path("", include("matching.runs.urls")),
    path("board/", include("metrics.dashboards.urls")),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("mentoring.demo.urls"))]
