"""Pages saved as text: the article is kept whole, the site around it is dropped by name."""

import pytest

from assets.clean.charset import decode_body
from assets.clean.dumps.line_rules import judge_line
from assets.clean.dumps.read import read_dump
from assets.clean.page import clean_page

ARTICLE = """Example Pumps Posts Record Quarter as Orders Climb 41% to $2.3 Billion
Example Pumps said on Thursday that revenue in its first quarter rose 18 percent to $1.4 billion, helped by \
demand from water utilities that are replacing equipment installed in the seventies.
Net income was $212 million, or 84 cents a share, compared with $171 million, or 67 cents a share, a year \
earlier, when a strike at its largest plant had held back deliveries for most of a month.
What analysts say
Analysts had expected earnings of 79 cents a share, and several of them raised their price targets after the \
call, pointing to a backlog that now covers more than a year of production at the current pace.
The company kept its outlook for the full year and said it would decide in autumn whether to buy back more \
shares, since it first wants to see how quickly its customers in Europe pay their bills."""

MENU = """Markets
Access hundreds of contracts
Options
Trade options in your own style
Rewards Hub
Join events to earn rewards
Academy
Learn the basics of trading
Stock Futures
High leverage, 24/7 trading
Community
Invite friends for prizes
#PumpChallengeUpTo500U"""

TAIL = """EXP3.24%
PUMP-13.75%
View Original
This page may contain third-party content, which is provided for information purposes only and is no advice.
  • Reward
  • Comment
  • Repost
  • Share
Comment
Add a comment
No comments"""


def read(text, charset="utf-8"):
    return read_dump(decode_body(text.encode(charset)))


def kept(text):
    return "\n".join(block.text for block in read(text)[0] if block.is_kept)


def rules(text):
    return {block.text: (block.kind, block.is_kept, block.rule) for block in read(text)[0]}


@pytest.mark.parametrize(
    "page", [f"{MENU}\n{ARTICLE}", f"{ARTICLE}\n{TAIL}", f"{MENU}\n\n{ARTICLE}\n\n{TAIL}"]
)
def test_the_article_is_the_same_whatever_stands_around_it(page):
    assert kept(page).replace("\nEXP3.24%\nPUMP-13.75%", "") == ARTICLE


def test_the_headline_is_the_title():
    blocks, told = read(f"{MENU}\n{ARTICLE}\n{TAIL}")
    assert told.title == ARTICLE.split("\n")[0]
    assert [block.text for block in blocks if block.kind == "headline"] == [told.title]


def test_the_headline_is_told_without_the_site_that_stands_behind_it_in_the_title_of_the_page():
    head, _, body = ARTICLE.partition("\n")
    _, told = read(f"{head} - Example Wire\n{MENU}\n{head}\nMay 29, 2025\n{body}\n{TAIL}")
    assert told.title == head


def test_a_line_with_a_date_is_no_headline():
    head, _, body = ARTICLE.partition("\n")
    page = f"{MENU}\n{head}\nExample News\nThu, May 29, 2025, 4:05 PM EDT 3 min read\n{body}\n{TAIL}"
    assert read(page)[1].title == head


def test_a_sentence_of_a_menu_is_not_the_articles():
    menu = MENU.replace("Academy", "From pumps to pipes, one shop makes the work of plumbers useful")
    assert kept(f"{menu}\n{NAVIGATION}\n{ARTICLE}\n{TAIL}").startswith(ARTICLE)


def test_the_day_somebody_joined_a_board_is_no_date_of_publication():
    head, _, body = ARTICLE.partition("\n")
    page = f"{MENU}\n{head}\nJoined: Sat Jan 12, 2019 4:02 pm\nPost by ada » Thu May 29, 2025 7:15 am\n{body}"
    assert read(page)[1].published_at.year == 2025


LINES = [
    # a line                                              its kind          kept
    ("EXP3.24%",                                          "quote_widget",   True),
    ("PUMP-13.75%",                                       "quote_widget",   True),
    ("#PumpChallengeUpTo500U",                            "engagement",     False),
    ("• Repost",                                          "engagement",     False),
    ("No comments",                                       "engagement",     False),
    ("View Original",                                     "engagement",     False),
    ("Rewards Hub",                                       "nav",            False),
    ("High leverage, 24/7 trading",                       "nav",            False),
    (TAIL.split("\n")[3],                                 "legal",          False),
]  # fmt: skip


@pytest.mark.parametrize("line, kind, is_kept", LINES)
def test_each_line_around_the_article_is_named(line, kind, is_kept):
    assert rules(f"{MENU}\n{ARTICLE}\n{TAIL}")[line][:2] == (kind, is_kept)


@pytest.mark.parametrize("line", ["• Tip", "Show Original", "Write a comment", "Be the first to comment"])
def test_a_button_below_a_post_is_no_text(line):
    assert rules(f"{MENU}\n{ARTICLE}\n{TAIL}\n{line}")[line][:2] == ("engagement", False)


def test_a_page_that_names_no_date_has_none():
    _, told = read(f"{MENU}\n{ARTICLE}\n{TAIL}")
    assert (told.published_at, told.published_precision) == (None, "unknown")


