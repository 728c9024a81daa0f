from django.urls import path

from mentoring.desk.views import cohort, home, pair, pairs

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("today/", home.today, name="today"),
    path("pairs/", pairs.pairs, name="pairs"),
    path("pairs/export/", pairs.export, name="export"),
    path("pairs/<uuid:pk>/", pair.pair, name="pair"),
    path("cohorts/<uuid:pk>/", cohort.cohort, name="cohort"),
    path("cohorts/<uuid:pk>/messages/", cohort.messages, name="messages"),
]
