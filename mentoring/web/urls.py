from django.urls import path

from mentoring.web import health, views

app_name = "web"
urlpatterns = [
    path("styleguide/", views.styleguide, name="styleguide"),
    path("readyz", health.readyz, name="readyz"),
]