def test_byline_and_date_stand_round_the_headline():
    head, _, body = ARTICLE.partition("\n")
    _, told = read(f"{MENU}\n{head}\nBy Ada Example\nMay 29, 2025 4:05 p.m. EDT\n{body}\n{TAIL}")
    assert (told.byline, told.published_at.isoformat()) == ("Ada Example", "2025-05-29T20:05:00+00:00")


DATELINES = [
    "EXAMPLE PRAIRIE, Minn.--(EXAMPLE WIRE)--April 29, 2025--",
    "April 29, 2025 - FORT EXAMPLE, TX - ",
    "New York, NY, April 29, 2025......",
    "SAN EXAMPLE, CA – (EXAMPLE WIRE) – April 29, 2025 – ",
    "Radnor, Pa. – April 29, 2025 – ",
    "DUBLIN, Ireland, Apr. 29, 2025 — ",
    "LONDON, 29 April 2025 /EXAMPLE NEWSWIRE/ -- ",
    "MIAMI\xa0- (ExampleWire) - April 29, 2025 - ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_gives_the_day_of_a_release(dateline):
    head, _, body = ARTICLE.partition("\n")
    _, told = read(f"{head}\n{dateline}{body}")
    assert (told.published_at.date().isoformat(), told.published_origin) == ("2025-04-29", "dateline")


NOT_DATELINES = [
    "Results for the quarter ended March 31, 2025",
    "As of April 29, 2025 - the record date - it had three plants.",
]


@pytest.mark.parametrize("line", NOT_DATELINES)
def test_a_date_the_text_speaks_of_is_not_its_own(line):
    head, _, body = ARTICLE.partition("\n")
    assert read(f"{head}\n{line}\n{body}")[1].published_at is None


NOTE = (
    "q3 revenue rose 2.5 percent to $452.2 million\nq3 adjusted earnings per share $0.66\nsees fy sales up 3%"
)
PLAIN = [NOTE, "Example Corp earned $2 million.", ARTICLE]


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_without_a_site_around_it_is_kept_whole(text):
    assert kept(text) == text


STATEMENT = """EXAMPLE PUMPS INC
CONDENSED STATEMENTS OF OPERATIONS
(In thousands, except per share amounts)

                              Three Months Ended
                                  March 31,
                              2025          2024
                            --------      --------
Net sales                   $ 14,220      $ 12,051
Cost of sales                  8,100         7,204
Net (loss) income           $   (310)     $    442
Per share                   $  (0.03)     $   0.05
"""


def test_a_statement_in_columns_is_one_table_line_by_line():
    text = f"{ARTICLE}\n\n{STATEMENT}\n{TAIL}"
    (table,) = [block for block in read(text)[0] if block.kind == "table"]
    assert table.text.split("\n")[-4:] == STATEMENT.rstrip().split("\n")[-4:]
    assert "(In thousands, except per share amounts)" in table.text


CELLS = """(In thousands, except per share amounts)
Three Months Ended
March 31,
2025
2024
Net sales
$
14,220
$
12,051
Cost of sales
8,100
7,204
Net (loss) income
(310
)
442
Per share
(0.03
)
0.05"""


def test_a_statement_whose_cells_became_lines_has_rows_and_columns():
    (table,) = [block for block in read(f"{MENU}\n{ARTICLE}\n{CELLS}\n{TAIL}")[0] if block.kind == "table"]
    assert table.text == CELLS
    cells = [
        (table.text[cell.start : cell.end], cell.row_label, cell.column_header)
        for cell in table.cells
        if cell.column and cell.column_header
    ]
    assert cells[:2] == [
        ("14,220", "Net sales", "Three Months Ended | March 31, | 2025"),
        ("12,051", "Net sales", "Three Months Ended | March 31, | 2024"),
    ]
    assert ("(310\n)", "Net (loss) income", "Three Months Ended | March 31, | 2025") in cells
    assert {cell.scale_note for cell in table.cells} == {CELLS.split("\n")[0]}


def test_a_paragraph_wrapped_to_a_width_is_one_block():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(line, 72) for line in ARTICLE.split("\n"))
    blocks, _ = read(wrapped)
    assert [" ".join(block.text.split("\n")) for block in blocks if block.is_kept] == ARTICLE.split("\n")


RELEASE = f"""{ARTICLE}
About Example Pumps
Example Pumps makes pumps and has made them since 1911. It is based in Springfield.
Forward-Looking Statements
This release contains forward-looking statements within the meaning of the Securities Act of 1933.
Investor Contact:
Ada Example
ada@example.org
+1 555 010 0199
SOURCE: Example Pumps Inc.
"""


def test_what_every_release_repeats_is_dropped_by_name():
    assert kept(RELEASE) == ARTICLE
    named = rules(RELEASE)
    assert named["About Example Pumps"] == ("other", False, "about_the_company")
    assert named["Forward-Looking Statements"] == ("legal", False, "forward_looking")
    assert named["ada@example.org"][2] == "contact"


