"""What a run shows of its pairs tells nobody's wishes."""

import re
from datetime import date

import pytest
from django.urls import reverse

from matching import engine
from matching.runs.actions import start_run
from matching.runs.freeze import freeze
from matching.runs.methods import compared, nameless, refusal, stability
from matching.runs.models import MatchingRun
from matching.runs.trial import trial
from matching.runs.unranked import is_ranked, shown, unranked
from mentoring.jobs.running import run as run_job
from programs.participants.models import Candidate, Rank
from tests import factories
from tests.conftest import NOON


@pytest.fixture
def ranked(cohort):
    """Six executives and six mentors; each executive wishes for the next one's best."""
    topic = factories.topic()
    cohort.ranking, cohort.ranking_until, cohort.ranking_opened_at = True, date(2026, 12, 4), NOON
    cohort.weights = {**cohort.program.weights, "preference": 40}
    cohort.save()
    executives = [factories.executive(cohort, name=f"Exec{n} Eck") for n in range(6)]
    mentors = [factories.mentor(cohort, name=f"Mentor{n} Mann") for n in range(6)]
    for n, mentor in enumerate(mentors):
        mentor.person.offers.create(topic=topic, level=1 + n % 5)
    for n, executive in enumerate(executives):
        executive.person.wishes.create(topic=topic, weight=3)
        for one, other in ((executive, mentors[n]), (mentors[n], executive)):
            Candidate.objects.create(part=one, other=other)
            Rank.objects.create(part=one, other=other, rank=1)
    return cohort


def solved(cohort, by, method="optimal") -> MatchingRun:
    run = start_run(cohort, by=by, method=method)
    run_job(run.job_id)
    run.refresh_from_db()
    return run


def test_unranked_keeps_everything_but_the_ranks(ranked):
    instance = freeze(ranked)

    cut = unranked(instance)

    assert (is_ranked(instance), is_ranked(cut)) == (True, False)
    assert cut["policy"] == instance["policy"]
    assert [row["employee_id"] for row in cut["employees"]] == [
        row["employee_id"] for row in instance["employees"]
    ]


def test_what_nobody_ranked_is_shown_as_it_is(ranked):
    pairs = [{"executive": "E", "mentor": "M", "score": 1, "terms": {"preference": 0}}]

    assert shown({"employees": [], "policy": {}}, pairs) is pairs


def test_a_proposal_tells_neither_by_score_nor_by_terms_who_named_whom(ranked, olga):
    run = solved(ranked, olga)

    raw = {(p["executive"], p["mentor"]): p["score"] for p in run.result["pairs"]}
    stored = {(str(p.executive.person_id), str(p.mentor.person_id)): p for p in run.proposals.all()}
    Rank.objects.all().delete()
    unasked = {
        (p["executive"], p["mentor"]): p["score"] for p in shown(run.instance, run.result["pairs"])
    }
    assert all(raw[two] > stored[two].score for two in raw)
    assert {two: each.score for two, each in stored.items()} == unasked
    assert not any("preference" in each.terms for each in stored.values())


def test_every_page_of_a_run_is_the_same_for_wishes_that_give_the_same_pairs(ranked, olga, as_):
    """Own list and both lists give one matching here; a coordinator cannot tell them apart."""
    run = solved(ranked, olga)
    client = as_(olga)
    pages = [reverse("runs:review", args=[run.pk])]
    first = run.proposals.order_by("pk").first()
    pages.append(reverse("runs:swap", args=[first.pk]))
    both = [client.get(page).text for page in pages]
    people = run.instance["employees"]
    one_sided = [
        {k: v for k, v in row.items() if k != "ranks" or row["role"] == "executive"}
        for row in people
    ]
    MatchingRun.objects.filter(pk=run.pk).update(instance={**run.instance, "employees": one_sided})

    after = [client.get(page).text for page in pages]

    assert [plain(page) for page in after] == [plain(page) for page in both]


