from django.urls import path

from mentoring.desk.views import home, pair, pairs

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("today/", home.today, name="today"),
    path("pairs/", pairs.pairs, name="pairs"),
    path("pairs/export/", pairs.export, name="export"),
    path("pairs/<uuid:pk>/", pair.pair, name="pair"),
]
