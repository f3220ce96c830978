"""Words that several patterns of prose share, each list said once: what companies do, expect and guide.

Data only, as parts of patterns without case; a pattern puts the brackets and the ends of words round them.
"""

from __future__ import annotations

# "the unit posted", "sales of the bank rose": deeds that tell a figure
TOLD = "reported|posted|recorded|generated|achieved|delivered|earned"
MOVED = "rose|fell|grew|increased|decreased|declined|climbed|jumped|dropped|reached|surpassed"
MADE = f"{TOLD}|had|made|netted|lost|incurred|provided|contributed|returned"

EXPECTS = "expects?|anticipates?|projects?|forecasts?|predicts?|estimates?|sees?"
GUIDANCE = "guidance|outlook|forecasts?|projections?|view|expectations?|targets?"
RAISES = "rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|hik(?:es?|ed|ing)|increas(?:es?|ed|ing)"
LOWERS = "lower(?:s|ed|ing)?|cut(?:s|ting)?|trim(?:s|med|ming)?|reduc(?:es?|ed|ing)|slash(?:es|ed|ing)?"
NARROWS = "narrow(?:s|ed|ing)?|tighten(?:s|ed|ing)?|widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?"
REVISES = f"{RAISES}|{LOWERS}|{NARROWS}"
AFFIRMS = "(?:re)?(?:affirm|confirm)(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|maintain(?:s|ed|ing)?"

UNIT = "segment|division|unit|subsidiary|business|brand"
