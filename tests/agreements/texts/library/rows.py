"""What stands in a text, row by row."""


def rows(agreement):
    found = agreement.clauses.in_order().select_related("parent")
    return [(one.number, one.heading, one.body, str(one.parent or "")) for one in found]
