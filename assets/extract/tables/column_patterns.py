"""Patterns of column headers. Data for `tables/column_words.py`.

Collected from releases filed with the SEC from 1996 on and from newsrooms.
"""

import re

from assets.extract.periods.words import COUNTS, MONTHS
from assets.extract.rare import compile_rare

_SPACE = r"[\s\-\u2010-\u2015]{1,3}"
_COUNT = "|".join(sorted(COUNTS, key=len, reverse=True))
_ENDED = r"(?: ended | ending | end )"
LENGTH = compile_rare(
    rf"""
    \b (?: (?P<count> {_COUNT} | 3 | 6 | 9 | 1[23467] | 2[4678] | 36 | 39 | 40 | 5[23] ) (?: {_SPACE} )?
           (?P<unit> months? | mos\.? | weeks? | wks\.? )
         | (?P<quarter> quarter (?: ly | s )? | qtr ) \.?
               (?= \W* (?: $ | {_ENDED} ) | {_SPACE} (?: period | to )
                 | (?<= ly ) {_SPACE} (?: financial | data | information | results | summary ) )
         | (?P<year> (?: full {_SPACE} )? (?: fiscal {_SPACE} )? (?: year s? | twelve {_SPACE} months ) )
               (?: {_SPACE} (?: period {_SPACE} )? (?= {_ENDED} ) | \s* $ )
         | (?P<half> half {_SPACE} year | six {_SPACE} month )
    ) \b (?: {_SPACE} period s? )? (?: {_SPACE} {_ENDED} )? [,:]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Quick looks before the reading: whether a header may say a time at all, and a fiscal one ("Q3", "FY19",
# "nine months", "52 weeks"; of other months only the length is read, and that is read apart).
MAY_SAY_TIME = re.compile(
    r"(?=[\djfmasondwqyh])(?:"  # one look skips most letters
    r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mo|mth|we?e?k|quarter|qtr|year|ytd|half|fiscal|fy|as\s)",
    re.IGNORECASE,
)
MAY_SAY_LABEL = re.compile(
    r"(?=[\dqhyfnw])(?:quarter|qtr|half|year|fiscal|fy|\d[qh]|f?[qh]\d|nine|9\W?m|we?e?k"
    r"|(?:19|20)\d\d\W{1,3}(?:ended|ending|ends?|to|through|period|which|that)\b)",
    re.IGNORECASE,
)
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
MONTHS_TO = compile_rare(  # "January-March", "Oct to Dec"
    rf"\b(?P<first>{_MONTH})\s?(?:[-\u2010-\u2015]|to|through)\s?(?P<last>{_MONTH})", re.IGNORECASE
)
TIME_HINT = re.compile(r"\d|month|week|quarter|qtr|year|date|ytd|half", re.IGNORECASE)
TO_DATE = compile_rare(r"\byear[\s-]to[\s-]date\b|\bytd\b|\byear\s+to\s+date\b", re.IGNORECASE)
INSTANT = re.compile(r"\bas\s+(?:of|at)\b|\bat\s+(?!or\b)(?=[a-z]{3,9}\.?\s+\d)", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d,.$])(?:19|20)\d\d(?![\d%]|,\d|\.\d)")
# The year of a quarter in two digits: "Q1 22".
SHORT_YEAR = re.compile(r"\b(?P<label>Q[1-4]|[1-4]Q) (?P<year>[0-4]\d)(?=$| (?!\d))", re.IGNORECASE)
MONTH_YEAR = re.compile(  # "Jun-19", "June - 09"; from 28 on it is the month's last day
    rf"\b(?P<month>{_MONTH})\s?[-\u2010-\u2015]\s?'?(?P<year>[01]\d|2[0-7])$", re.IGNORECASE
)
DASHED_DAY = re.compile(  # "9-30-19"
    r"\b(?P<month>1[0-2]|0?[1-9])-(?P<day>[0-3]?\d)-(?P<year>(?:19|20)?\d\d)\b"
)
LABEL = compile_rare(r"\b(?:[1-4]Q|F?Q[1-4]|[12]H|H[12]|9M|FY)\s?'?(?:\d{4}|\d\d)?\b", re.IGNORECASE)

# The money a column is counted in, with its scale: "RMB", "HK$'000"; "$" alone says nothing.
CURRENCY = compile_rare(
    r"""
    (?<! [\w$] )
    (?P<code> RMB | CNY | US\s?[$] | USD | C[$] | CA[$] | CAD | A[$] | AUD | NT[$] | HK[$] | HKD | R[$] | BRL
            | EUR | GBP | JPY | CHF | INR | KRW | SEK | NOK | DKK | [\u20ac\u00a3\u00a5] )
    (?: \s? (?: m | mm | mn | bn | k | million s? | thousand s? | ['\u2019]? 000 ['\u2019]? s? ) )?
    (?! \w | \s? [\d(] )
    """,
    re.VERBOSE,
)
CHANGE = compile_rare(  # of two columns, in percent
    r"""
    % \s? (?: change | chg | inc | incr | var | growth | increase | \(decrease\) )
  | \b (?: percent | percentage | pct ) \.? \s (?: change | increase | growth | variance | chg )
  | \b (?: change | inc(?:rease)? ) \s* [,(]? \s* (?: in \s )? (?: % | percent )
  | \b y \s? [/-] \s? y \b | \b q \s? [/-] \s? q \b | \byo[yq]\b | \bqoq\b | \bgrowth \s rate
  | ^ \s* % \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
OTHER_CHANGE = compile_rare(
    r"[\u0394\u2206]|\bchanges?\b|\bvariance\b|\bvar\.?\b|\bincrease\b|\(decrease\)|\bchg\b|\bversus\b|\bvs\.?(?:\s|$)"
    r"|\bbetter\b|\bworse\b|\bfav(?:orable)?\b|\bgrowth\b|\bdifference\b|\binc\.?\s*/\s*\(?dec",
    re.IGNORECASE,
)
YOY = compile_rare(
    r"\by\s?[/-]\s?y\b|\byoy\b|\byear[\s-](?:over|on)[\s-]year\b|\bprior[\s-]year\b", re.IGNORECASE
)
QOQ = compile_rare(
    r"\bq\s?[/-]\s?q\b|\bqoq\b|\bsequential\b|\bquarter[\s-](?:over|on)[\s-]quarter\b|\bprior[\s-]quarter\b",
    re.IGNORECASE,
)
NON_GAAP = compile_rare(
    r"\bnon[\s\-\u2010-\u2015]?(?:u\.?s\.?\s)?gaap\b|\badjusted\b|\bcore\b|\bnon[\s-]?ifrs\b", re.IGNORECASE
)
GAAP = compile_rare(r"\b(?:u\.?s\.?\s)?gaap\b|\bifrs\b|\bas\s+(?:originally\s+)?reported\b", re.IGNORECASE)
OTHER = compile_rare(  # nothing that was reported of the whole company and a period
    r"""
    \b (?: guidance | outlook | forecast | projected | projection | estimated? | expected | budget | plan
         | pro \s? -? forma | combined | predecessor | adjustments? | eliminations? | reclass\w*
         | effects? | impact | excluding | consensus | target | constant \s currency | previously
         | supplemental
         | average \s (?: rate | yield | balance ) | interest | range | low | high | annualized | trailing
         | ltm | ttm | since | cumulative | inception | incurred | recorded | reconciling )
    | (?: % | \b percent (?: age )? | \b pct ) \s* (?: of | to ) \b | \b as \s a \s (?: % | percent )
    | \b mix \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOTE = compile_rare(
    r"\([^()]*\b(?:unaudited|audited|restated|thousands?|millions?|000s?|note|as adjusted)\b[^()]*\)"
    r"|\(\w{1,2}\)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w&]*")
# Words that tell no column's own name.
SAYS_NOTHING = frozenset(
    """unaudited audited restated as dollars dollar us u s usd amount amounts in thousand thousands million
    millions except per share shares data and the for of ended ending end at on to or period periods current
    prior previous latest preceding actual reported total consolidated company fiscal mos quarter quarterly
    quarters year years month months week weeks full calendar comparable successor
    corresponding same first second third
    fourth 1st 2nd 3rd 4th st nd rd th qtr gaap statement statements operations income results date dated
    note notes ref financial highlights summary selected""".split()  # noqa: SIM905
)
