"""A cohort's task list, and its mails as a recipient would read them."""

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from mentoring.desk import circles, span
from mentoring.desk.learning import of_cohort
from mentoring.desk.previews import previews
from mentoring.desk.setting_up import facts, next_task, tasks
from mentoring.people.access import may_grant, signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.conflict import Stale, rebase
from mentoring.web.show import show
from programs.cohorts.actions import save_messages
from programs.cohorts.models import Cohort


@require_safe
def cohort(request: HttpRequest, pk: str) -> HttpResponse:
    """What is done, what is next, and what cannot start yet."""
    user = signed_in(request.user)
    found = _cohort(user, pk)
    known = facts(user, found)
    listed = tasks(known)
    context = {
        "cohort": found,
        "tasks": listed,
        "done": sum(task.state == "done" for task in listed),
        "next": next_task(listed),
        "tally": known.tally,
        "published": known.run_state == "published",
        "training": of_cohort(found),
        "circles": circles.of_cohort(found),
        "span": span.whole(found),
        "spans_over": span.regional(found),
        "may_grant": may_grant(user),
    }
    return show(request, "desk/cohort.html", context)


class MessagesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    welcome = forms.CharField(
        label=gettext_lazy("Your own words in the invitation"),
        help_text=gettext_lazy("They stand after the greeting. No one has to take part: say so."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, pk: str) -> HttpResponse:
    """The mails of this cohort as somebody in it would read them, and the words of one's own."""
    user = signed_in(request.user)
    found = _cohort(user, pk)
    first = {"version": found.version, "welcome": found.welcome}
    form = MessagesForm(request.POST if request.method == "POST" else None, initial=first)
    differing = []
    if form.is_valid():
        try:
            save_messages(found, by=user, **form.cleaned_data)
        except Stale as stale:
            now = {"version": stale.current.version, "welcome": stale.current.welcome}
            differing = rebase(form, stale.current.version, now, own=stale.own)
        else:
            flash.success(request, _("Saved. This is how it reads now."))
            return redirect("desk:messages", found.pk)
    context = {
        "cohort": found,
        "form": form,
        "differing": differing,
        "previews": previews(found, by=user, now=clock.now()),
    }
    status = 409 if differing else 422 if form.errors else 200
    return show(request, "desk/messages.html", context, status=status)


def _cohort(user: User, pk: str) -> Cohort:
    return get_object_or_404(Cohort.objects.coordinated_by(user).select_related("program"), pk=pk)
