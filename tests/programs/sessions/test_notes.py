"""Notes: private ones are read by their writer alone, shared ones by the two."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs.pairings.queries import Own
from programs.sessions.actions import add_note, delete_old_notes
from programs.sessions.models import Note
from tests.conftest import NOON


@pytest.fixture
def write(pairing, ben, clara):
    def note(part, text, *, shared=False):
        view = Own(pairing, part, pairing.partner_of(part.person))
        return add_note(view, by=part.person.user, now=NOON, text=text, shared=shared)

    return note


def notes_url(pairing):
    return reverse("sessions:notes", args=[pairing.pk])


def test_the_partner_reads_shared_notes_and_no_others(pairing, write, ben, clara, as_):
    write(ben, "the sealed word")
    write(ben, "for both of us", shared=True)

    pages = [
        as_(clara).get(url).text
        for url in (notes_url(pairing), reverse("desk:pair", args=[pairing.pk]))
    ]

    assert all("for both of us" in page for page in pages)
    assert not any("sealed" in page for page in pages)


@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_nobody_else_reads_any(pairing, write, ben, who, as_, request):
    note = write(ben, "for both of us", shared=True)
    client = as_(request.getfixturevalue(who))

    codes = [client.get(url).status_code for url in (notes_url(pairing), edit_url(note))]

    assert codes == [404, 404]
    assert "for both" not in client.get(reverse("desk:pair", args=[pairing.pk])).text


def test_a_partner_cannot_change_or_delete_a_shared_note(write, ben, clara, as_):
    note = write(ben, "for both of us", shared=True)

    codes = [
        as_(clara).post(url, {"text": "mine now", "version": 1}).status_code
        for url in (edit_url(note), reverse("sessions:delete_note", args=[note.pk]))
    ]

    assert codes == [404, 404]
    assert Note.objects.get().text == "for both of us"


def test_a_note_is_written_private_unless_one_says_otherwise(pairing, ben, as_):
    as_(ben).post(notes_url(pairing), {"text": "mine"})

    assert Note.objects.get().shared is False


def test_a_change_made_elsewhere_shows_both_texts(write, ben, as_):
    note = write(ben, "as it was")
    as_(ben).post(edit_url(note), {"text": "from the phone", "version": 1})

    response = as_(ben).post(edit_url(note), {"text": "from the laptop", "version": 1})

    assert response.status_code == 409
    assert "from the phone" in response.text
    assert "from the laptop" in response.text
    assert Note.objects.get().text == "from the phone"


def test_an_own_note_can_be_deleted(write, ben, as_):
    note = write(ben, "gone soon")

    as_(ben).post(reverse("sessions:delete_note", args=[note.pk]))

    assert not Note.objects.exists()


def test_an_empty_note_names_its_field(pairing, ben, as_):
    response = as_(ben).post(notes_url(pairing), {"text": " "})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["text"]


def test_ninety_days_after_the_end_all_notes_are_gone(pairing, write, ben):
    write(ben, "mine")
    pairing.state, pairing.closed_on = "ended", NOON.date()
    pairing.save()

    counts = [delete_old_notes(NOON + timedelta(days=days)) for days in (89, 90, 91)]

    assert counts == [0, 1, 0]


def test_the_notes_of_a_living_pair_stay(write, ben):
    write(ben, "mine")

    assert delete_old_notes(NOON + timedelta(days=900)) == 0


def edit_url(note):
    return reverse("sessions:note", args=[note.pk])
