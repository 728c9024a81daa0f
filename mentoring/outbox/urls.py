from django.urls import path

from mentoring.outbox import views

app_name = "outbox"
urlpatterns = [
    path("outbox/", views.queue, name="queue"),
    path("outbox/<uuid:pk>/retry/", views.retry, name="retry"),
    path("u/<str:token>/", views.switch, name="off"),
]
