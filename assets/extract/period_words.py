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
MONTHS_OF_WEEKS = {12: 3, 13: 3, 14: 3, 16: 3, 17: 3, 26: 6, 27: 6, 39: 9, 40: 9, 52: 12, 53: 12}
KIND_OF_MONTHS = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}
