"""What is recorded of who the parties are, why they may agree, and whom they asked."""

from agreements.completeness.fields.finding import Finding, all_told, listed
from agreements.completeness.recorded import Recorded
from agreements.register.models import Agreement


def both_sides(recorded: Recorded) -> Finding:
    """At least one council and one NHS body, any number of each (R-S75-01)."""
    bodies = recorded.bodies
    slips = []
    if not any(body.is_council for body in bodies):
        slips.append("No council is a party.")
    if not any(body.is_nhs_body for body in bodies):
        slips.append("No NHS body is a party.")
    return all_told(slips, met=f"The parties are {listed(recorded.parties)}.")


def two_parties(recorded: Recorded) -> Finding:
    if len(recorded.parties) < 2:
        return Finding(False, "There are fewer than two parties.")
    return Finding(True, f"The parties are {listed(recorded.parties)}.")


def flexibilities(recorded: Recorded) -> Finding:
    """At least one, said or shown by its fund (R-S75-07)."""
    used = sorted(recorded.flexibilities)
    if not used:
        return Finding(False, "Nothing says what the partners do together under section 75.")
    return Finding(True, f"Used: {listed(str(one.label) for one in used)}.")


def purpose(recorded: Recorded) -> Finding:
    said = recorded.agreement.purpose
    return Finding(bool(said), "A purpose is recorded." if said else "No purpose is recorded.")


def effect(recorded: Recorded) -> Finding:
    """Whether it binds in law: to be asked of a joint commissioning agreement (R-S75-43)."""
    agreement = recorded.agreement
    is_said = agreement.binding != Agreement.Binding.NOT_STATED
    words = f"{agreement.get_binding_display()}."
    return Finding(is_said, words if is_said else "Nothing says whether it is legally binding.")


def consultation(recorded: Recorded) -> Finding:
    """A joint consultation with all that the record must hold, or why none is needed (R-S75-09)."""
    records = recorded.consultations
    if not records:
        return Finding(False, "No consultation is recorded.")
    for record in records:
        if not record.was_held:
            return Finding(True, f"Not required, because: {record.reason}")
        if not record.lacks:
            return Finding(True, f"Consulted: {record.who}")
    return Finding(False, f"The consultation does not say {listed(records[0].lacks)}.")


def areas(recorded: Recorded) -> Finding:
    names = [standing.name_as_printed for standing in recorded.agreement.areas.all()]
    if not names:
        return Finding(False, "No area of work stands in it.")
    return Finding(True, f"The area{' is' if len(names) == 1 else 's are'} {listed(names)}.")


def in_writing(recorded: Recorded) -> Finding:
    """A text or a file is held (R-S75-10)."""
    if recorded.has_text:
        return Finding(True, "Its text is held here.")
    return Finding(False, "Neither a text nor a file is held.")
