from django.urls import path

from mentoring.audit import views

app_name = "audit"
urlpatterns = [
    path("audit/", views.log, name="log"),
    path("audit/mine/", views.mine, name="mine"),
]
