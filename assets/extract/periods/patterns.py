"""Patterns of words that say a time. Data for `periods/grammar.py`.

A head names the span (quarter, half, months, weeks, year, "as of"); tails give its fiscal year and its
last day; relative words say a time by another one. All run in one pass: no part repeats within itself.
"""

import re

import re2

from assets.extract.periods.words import COUNTS, MONTHS, ORDINALS

# Where a time can be said at all: one linear pass, so that the patterns below look only there.
TRIGGER = re2.compile(
    rb"(?i)quarter|qtr|half|month|mth|\bmos\b|week|wk|year|fiscal|\bfy|\b(?:19|20)\d\d|\bf?q[1-4]|\b[1-4]q"
    rb"|\bh[12]|\b[12]h|\b9m|sequential|\b(?:at|of)\s+(?:the end of )?(?:\d\d? )?"
    rb"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|same|corresponding|comparable"
)
# Characters of a head or a relative time before its trigger ("first six, and the nine months"), and behind
# the last of its triggers ("2019 employees" are no year).
REACH_BACK, REACH_ON = 48, 32

_SPACE = r"[\s\-\u2010-\u2015]"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = "|".join(ORDINALS)
_COUNT = "|".join(sorted(COUNTS, key=len, reverse=True))

DATE = re.compile(
    rf"""
    (?: \b | (?-i: (?<= [a-z] ) (?= [A-Z] ) ) )                       # "EndedMarch" of a lost line break
    (?: (?P<month> {_MONTH} ) \b \.? \s{{0,2}}
           (?: (?P<day> [0-3]?\d ) (?: st | nd | rd | th )? \b (?! [:%.]\d ) )?   # March 29
           (?: ,? \s{{0,3}} (?P<year> (?: 19 | 20 ) \d\d ) \b )?          # , 2020
         | (?P<day2> [0-3]?\d ) (?: st | nd | rd | th )? \s (?: of \s )? (?P<month2> {_MONTH} ) \b \.?
           (?: ,? \s (?P<year2> (?: 19 | 20 ) \d\d ) \b )?                # 29 March 2020
         | (?P<year3> (?: 19 | 20 ) \d\d ) - (?P<month3> [01]\d ) - (?P<day3> [0-3]\d ) \b
         | (?P<month4> 1[0-2] | 0?[1-9] ) / (?P<day4> [0-3]?\d ) / (?P<year4> (?: 19 | 20 )? \d\d ) \b
         | (?P<day5> [0-3]?\d ) - (?P<month5> {_MONTH} ) - (?P<year5> (?: 19 | 20 )? \d\d ) \b  # 31-Mar-20
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_YEAR_NUMBER = r"(?: 19 | 20 ) \d\d"
_APOSTROPHE = r"['\u2019]"
_FISCAL = r"(?: fiscal (?: [\s\-] year )? \s? | financial \s year \s | FY \s? )"
YEAR_TAIL = re.compile(
    rf"""
    (?: ,? [\s\-\u2010-\u2015/]? \(? (?: (?: of | for | in ) \s )? (?: the \s | our \s | its \s )?
        (?: (?P<fiscal> {_FISCAL} ) | calendar (?: \s year )? \s )? (?: year \s )?
        (?P<year> {_YEAR_NUMBER} ) \b (?! [,.]\d )                                # of fiscal 2020
      | \s? (?: (?: of | for | in ) \s )?
        (?P<short_fiscal> FY \s? {_APOSTROPHE}? | fiscal \s? {_APOSTROPHE}? ) (?P<short> \d\d ) \b
      | (?: \s? {_APOSTROPHE} | (?<= \dQ ) | (?<= \dH ) | (?<= Q\d ) [\-/]?
          | (?<= [QH]\d ) \s (?= \d\d: ) )                                # (H1 23: £389m)
        (?P<bare_short> \d\d ) \b
    ) \)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
ENDED_TAIL = re.compile(
    r"""
    ,? \s? \(? (?: (?: which | that ) \s )? (?: period \s )?
    (?: (?: ended | ending | ends | end | to | through ) \s (?: on \s )? (?: the \s )?
           (?: (?: mon | tues | wednes | thurs | fri | satur | sun ) day ,? \s )? )
    | \s (?= [a-z]{3,9} \.? \s [0-3]?\d \b )                                      # 1ST QTR MARCH 31
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_OF = rf"(?: {_COUNT} | 3 | 6 | 9 | 1[23467] | 2[4678] | 36 | 39 | 40 | 5[23] )"
_QUARTER = rf"(?: {_ORDINAL} ) {_SPACE} (?: fiscal \s )? (?: quarters? | qtrs? )"
_FIRST_WORDS = (
    *ORDINALS, *COUNTS, *MONTHS, "fiscal", "financial", "fy", "fq", "last", "full", "entire", "whole",
    "quarter", "qtr", "year", "as", "at", "in", "for", "during", "of", "from", "than", "since", "versus",
    "vs", "and", "to",
)  # fmt: skip
_FIRST_LETTERS = "|".join(sorted({word[:2] for word in _FIRST_WORDS if word[0].isalpha()}))
HEAD = re.compile(
    rf"""
    (?<! [\w$.,'] ) (?= \d | [qh][1-4] | {_FIRST_LETTERS} )               # one look skips most words
    (?:                                                                  # a year before the head:
        (?P<year_first> (?P<fiscal_first> {_FISCAL} {_APOSTROPHE}? )?    # fiscal 2020 first quarter
            (?P<first_year> {_YEAR_NUMBER} | (?<= FY ) \d\d | (?<= FY. ) \d\d )
            \s? {_APOSTROPHE}? s? ,? \s?
            (?= {_QUARTER} | (?: {_ORDINAL} ) {_SPACE} half
              | Q[1-4] \b | [1-4]Q \b | H[12] \b | [12]H \b | full {_SPACE} year ) )?
      (?:
        (?P<last_years> last \s years? {_APOSTROPHE}? s? \s )?
            (?P<quarter> {_ORDINAL} ) {_SPACE} (?: fiscal \s )? (?: quarter | qtr ) s? \b
            (?: {_APOSTROPHE} s )?
      | (?P<half> first | second | 1st | 2nd ) {_SPACE} half \b (?! \s of \s the \s (?: day | month ) )
      | F?Q (?P<q> [1-4] ) (?! \w )
      | Q (?P<glued_q> [1-4] ) (?= FY | (?: 20 )? \d\d \b )             # Q1FY20
      | (?P<qq> [1-4] ) Q (?! \w )
      | (?P<glued_qq> [1-4] ) Q (?= FY | (?: 20 )? \d\d \b )            # 1Q20
      | H (?P<h> [12] ) \b
      | (?P<hh> [12] ) H (?! \w )
      | (?P<glued_hh> [12] ) H (?= FY | (?: 20 )? \d\d \b )
      | (?P<nine> 9M ) \b
      | (?: first \s )? (?P<count> {_NUMBER_OF} )                        # three and six months
            (?: ,? {_SPACE} (?: and {_SPACE} )? (?: the \s )? (?P<count2> {_NUMBER_OF} ) )?
            {_SPACE} (?P<count_unit> months? | mths? | mos | wks? | weeks? ) \b
            (?: {_SPACE} periods? \b )?
      | (?: full | entire | whole ) {_SPACE} (?: fiscal {_SPACE} )? (?P<full> year ) \b
      | (?P<named_year> {_YEAR_NUMBER} ) \s (?: fiscal | financial | business ) {_SPACE} year \b
      | (?P<fiscal_year> {_FISCAL} {_APOSTROPHE}? (?: {_YEAR_NUMBER} | \d\d ) ) \b (?! [,.]\d )
      | (?: (?: {_MONTH} ) \s? (?: - | – | to ) \s? )?                    # the April-June quarter
            (?P<last_month> {_MONTH} ) (?: \s (?P<month_year> {_YEAR_NUMBER} ) )? (?: -ended )?
            {_SPACE} (?: quarter | qtr ) \b (?! -end )
      | (?P<bare_quarter> quarters? | qtrs? )
            (?= {_SPACE} (?: ended | ending | ends | end | to ) \b | , \s which \s (?: ended | ends ) \b )
      | (?: fiscal \s )? (?P<bare_year> years? ) (?= {_SPACE} (?: ended | ending | ends | end | to ) \s )
      | (?: as {_SPACE} (?: of | at ) | at ) \s (?: the \s end \s of \s )?
            (?P<instant> ) (?= (?: {_MONTH} ) \b | [0-3]?\d \s (?: {_MONTH} ) \b )
      | (?: in | for | during | of | from | than | since | versus | vs\.? | and | to ) \s
            (?P<plain_year> {_YEAR_NUMBER} ) \b
            (?! [,.]\d | /\d | \s? [%$] | \s (?: million | billion | shares | employees ) )
      )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ONE_BEFORE = r"(?: previous | prior | preceding )"
# "the third quarter of last year"
OF_LAST_YEAR = re.compile(
    rf"\s of \s (?: last | (?: the \s )? {_ONE_BEFORE} ) \s (?: fiscal \s )? year \b",
    re.VERBOSE | re.IGNORECASE,
)
RELATIVE = re.compile(
    rf"""
    (?= [tscypaolqrnu] ) \b (?:                                          # one look skips most words
        (?P<prior_year>
            (?: the \s )?
            (?: same | corresponding | comparable | year{_SPACE}ago | (?: prior | previous ){_SPACE}year ) \s
            (?: (?: {_ORDINAL} ) \s )? (?: (?: three | six | nine | twelve ) {_SPACE} month \s )?
            (?: quarter | period | qtr | months )
            (?: \s (?: (?: of | in | from ) \s )? (?: the \s )?
                (?: last \s year | a \s year \s (?: ago | earlier | before )
                  | {_ONE_BEFORE} {_SPACE} (?: fiscal \s )? year ) )?
          | (?: a | one ) \s year \s (?: ago | earlier | before )
          | year{_SPACE}(?: ago | earlier )
          | (?: the \s )? {_ONE_BEFORE} {_SPACE} (?: fiscal \s )? year (?: {_APOSTROPHE} s )?
          | last \s year (?: {_APOSTROPHE} s )?
        )
      | (?P<previous_quarter>
            (?: the \s )? (?: {_ONE_BEFORE} | last ) {_SPACE} (?: fiscal \s )? quarter
          | (?: three \s months | a \s quarter ) \s (?: earlier | ago | before )
          | sequentially | sequential \s quarter | quarter{_SPACE}(?: over | on ){_SPACE}quarter
        )
      | (?P<current> (?: this | current | latest | reported ) \s (?: fiscal \s )? quarter )
      | (?P<current_year> (?: this | current ) \s (?: fiscal \s )? year )
      | (?P<next> (?: next | coming | upcoming ) \s (?: fiscal \s )? quarter )
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
JOIN = re.compile(r"\s?(?:,|and|&|,\sand)\s(?:(?:the|its|our)\s)?(?:(?:fiscal|for)\s)?", re.IGNORECASE)
