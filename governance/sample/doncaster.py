"""Doncaster: the chain of seeds 000 and 001, and what goes on there today, which is invented."""

from commissioning.partnerships.models import Partnership
from governance.sample.doncaster_bodies import state_doncaster
from governance.sample.doncaster_history import state_history
from governance.sample.doncaster_plans import state_doncaster_plans
from governance.sample.doncaster_today import make_up_today
from governance.sample.papers import Papers


def load_doncaster(papers: Papers) -> Partnership:
    doncaster = state_doncaster()
    state_history(doncaster, papers)
    state_doncaster_plans(doncaster.place)
    make_up_today(doncaster)
    return doncaster.place