def test_trying_other_weights_asks_nobodys_wishes(ranked, olga):
    weights = dict.fromkeys(ranked.weights, 0) | {"preference": 40, "knowledge": 1}
    asked = trial(ranked, olga, weights=weights, rules={})
    Rank.objects.all().delete()

    unasked = trial(ranked, olga, weights=weights, rules={})

    assert asked == unasked


def test_the_review_names_nobody_in_its_comparison_of_methods(ranked, olga, as_):
    run = solved(ranked, olga)

    rows = stability(run)

    ids = {row["employee_id"] for row in run.instance["employees"]}
    assert [str(row.label) for row in rows] == [
        "Best for the whole cohort",
        "Stable: executives' wishes first",
        "Stable: mentors' wishes first",
    ]
    assert not any(each in str(run.findings["methods"]) for each in ids)
    assert "Another way of matching" in as_(olga).get(reverse("runs:review", args=[run.pk])).text


@pytest.mark.parametrize("method", ["stable_executives", "stable_mentors"])
def test_a_stable_run_leaves_no_two_who_would_rather_have_each_other(ranked, olga, method):
    run = solved(ranked, olga, method)

    assert (run.state, run.method) == ("ready", method)
    assert engine.blocking(run.instance, run.result["pairs"])["count"] == 0
    assert [row.chosen for row in stability(run)] == [
        each == method for each in MatchingRun.Method.values
    ]


def test_few_pairs_are_compared_without_counts_of_wishes(cohort, olga):
    cohort.ranking, cohort.ranking_until = True, date(2026, 12, 4)
    cohort.save()
    factories.executive(cohort)
    factories.mentor(cohort)

    rows = stability(solved(cohort, olga))

    assert {(row.filled, row.blocking, row.regret, row.executives) for row in rows} == {
        (1, None, None, None)
    }


@pytest.mark.parametrize(
    ("count", "tells"), [(0, (0, False, 9)), (2, (None, True, None)), (3, (3, False, 9))]
)
def test_a_count_of_one_or_two_is_said_as_few(cohort, olga, count, tells):
    found = {
        "pairs": 10,
        "filled": 10,
        "total": 50_000,
        "minimum": 4_000,
        "blocking_pairs": count,
        "regret": 900,
        "places": {"executives": 12, "mentors": 15},
    }
    run = MatchingRun(cohort=cohort, number=1, findings={"methods": {"optimal": found}})

    [row] = stability(run)

    assert (row.blocking, row.is_few, row.regret) == tells


def test_what_is_kept_of_blocking_pairs_names_nobody():
    worst = {"executive": "E1", "mentor": "M3", "regret_executive": 900, "regret_mentor": 20,
             "rank_executive": 1, "rank_mentor": None}  # fmt: skip

    assert nameless({"count": 4, "worst": worst}) == {"count": 4, "regret": 900}
    assert nameless({"count": 0, "worst": None}) == {"count": 0, "regret": 0}


def test_without_wishes_there_is_one_method(cohort, olga, as_):
    page = as_(olga).get(reverse("runs:match", args=[cohort.pk])).text

    assert "Stable matching can be chosen where people are asked for their wishes." in page
    assert 'value="stable_mentors"' not in page


def test_slot_rules_leave_one_method(ranked):
    ranked.program.slot_rules = [{"applies": "all", "kind": "other_function", "min": 1}]

    assert refusal(ranked) == "Stable matching knows no rules for slots, and this cohort has some."


def test_the_match_page_offers_three_methods_and_starts_by_the_one_chosen(ranked, olga, as_):
    client = as_(olga)
    page = client.get(reverse("runs:match", args=[ranked.pk])).text

    client.post(reverse("runs:start", args=[ranked.pk]), {"method": "stable_mentors"})

    assert page.count('name="method"') == 3
    assert ranked.runs.get().method == "stable_mentors"


def test_a_run_of_a_cohort_without_choice_compares_nothing(cohort, olga):
    factories.executive(cohort)
    factories.mentor(cohort)

    run = solved(cohort, olga)

    assert compared(run) == {}
    assert stability(run) is None


def plain(page: str) -> str:
    """The page without what differs each time: nonce and CSRF token."""
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*', "", page)
