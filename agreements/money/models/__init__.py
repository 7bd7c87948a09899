"""The nouns of the money."""

from agreements.money.models.contribution import Contribution
from agreements.money.models.fund import PooledFund
from agreements.money.models.host_move import HostMove
from agreements.money.models.lists import FundClass, FundingSource

__all__ = ["Contribution", "FundClass", "FundingSource", "HostMove", "PooledFund"]
