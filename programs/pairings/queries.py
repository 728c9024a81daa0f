"""What pages of a pair need, fetched once and with permission."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from mentoring.people.models import Person, User
from programs.pairings import wording
from programs.pairings.models import Agreement, MatchAnswer, Pairing
from programs.pairings.reasons import sentences
from programs.participants.models import Participation
from programs.participants.ranks import named_each_other


@dataclass(frozen=True)
class Own:
    """A pair seen from one side."""

    pairing: Pairing
    part: Participation
    partner: Person

    @property
    def me(self) -> Person:
        return self.part.person


def own(user: User, pk: UUID) -> Own:
    """The pair of which this account is half; 404 for everybody else."""
    pairing = Pairing.objects.of_member(user).with_people().filter(pk=pk).first()
    if pairing is None or user.person is None:
        raise Http404
    return Own(pairing, pairing.part_of(user.person), pairing.partner_of(user.person))


def own_reasons(view: Own) -> list[str]:
    """Why the two, to the one who reads it: only what speaks for it.

    That both had named each other is said to the two of them, who each know the own half of it; it
    is stored nowhere, so that nobody else can come across it.
    """
    pairing, role = view.pairing, view.part.role
    other = pairing.executive if view.part.is_mentor else pairing.mentor
    mutual = [_("You both named each other.")] if named_each_other(view.part, other) else []
    return [*mutual, *sentences(pairing.reasons.get(role, []), side=role)]


@dataclass(frozen=True)
class Consent:
    """Where the newest agreement stands, for one side."""

    agreement: Agreement | None
    mine: bool
    theirs: bool

    @property
    def in_force(self) -> bool:
        return self.mine and self.theirs

    @property
    def number(self) -> int:
        """The version to consent to; the first is written by the first consent."""
        return self.agreement.number if self.agreement else 1

    @property
    def clauses(self) -> list[wording.Clause]:
        version = self.agreement.text_version if self.agreement else wording.CURRENT
        return wording.clauses(version)


def consent(view: Own) -> Consent:
    agreement = view.pairing.agreements.order_by("-number").first()
    parts = set(agreement.consents.values_list("part", flat=True)) if agreement else set()
    mine = view.part.pk in parts
    return Consent(agreement, mine=mine, theirs=bool(parts - {view.part.pk}))


def own_answer(view: Own) -> MatchAnswer | None:
    return view.pairing.answers.filter(part=view.part).first()
