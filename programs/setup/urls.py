from django.urls import path

from programs.setup.views import editions, grades, programs

app_name = "setup"
urlpatterns = [
    path("", programs.index, name="index"),
    path("new/", programs.new, name="new"),
    path("grades/", grades.grades, name="grades"),
    path("<uuid:pk>/", programs.detail, name="detail"),
    path("<uuid:pk>/edit/", programs.edit, name="edit"),
    path("<uuid:pk>/archive/", programs.archive, name="archive"),
    path("<uuid:pk>/restore/", programs.restore, name="restore"),
    path("<uuid:pk>/full-size/", programs.lift, name="lift"),
    path("<uuid:pk>/editions/new/", editions.new_edition, name="new_edition"),
    path("<uuid:pk>/editions/<int:edition_pk>/", editions.edition, name="edition"),
    path("<uuid:pk>/editions/<int:edition_pk>/remove/", editions.remove, name="remove_edition"),
]
