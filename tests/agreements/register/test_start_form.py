from agreements.register.forms.agreements import KINDS
from agreements.register.models import Agreement


def test_every_kind_says_in_a_line_what_it_does():
    assert set(KINDS) == set(Agreement.Kind.values)