POSTS = [
    "$EXPU is going up. I bought 100 shares at $250 today and will hold them until the results on Thursday.",
    "Example Pumps Orders\nExample Pumps took 443,956 orders, beating estimates of 439,000.\nWill $210 hold?",
    "Example earnings preview\nRevenue estimate: $6.67 billion\nEPS estimate: $0.53\nWhat do you expect?",
]


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("before, behind", [(f"{MENU}\n", ""), ("", f"\n{TAIL}"), (f"{MENU}\n", f"\n{TAIL}")])
def test_a_post_of_a_few_lines_is_kept_whole(post, before, behind):
    assert kept(before + post + behind).replace("\nEXP3.24%\nPUMP-13.75%", "") == post


def test_the_name_of_a_company_that_ends_in_a_point_heads_what_it_says_of_itself():
    assert kept(RELEASE.replace("About Example Pumps", "About Example Pumps, Inc.")) == ARTICLE


def test_a_stated_figure_is_never_boilerplate():
    figure = "Example Pumps reported revenue of $1.4 billion for the quarter ended March 31, 2025."
    assert figure in kept(RELEASE.replace("Forward-Looking Statements", figure))
    assert figure in kept(f"{ARTICLE}\nAbout Example Pumps\n{figure}")


def test_a_release_and_a_post_are_told_by_what_stands_around_them():
    assert read(RELEASE)[1].kind == "press_release"
    assert read(f"{MENU}\n{ARTICLE}")[1].kind == "user_post"
    assert read(ARTICLE)[1].kind is None


@pytest.mark.parametrize("text", ["", "\r\n \t\x00\n", "\ufeff"])
def test_a_text_that_says_nothing_has_no_blocks(text):
    assert read(text)[0] == []


def test_what_was_garbled_is_shown_as_it_was_meant_and_stands_where_it_stood():
    body = "Itâ€™s a record: profit of Â£5.2m, up 3â€“4 %, at SociÃ©tÃ© Exemple.".encode()
    document = clean_page(body, "text/plain").document
    assert document.text == "It’s a record: profit of £5.2m, up 3–4 %, at Société Exemple."
    places = [document.raw_runs[at : at + 4] for at in range(0, len(document.raw_runs), 4)]
    assert [body[first:last] for start, end, first, last in places if document.text[start:end] == "£"] == [
        "Â£".encode()
    ]


NAVIGATION = "Home\nNews\nMarkets\nVideo\nWatchlists\nSubscribe\nSign In\nEnglish\nUSD\nSquare"
SHORT_ARTICLE = """Example Pumps beats estimates as orders jump, shares rise after hours
Example Pumps on Wednesday reported third-quarter results that topped estimates, helped by orders for wells.
Sales jumped 31% to $2.9 billion. Net income was $902 million, or $1.41 per share, up from $1.18.
"We saw strength across every region and in every line of pumps," chief executive Jane Roe said on a call.
For the fourth quarter, the company expects sales of between $3.0 billion and $3.2 billion, it said."""


def test_a_short_article_behind_a_menu_is_weighed_line_by_line():
    tail = "12.4K views\n8.1K Popularity\nHot Tokens\nBTC\n$68,120.4\n+1.2%\nAbout\nHelp Center\nFees\nAPI"
    assert kept(f"{NAVIGATION}\n{SHORT_ARTICLE}\n{tail}") == SHORT_ARTICLE


NAMED = [
    # a line of a page                                                                rule
    ("Published Tue, Jul 15 2025 6:32 AM EDT",                                         "when_published"),
    ("and last updated 9:47 PM, Sep 02, 2025",                                         "when_published"),
    ("Updated March 3, 2025 results",                                                  None),
    ("Updated outlook as of March 31, 2025",                                           None),
    ("Read more airline news",                                                         "pointer_elsewhere"),
    ("Follow @example for the latest on pumps",                                        "pointer_elsewhere"),
    ("Those who follow the company were not surprised by its results.",                None),
    ("A pump in Oslo, Norway, March 3, 2025. Agency/Jo Roe/File Photo",                "caption"),
    ("The photo file is larger than the company's own archive can hold.",              None),
    ("Pumps on a quay in Bergen. Photo: Jo Roe/Example Press",                         "caption"),
    ("Chart: orders of Example Pumps by quarter. Source: company filings",             "caption"),
    ("[Image: a pump]",                                                                "markup"),
    ("Posts: 1,204",                                                                   "member"),
    ("Joined: Sat Jan 12, 2019 4:02 pm",                                               "member"),
    ("Joined by its partners, Example Pumps opened a plant in 2019.",                  None),
    ("SOURCE Example Pumps Inc.",                                                      "sign_off"),
    ("-0- 11/14/2025",                                                                 "sign_off"),
    ("/CONTACT: Ada Example of Example Pumps, 555-010-0199/",                          "sign_off"),
    ("Click here for more news of pumps",                                              "pointer_elsewhere"),
    ("The author has no position in any of the stocks mentioned.",                     "legal_notice"),
]  # fmt: skip


@pytest.mark.parametrize("line, rule", NAMED)
def test_a_line_that_names_itself_is_known_by_its_rule(line, rule):
    assert (judge_line(line) or (None, None, None))[2] == rule
