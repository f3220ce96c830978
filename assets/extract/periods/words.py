"""Words that periods are made of: months, ordinals, lengths.

English only; the abbreviations are those of newswires and of SEC filings.
"""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}

# Lengths as printed, in months or in weeks.
COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "sixteen": 16,
    "seventeen": 17,
    "twenty-four": 24,
    "twenty-eight": 28,
    "thirty-six": 36,
    "thirteen": 13,
    "fourteen": 14,
    "twenty-six": 26,
    "twenty-seven": 27,
    "thirty-nine": 39,
    "forty": 40,
    "fifty-two": 52,
    "fifty-three": 53,
}

# What a length of months or weeks is called in the fiscal calendar.
# Costco counts 12, 12, 12 and 16 or 17 weeks, Kroger 16, 12, 12 and 12.
MONTHS_OF_WEEKS = {
    **dict.fromkeys((12, 13, 14, 16, 17), 3),
    **dict.fromkeys((24, 26, 27, 28), 6),
    **dict.fromkeys((36, 39, 40), 9),
    **dict.fromkeys((52, 53), 12),
}
KIND_OF_MONTHS = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}
