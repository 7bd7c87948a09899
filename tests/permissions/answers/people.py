"""What is sent to the doors of accounts, memberships and searching."""

from tests.permissions.answers.shapes import Table
from tests.permissions.people import PASSWORD

ANSWERS: Table = {
    "account_reauthenticate": {"password": PASSWORD},
    "account_change_password": {
        "oldpassword": PASSWORD,
        "password1": "four other plain words",
        "password2": "four other plain words",
    },
    "memberships:invite": {"name": "Kim", "email": "kim@example.org", "roles": ["viewer"]},
    "memberships:idle": {"idle_minutes": "15"},
    "memberships:give_role": {"role": "commissioner"},
    "memberships:accept": {"password": "five plain words here", "again": "five plain words here"},
    "account_login": {"login": "nobody@example.org", "password": "x"},
    "account_reset_password": {"email": "nobody@example.org"},
}

QUERIES: Table = {
    "search:search": {"q": "CNRY"},
}
