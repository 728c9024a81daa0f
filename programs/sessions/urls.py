from django.urls import path

from programs.sessions.views import agendas, calendars, logs, notes, plans, sessions, signed

app_name = "sessions"

plan_urls = [
    path("pairs/<uuid:pk>/plan/", plans.plan, name="plan"),
    path("sessions/<uuid:pk>/move/", plans.move, name="move"),
    path("p/<str:token>/", signed.plan, name="quick_plan"),
]

log_urls = [
    path("sessions/<uuid:pk>/log/", logs.log, name="log"),
    path("sessions/<uuid:pk>/log/undo/", logs.undo, name="undo_log"),
    path("sessions/<uuid:pk>/saved/", logs.saved, name="saved"),
    path("s/<str:token>/", signed.log, name="quick_log"),
    path("s/<str:token>/saved/", signed.saved, name="quick_saved"),
    path("s/<str:token>/undo/", signed.undo, name="quick_undo"),
    path("links/new/", signed.new_link, name="new_link"),
]

session_urls = [
    path("sessions/<uuid:pk>/", sessions.session, name="session"),
    path("sessions/<uuid:pk>/goal/", sessions.goal, name="goal"),
    path("sessions/<uuid:pk>/cancel/", sessions.cancel, name="cancel"),
    path("sessions/<uuid:pk>/invite.ics", calendars.invite, name="invite"),
]

agenda_urls = [
    path("sessions/<uuid:pk>/framework/", agendas.framework, name="framework"),
    path("sessions/<uuid:pk>/topics/", agendas.topics, name="topics"),
    path("sessions/<uuid:pk>/run/", agendas.run, name="run"),
]

note_urls = [
    path("pairs/<uuid:pk>/notes/", notes.notes, name="notes"),
    path("notes/<uuid:pk>/", notes.note, name="note"),
    path("notes/<uuid:pk>/delete/", notes.delete, name="delete_note"),
]

calendar_urls = [
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/renew/", calendars.renew, name="renew"),
    path("cal/<str:secret>.ics", calendars.feed, name="feed"),
]

urlpatterns = [
    *plan_urls,
    *log_urls,
    *session_urls,
    *agenda_urls,
    *note_urls,
    *calendar_urls,
]
