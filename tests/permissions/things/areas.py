"""An area of opportunity, milestones, indicators and obligations."""

import datetime as dt
from typing import Any

from agreements.areas.models import Area
from tests.factories import (
    AreaActionFactory,
    AreaLeadFactory,
    AreaStatusFactory,
    IndicatorFactory,
    MilestoneFactory,
    ObligationDoneFactory,
    ObligationFactory,
    ReadingFactory,
)
from tests.permissions.world import Thing, World

Address = dict[str, Any]


def put_areas(world: World) -> None:
    """An area of the draft with what was said and measured of it, milestones and obligations."""
    draft = world.things["draft agreement"].row
    area = draft.areas.get().area
    Area.objects.filter(pk=area.pk).update(planned_under=draft)
    area.refresh_from_db()
    world.give(area, "area")
    with world.words_of("area"):
        AreaLeadFactory(area=area, organisation=world.bodies.council)
        action = AreaActionFactory(marked=True, area=area)
        status = AreaStatusFactory(marked=True, area=area)
    here = world.things["draft agreement"].address
    of_area = {"key": area.key, "action": action.pk, "status": status.pk}
    world.things |= {
        "area": Thing(area, here | of_area),
        "action of the area": Thing(action, {}, {"pk": action.pk}),
        "statement on the area": Thing(status, {}, {"pk": status.pk}),
    }
    put_milestones(world, draft, here)
    put_indicators(world, area, here)
    put_obligations(world, draft, here)


def put_milestones(world: World, draft: Any, here: Address) -> None:
    with world.words_of("milestone"):
        milestone = MilestoneFactory(agreement=draft)
    with world.words_of("finished milestone"):
        done = MilestoneFactory(agreement=draft, done_on=dt.date(2021, 4, 1))
    world.things |= {
        "milestone": Thing(milestone, here | {"milestone": milestone.key}, {"key": milestone.key}),
        "finished milestone": Thing(done, here | {"milestone": done.key}, {"key": done.key}),
    }


def put_indicators(world: World, area: Any, here: Address) -> None:
    with world.words_of("area"):
        indicator = IndicatorFactory(marked=True, area=area)
        reading = ReadingFactory(marked=True, indicator=indicator)
    with world.words_of("unread indicator"):
        draft = world.things["draft agreement"].row
        unread = IndicatorFactory(marked=True, area=None, agreement=draft)
    place = {"place": here["place"]}
    world.things |= {
        "indicator of the area": Thing(
            indicator,
            place | {"key": indicator.key, "reading": reading.pk},
            {"key": indicator.key},
        ),
        "unread indicator": Thing(unread, place | {"key": unread.key}),
    }


def put_obligations(world: World, draft: Any, here: Address) -> None:
    with world.words_of("obligation"):
        owed = ObligationFactory(marked=True, agreement=draft)
        ObligationDoneFactory(marked=True, obligation=owed)
    with world.words_of("proposed obligation"):
        proposed = ObligationFactory(marked=True, agreement=draft, accepted_at=None)
    for name, row in {"obligation": owed, "proposed obligation": proposed}.items():
        world.things[name] = Thing(row, here | {"obligation": row.key}, {"key": row.key})
