"""A sender in a process of its own, to be killed: `sender.py MOMENT` sends what is due then."""

import datetime as dt
import sys

import django

if __name__ == "__main__":
    django.setup()
    from commissioning.notices.sending import send_due_notices

    send_due_notices(dt.datetime.fromisoformat(sys.argv[1]))
