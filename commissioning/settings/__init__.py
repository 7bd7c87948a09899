"""Settings, read from the environment. `.env.example` names every variable.

With nothing set this is the demo: SQLite, a broker made of files, mail kept in a folder.
"""

from commissioning.settings.accounts import *
from commissioning.settings.browsers import *
from commissioning.settings.environment import *
from commissioning.settings.errands import *
from commissioning.settings.logs import *
from commissioning.settings.parts import *
from commissioning.settings.rest import *
from commissioning.settings.stores import *
