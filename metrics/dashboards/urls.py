from django.urls import path

from metrics.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.cohorts, name="cohorts"),
    path("method/", views.method, name="method"),
    path("<uuid:pk>/", views.board, name="board"),
]
