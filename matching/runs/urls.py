from django.urls import path

from matching.runs.views import (
    comparing,
    deciding,
    editing,
    explaining,
    reading,
    readying,
    recording,
    watching,
)

app_name = "runs"
urlpatterns = [
    path("cohorts/<uuid:pk>/match/", watching.match, name="match"),
    path("cohorts/<uuid:pk>/match/start/", deciding.start, name="start"),
    path("cohorts/<uuid:pk>/match/readiness/", readying.readiness, name="readiness"),
    path("runs/<uuid:pk>/", reading.review, name="review"),
    path("runs/<uuid:pk>/progress/", watching.progress, name="progress"),
    path("runs/<uuid:pk>/cancel/", watching.cancel, name="cancel"),
    path("runs/<uuid:pk>/compare/", comparing.compare, name="compare"),
    path("runs/<uuid:pk>/record/", recording.record, name="record"),
    path("runs/<uuid:pk>/download/", recording.download, name="download"),
    path("matching/", recording.card, name="card"),
    path("runs/<uuid:pk>/unmatched/", explaining.unmatched, name="unmatched"),
    path("runs/<uuid:pk>/accept/", deciding.accept, name="accept"),
    path("runs/<uuid:pk>/approve/", deciding.approve, name="approve"),
    path("runs/<uuid:pk>/publish/", deciding.publish, name="publish"),
    path("runs/<uuid:pk>/by-hand/", editing.by_hand, name="by_hand"),
    path("cohorts/<uuid:pk>/rules/preview/", explaining.preview, name="preview"),
    path("runs/<uuid:pk>/why-not/", explaining.why_not, name="why_not"),
    path("runs/<uuid:pk>/fairness/", explaining.fairness, name="fairness"),
    path("proposals/<uuid:pk>/why/", explaining.why, name="why"),
    path("proposals/<uuid:pk>/swap/", editing.swap, name="swap"),
    path("proposals/<uuid:pk>/discard/", editing.discard, name="discard"),
]
