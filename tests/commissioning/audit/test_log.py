import datetime as dt
import threading
from decimal import Decimal

import pytest
import structlog
from django.db import DatabaseError, connection, transaction

from commissioning.audit.chain import verify_chain
from commissioning.audit.log import record
from commissioning.audit.models import Event, Head, Link, Payload
from commissioning.errors import RuleBroken


def links(organisation):
    rows = Link.objects.filter(organisation=organisation).order_by("sequence")
    return [(link.sequence, link.event.what) for link in rows]


def test_an_act_is_recorded_with_who_what_when_and_what_it_changed(
    act, draft, commissioner, time_machine
):
    moment = dt.datetime(2021, 4, 21, 9, 30, tzinfo=dt.UTC)
    time_machine.move_to(moment, tick=False)

    with structlog.contextvars.bound_contextvars(request_id="abc"):
        event = act(before={"title": "Old"}, after={"title": "New"})

    assert (event.what, event.at, event.by, event.request_id) == (
        "agreement.renamed",
        moment,
        commissioner,
        "abc",
    )
    assert (event.subject_type, event.subject_id) == ("register.agreement", draft.pk)
    assert (event.payload.before, event.payload.after) == ({"title": "Old"}, {"title": "New"})


def test_the_service_itself_may_have_done_it(act):
    assert act(by=None).by is None


def test_days_and_money_are_kept_as_they_are_written(act):
    event = act(after={"on": dt.date(2021, 4, 1), "amount": Decimal("10.50")})

    event.payload.refresh_from_db()
    assert event.payload.after == {"on": "2021-04-01", "amount": "10.50"}


def test_an_act_enters_the_chain_of_every_body_concerned_once(act, council, icb):
    act("agreement.made")
    act("agreement.noted", organisations=[icb.pk])
    act("agreement.signed", organisations=[council.pk, icb.pk, council.pk])

    assert links(council) == [(1, "agreement.made"), (2, "agreement.signed")]
    assert links(icb) == [(1, "agreement.made"), (2, "agreement.noted"), (3, "agreement.signed")]


def test_what_is_undone_leaves_no_record(act, council):
    with transaction.atomic():
        act()
        transaction.set_rollback(True)

    assert not Event.objects.exists()
    assert not Head.objects.filter(organisation=council).exists()


def test_a_record_that_fails_undoes_the_act(draft, commissioner):
    @transaction.atomic
    def rename():
        draft.title = "New"
        draft.save()
        record("agreement.renamed", draft, by=commissioner, organisations=[], after={"x": object()})

    with pytest.raises(TypeError):
        rename()

    draft.refresh_from_db()
    assert draft.title != "New"
    assert not Event.objects.exists()


@pytest.mark.parametrize("model", [Event, Link])
def test_python_refuses_to_change_or_delete_a_record(act, model):
    act()
    row = model.objects.first()

    for change in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(RuleBroken, match="only ever added to"):
            change()
    with pytest.raises(RuleBroken, match="only ever added to"):
        model.objects.update(pk=0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET what = 'x'",
        "DELETE FROM audit_event",
        "UPDATE audit_link SET hash = 'x'",
        "DELETE FROM audit_link",
        "UPDATE audit_payload SET after = '{}'",
    ],
)
def test_the_database_refuses_it_too(act, statement):
    act(after={"title": "New"})

    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Event.objects.get().what == "agreement.renamed"


@pytest.mark.parametrize("table", ["audit_event", "audit_link"])
def test_the_database_refuses_to_be_emptied(act, table):
    act()
    postgresql = connection.vendor == "postgresql"

    with transaction.atomic(), connection.cursor() as cursor:
        if postgresql:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE" if postgresql else f"DELETE FROM {table}")


def test_what_an_act_changed_may_be_erased_by_law(act, council):
    event = act(after={"name": "Sam"})

    Payload.objects.filter(event=event).delete()

    assert verify_chain(council.pk).holds


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_moment_stand_one_after_the_other(act, council, icb):
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    start = threading.Barrier(count)

    def work(chains):
        start.wait()
        for _ in range(5):
            act(organisations=chains)
        connection.close()

    orders = [[council.pk, icb.pk], [icb.pk, council.pk]] * 2
    workers = [threading.Thread(target=work, args=(chains,)) for chains in orders[:count]]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [sequence for sequence, _ in links(council)] == list(range(1, 5 * count + 1))
    assert verify_chain(council.pk).holds
    assert verify_chain(icb.pk).holds
