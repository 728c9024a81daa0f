from django.urls import path

from mentoring.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.signin, name="signin"),
    path("enter/<uuid:pk>/", views.enter, name="enter"),
    path("clock/", views.move_clock, name="move_clock"),
    path("mail/", views.mail, name="mail"),
    path("mail/<uuid:pk>/", views.letter, name="letter"),
    path("mail/<uuid:pk>/page/", views.page, name="page"),
    path("mail/<uuid:pk>/invite.ics", views.invite, name="invite"),
]
