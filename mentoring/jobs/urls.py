from django.urls import path

from mentoring.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/failed/", views.failed, name="failed"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", views.cancel, name="cancel"),
]
