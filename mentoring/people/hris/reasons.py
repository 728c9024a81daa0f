"""Why a row is rejected, and what is only warned about while the row is kept."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REJECTIONS: dict[str, Any] = {
    "id_missing": _("The employee number is missing."),
    "id_damaged": _("'%(value)s' was an employee number before a spreadsheet rounded it."),
    "id_twice": _("Employee number %(value)s stands in rows %(other)s."),
    "name_missing": _("The name is missing."),
    "address_missing": _("The e-mail address is missing."),
    "address_not_valid": _("'%(value)s' is not an e-mail address."),
    "address_twice": _("The address %(value)s stands in rows %(other)s."),
    "date_impossible": _("'%(value)s' is not a date that exists."),
    "date_not_read": _("'%(value)s' is not a date we can read: write 2026-02-28."),
    "date_ambiguous": _("'%(value)s' can be two dates: say whether day or month comes first."),
    "left_before_hired": _("The leaving date %(value)s lies before the hiring date %(other)s."),
    "too_long": _("The text is longer than %(other)s characters."),
    "control_character": _("The cell holds a control character."),
    "bytes_undecodable": _("The cell holds bytes that are no letters in the file's encoding."),
    "formula_without_value": _("The cell holds a formula whose result was never stored."),
    "quote_unbalanced": _("A quotation mark is opened and not closed."),
    "cell_too_long": _("A cell is longer than %(other)s characters."),
    "row_long": _("The row has %(value)s cells where the headings have %(other)s."),
    "header_repeated": _("The headings are repeated here."),
    "address_taken": _("The address %(value)s is somebody else's here."),
    "region_not_yours": _("This row is of another region than the ones you run."),
    "person_missing": _("Neither an employee number nor an address is given."),
    "person_unknown": _("Nobody with '%(value)s' is among the people."),
    "person_twice": _("The same person stands in rows %(other)s."),
    "role_missing": _("The role is missing."),
    "role_unknown": _("'%(value)s' is not a role we know: mentor or executive."),
}

WARNINGS: dict[str, Any] = {
    "id_decimal": _("'%(value)s' has a decimal ending from a spreadsheet; read as %(repair)s."),
    "id_zeros_lost": _("'%(value)s' may have lost its leading zeros: %(repair)s?"),
    "row_short": _("The row has %(value)s cells where the headings have %(other)s."),
    "manager_unknown": _("Unknown manager: nobody here has the number %(value)s."),
    "manager_rejected": _("Unknown manager: %(value)s stands in row %(other)s, which is rejected."),
    "manager_self": _("This person is given as their own manager."),
    "manager_cycle": _("The managers of these rows go round in a circle: %(other)s."),
    "manager_damaged": _("'%(value)s' was an employee number before a spreadsheet rounded it."),
    "pay_decider_unknown": _("Unknown pay decision-maker: nobody here has the number %(value)s."),
    "pay_decider_rejected": _(
        "Unknown pay decision-maker: %(value)s stands in row %(other)s, which is rejected."
    ),
    "pay_decider_self": _("This person is given as deciding on their own pay."),
    "pay_decider_damaged": _("'%(value)s' was an employee number before a spreadsheet rounded it."),
    "tie_unknown": _("Nobody here has the number %(value)s."),
    "tie_self": _("This person is given as having a say over themselves."),
    "tie_damaged": _("'%(value)s' holds a number that a spreadsheet has rounded."),
    "tie_many": _("More than %(other)s people are named."),
    "zone_unknown": _("'%(value)s' is not a time zone we know."),
    "language_unknown": _("'%(value)s' is not a language we know."),
    "country_unknown": _("'%(value)s' is not a country we know."),
    "grade_unknown": _("Where does '%(value)s' stand among the grades?"),
    "hours_not_read": _("'%(value)s' is not a time of day."),
    "hours_incomplete": _("Working hours need a start that lies before their end."),
    "date_serial": _("'%(value)s' is a spreadsheet's day number; read as %(repair)s."),
    "direction_mark_removed": _("Marks that turn the direction of writing were taken out."),
    "character_private": _("The text holds a character that other computers cannot show."),
    "name_mixed_scripts": _("The name mixes letters of two scripts that look alike."),
    "text_too_long": _("The text is longer than %(other)s characters and was left out."),
    "topic_unknown": _("'%(value)s' is not among the topics."),
    "level_not_read": _("'%(value)s' is not a level or weight from 1 to 5."),
    "weight_cut": _("'%(value)s': a wish weighs %(other)s at most, so it is read as %(other)s."),
    "hours_few": _(
        "%(value)s hours a month are enough for a capacity of %(repair)s, not of %(other)s: "
        "it is set to %(repair)s."
    ),
    "number_not_read": _("'%(value)s' is not a number that makes sense here."),
}

REASONS = REJECTIONS | WARNINGS
