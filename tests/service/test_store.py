"""What the store promises, on both engines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from plugins.comments.model import Comment, Status
from plugins.comments.store import Store, Subscription, Trail
from tests.service.examples import NOW, approve, make_comment, make_mail, make_sender
from tests.service.together import at_once

LATER = NOW + timedelta(hours=1)


def subscribe(comment: Comment, person: str = "zoe") -> Subscription:
    return Subscription(comment.id, "oser", f"sealed-{person}".encode(), f"print-{person}", NOW)


@pytest.fixture
def other(url: str, store: Store) -> Iterator[Store]:  # noqa: ARG001 - `store` prepares the database
    """Another process on the same database would see what this sees."""
    other = Store(url)
    yield other
    other.close()


def test_a_comment_its_sender_and_its_mails_come_back_as_they_were(store: Store) -> None:
    comment, sender, mail = make_comment("Zoé 𝒵 “x”"), make_sender(), make_mail()
    store.add_comment(comment, sender, [mail])
    assert store.find_comment(comment.id) == comment
    assert store.find_sender(comment.id) == sender
    assert store.claim_mails(LATER, 5) == [replace(mail, attempts=1)]


def test_nothing_is_found_under_an_unknown_id(store: Store) -> None:
    assert store.find_comment("x") is None
    assert store.find_sender("x") is None


def test_a_comment_is_kept_with_its_mails_or_not_at_all(store: Store) -> None:
    mail = make_mail()
    store.add_comment(make_comment(), make_sender(), [mail])
    refused = make_comment()
    with pytest.raises(IntegrityError):
        store.add_comment(refused, make_sender(), [make_mail(), mail])
    assert store.find_comment(refused.id) is None
    assert store.count_mails() == {"waiting": 1}


def test_each_of_many_threads_gets_its_own_answer(store: Store) -> None:
    comments = [make_comment() for _ in range(30)]
    taken = comments[7]
    store.add_comment(taken, make_sender())
    answers = at_once(
        [lambda c=c: store.add_comment(c, make_sender(), [make_mail()]) for c in comments]
    )
    assert [isinstance(a, IntegrityError) for a in answers] == [c is taken for c in comments]
    assert store.count_by_status()[Status.PENDING] == 30
    assert store.count_mails() == {"waiting": 29}


def test_a_decision_holds_for_one_revision(store: Store) -> None:
    comment, mail = make_comment(), make_mail("reply")
    store.add_comment(comment, make_sender())
    assert store.change(approve(comment), [mail])
    assert not store.change(approve(comment), [make_mail("reply")])
    decided = replace(comment, status=Status.APPROVED, revision=1, previous=Status.PENDING)
    assert store.find_comment(comment.id) == replace(decided, decided=approve(comment).moment)
    assert [entry.action for entry in store.list_audit()] == ["approve"]
    assert store.count_mails() == {"waiting": 1}


def test_a_reply_is_kept_with_the_decision_or_not_at_all(store: Store) -> None:
    comment, reply, late = make_comment(), make_comment("Auteure"), make_comment("Auteure")
    store.add_comment(comment, make_sender())
    assert store.change(approve(comment), reply=reply)
    assert not store.change(approve(comment), reply=late)
    assert store.find_comment(reply.id) == reply
    assert store.find_comment(late.id) is None


def test_of_two_decisions_at_once_one_holds(store: Store, other: Store) -> None:
    comments = [make_comment() for _ in range(8)]
    for comment in comments:
        store.add_comment(comment, make_sender())
    calls = [lambda s=s, c=c: s.change(approve(c)) for c in comments for s in (store, other)]
    assert at_once(calls).count(True) == len(comments)
    assert len(store.list_audit()) == len(comments)


def test_decisions_in_crossed_order_do_not_block_one_another(store: Store, other: Store) -> None:
    comments = [make_comment() for _ in range(20)]
    for comment in comments:
        store.add_comment(comment, make_sender())
    there = [lambda c=c: store.change(approve(c)) for c in comments]
    back = [lambda c=c: other.change(approve(c)) for c in reversed(comments)]
    assert at_once([*there, *back]).count(True) == len(comments)


def test_a_text_is_rewritten_only_as_it_was_read(store: Store) -> None:
    comment = make_comment()
    store.add_comment(comment, make_sender())
    assert store.rewrite(comment.id, 0, "Mieux dit.", [make_mail()])
    assert not store.rewrite(comment.id, 0, "Trop tard.", [make_mail()])
    assert store.count_mails() == {"waiting": 1}
    assert store.find_comment(comment.id) == replace(comment, text="Mieux dit.", revision=1)


def test_comments_are_listed_from_the_newest_page_by_page(store: Store) -> None:
    comments = [make_comment(minutes=minute) for minute in range(5)]
    for comment in comments:
        store.add_comment(comment, make_sender())
    store.change(approve(comments[4]))
    first = store.list_comments(Status.PENDING, 3)
    assert first == [comments[3], comments[2], comments[1]]
    assert store.list_comments(Status.PENDING, 3, (first[-1].created, first[-1].id)) == [
        comments[0]
    ]
    assert store.list_comments(article="ailleurs") == []
    assert len(store.list_comments(article="oser")) == 5


def test_comments_of_one_moment_are_listed_page_by_page_too(store: Store) -> None:
    comments = [make_comment() for _ in range(5)]
    for comment in comments:
        store.add_comment(comment, make_sender())
    first = store.list_comments(limit=3)
    rest = store.list_comments(limit=3, before=(first[-1].created, first[-1].id))
    assert {comment.id for comment in [*first, *rest]} == {comment.id for comment in comments}


def test_comments_are_counted_by_address_and_by_text(store: Store) -> None:
    for minutes in (0, 10, 20):
        store.add_comment(make_comment(text="Gagnez  vite\n!", minutes=minutes), make_sender())
    since = NOW + timedelta(minutes=5)
    assert store.count_traces(Trail("address-zoe", since, "gagnez vite !", since)) == (2, 2)
    assert store.count_traces(Trail("address-max", NOW, "gagnez", NOW)) == (0, 0)


def test_a_link_serves_once_however_many_press_it(store: Store, other: Store) -> None:
    answers = at_once([lambda s=s: s.use_once("nonce") for s in [store, other] * 8])
    assert answers.count(True) == 1
    assert store.use_once("another")


def test_two_workers_never_take_the_same_mail(store: Store, other: Store) -> None:
    mails = [make_mail() for _ in range(60)]
    store.add_mails(mails, NOW)
    taken = at_once([lambda s=s: s.claim_mails(LATER, 7) for s in [store, other] * 6])
    ids = [mail.id for claimed in taken for mail in claimed]
    assert sorted(ids) == sorted(mail.id for mail in mails)


def test_a_mail_whose_worker_died_is_claimed_again_after_its_lease(url: str) -> None:
    store = Store(url, lease=timedelta(minutes=2))
    store.prepare()
    store.add_mails([make_mail()], NOW)
    assert store.claim_mails(NOW - timedelta(seconds=1), 5) == []
    assert len(store.claim_mails(NOW, 5)) == 1
    assert store.claim_mails(NOW + timedelta(minutes=1), 5) == []
    assert [mail.attempts for mail in store.claim_mails(NOW + timedelta(minutes=3), 5)] == [2]
    store.close()


def test_a_mail_put_off_comes_back_and_one_given_up_is_in_the_audit(store: Store) -> None:
    mail, doomed = make_mail(), make_mail()
    store.add_mails([mail, doomed], NOW)
    store.claim_mails(NOW, 5)
    store.mark_failed(mail.id, "450", NOW, NOW + timedelta(minutes=5))
    store.mark_failed(doomed.id, "550", NOW, None)
    assert store.count_mails() == {"waiting": 1, "failed": 1}
    assert [m.id for m in store.claim_mails(NOW + timedelta(minutes=6), 5)] == [mail.id]
    assert [(e.action, e.subject, e.outcome) for e in store.list_audit()] == [
        ("give up", doomed.id, "550")
    ]


def test_a_mail_is_marked_once(store: Store) -> None:
    mail = make_mail()
    store.add_mails([mail], NOW)
    store.mark_sent(mail.id, NOW)
    store.mark_failed(mail.id, "550", NOW, None)
    store.mark_failed(mail.id, "450", NOW, LATER)
    assert store.count_mails() == {"sent": 1}
    assert store.list_audit() == []


def test_nobody_is_a_subscriber_before_they_confirm(store: Store) -> None:
    comment = make_comment()
    store.add_comment(comment, make_sender())
    assert store.add_subscription(subscribe(comment), [make_mail("opt-in")])
    assert not store.add_subscription(subscribe(comment), [make_mail("opt-in")])
    assert store.list_subscribers("oser") == []
    assert store.confirm_subscription(comment.id)
    confirmed = replace(subscribe(comment), is_confirmed=True)
    assert store.list_subscribers("oser", comment.id) == [confirmed]
    assert store.count_mails() == {"waiting": 1}


def test_a_subscription_ends_once(store: Store) -> None:
    comment = make_comment()
    store.add_comment(comment, make_sender())
    store.add_subscription(subscribe(comment))
    assert store.remove_subscription(comment.id)
    assert not store.remove_subscription(comment.id)
    assert not store.confirm_subscription(comment.id)


def test_two_that_learn_at_once_lose_nothing(store: Store, other: Store) -> None:
    learnt = {"": (1, 0), "bonjour": (1, 0), "casino": (0, 2)}
    backwards = dict(reversed(learnt.items()))
    steps = [(store, learnt), (other, backwards)] * 8
    at_once([lambda s=s, w=w: s.add_words(w) for s, w in steps])
    assert store.load_words() == {"": (16, 0), "bonjour": (16, 0), "casino": (0, 32)}


def test_a_purge_keeps_what_is_published_and_what_is_new(store: Store) -> None:
    old, published, new = make_comment(), make_comment(), make_comment(minutes=90)
    for comment in (old, published, new):
        store.add_comment(comment, make_sender(), [make_mail()])
    store.change(approve(published))
    assert store.purge(LATER) == [old.id]
    assert {comment.id for comment in store.list_comments()} == {published.id, new.id}
    assert store.find_sender(old.id) is None
    assert store.count_mails() == {"waiting": 2}


def test_what_comes_from_elsewhere_is_kept_once_and_told_to_nobody(store: Store) -> None:
    first, second = make_comment(), make_comment()
    assert store.bring_in([(first, make_sender())], NOW) == {first.id}
    both = [(first, make_sender()), (second, make_sender("max"))]
    assert store.bring_in([*both, *both], LATER) == {second.id}
    assert store.find_comment(first.id) == first
    assert store.find_sender(second.id) == make_sender("max")
    assert (store.bring_in(both, LATER), store.count_mails()) == (set(), {})


def test_what_comes_from_elsewhere_is_kept_whole_or_not_at_all(store: Store) -> None:
    faulty = replace(make_comment(), created=NOW.replace(tzinfo=None))
    with pytest.raises(Exception, match="zone"):
        store.bring_in([(make_comment(), make_sender()), (faulty, make_sender())], NOW)
    assert (store.list_comments(), store.list_audit()) == ([], [])


def test_a_decision_and_an_erasure_outlive_a_second_arrival(store: Store) -> None:
    decided, erased = make_comment(), make_comment()
    entries = [(decided, make_sender("max")), (erased, make_sender())]
    store.bring_in(entries, NOW)
    store.change(approve(decided))
    store.erase("print-zoe")
    assert store.bring_in(entries, LATER) == set()
    found = store.find_comment(decided.id)
    assert found is not None
    assert found.status is Status.APPROVED
    assert store.find_comment(erased.id) is None


def test_the_age_of_what_comes_from_elsewhere_begins_when_it_comes(store: Store) -> None:
    old = make_comment(minutes=-(10**6))
    store.bring_in([(old, make_sender())], NOW)
    assert store.purge(NOW) == []
    assert store.purge(NOW + timedelta(seconds=1)) == [old.id]
