"""A thread keeps its posts and who wrote them when; what is said about members and posts is no text."""

import pytest

from assets.clean.html import forums
from assets.clean.page import clean_page

QUESTION = "Does anybody know why the pump stalls when both valves are open at the same time?"
ANSWER = "The relief valve is set too low, so the pressure never builds up; turn it by a quarter."
OTHER = "Check the strainer before anything else, because grit in it looks just like this to the motor."
REMARK = "That worked for me as well, and it took less than ten minutes to do it."


def read(markup: str) -> str:
    page = clean_page(f"<body>{markup}".encode(), "text/html", None, "https://forum.example/t/stalls/12")
    return page.document.text


def post(member: str, text: str, *beside: str) -> str:
    panel = "".join(f"<div>{one}</div>" for one in (member, *beside))
    return (
        f'<div class="post"><div class="author-pane">{panel}</div><div class="post-body">{text}</div></div>'
    )


def remark(text: str) -> str:
    return (
        f'<div class="comments"><div class="comment-text">{text}</div>'
        '<div class="comment-user username">pat_b</div></div>'
    )


def test_remarks_below_answers_are_no_posts():
    text = read(post("ann", QUESTION) + remark(REMARK) + post("bob", ANSWER) + remark(REMARK + " Thanks."))
    assert text.split("\n") == ["ann", QUESTION, "bob", ANSWER]


def test_comments_are_the_posts_where_nothing_else_is():
    assert REMARK in read(f'<div class="post-body">{QUESTION}</div>' + remark(REMARK) + remark(ANSWER))


def test_numbers_beside_a_member_are_no_name():
    posts = post("ann", QUESTION, "42.4k", "1,357", "#1") + post("bob", ANSWER, "11k", "Reply 2")
    assert read(posts + post("xX_42", OTHER, "+3")).split("\n") == [
        "ann",
        QUESTION,
        "bob",
        ANSWER,
        "xX_42",
        OTHER,
    ]


def test_rank_and_joining_day_of_a_member_are_no_part_of_a_post():
    joined = '<div class="message-userExtras"><dl><dt>Joined<dd>Apr 1, 2009</dl></div>'
    about = '<p class="userTitle">Veteran</p>' + joined
    posts = (
        post("ann", QUESTION, about) + post("bob", ANSWER, about, "Jun 2, 2024") + post("eve", OTHER, about)
    )
    assert read(posts).split("\n") == ["ann", QUESTION, "bob", "Jun 2, 2024", ANSWER, "eve", OTHER]


def test_what_the_software_writes_into_a_post_is_dropped():
    quote = f"<div>ann said:</div><blockquote>{QUESTION}</blockquote><div>Click to expand...</div>"
    posts = post("bob", f"<div>#2</div>{quote}<p>{ANSWER}</p><div>Last edited: Jun 2, 2024</div>") + post(
        "eve", OTHER
    )
    assert read(posts).split("\n") == ["bob", "ann said:", QUESTION, ANSWER, "eve", OTHER]


def test_a_list_beside_the_name_tells_of_the_member():
    about = "<ul><li>410 posts · Joined 2002</ul>"
    posts = post("ann", QUESTION, about) + post("bob", ANSWER, about) + post("eve", OTHER, about)
    closed = post("system", "This topic was automatically closed after 30 days. New replies are not allowed.")
    assert read(posts + closed).split("\n")[:6] == ["ann", QUESTION, "bob", ANSWER, "eve", OTHER]
    assert "closed" not in read(posts + closed)


FURNITURE = [
    "Reply",
    "#4",
    "Click to expand...",
    "Last Edit: Jun 2, 2024 by ann",
    "(This post was last modified: Jun 2, 2024 by ann.)",
    "Zuletzt geändert von ann am 2. Juni 2024, 08:40",
    "Logged",
    "Viewing 7 posts - 1 through 7 (of 7 total)",
    "Joined: 8 Nov 2003<br>Posts: 2311<br>Location: Northern Maine",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_software_is_no_part_of_a_post(line):
    posts = post("bob", f"<p>{ANSWER}</p><p>{line}</p>") + post("eve", OTHER)
    assert read(posts).split("\n") == ["bob", ANSWER, "eve", OTHER]


ABOUT_A_MEMBER = [
    "Senior Member",
    "Posts: 2,311",
    "Beiträge: 2311",
    "ann Members",
    "posted 6 years ago",
    "ann Veteran Posts: 2,311",
    "Level 6 14,311 points",
]


@pytest.mark.parametrize("line", ABOUT_A_MEMBER)
def test_a_line_about_a_member_is_no_name(line):
    posts = post("ann", QUESTION, line) + post("bob", ANSWER, line) + post("eve", OTHER)
    assert read(posts).split("\n") == ["ann", QUESTION, "bob", ANSWER, "eve", OTHER]


def test_the_day_behind_its_label_is_about_the_member():
    panel = "<dl class=facts><dt>Joined:</dt><dd>Nov 8, 2011</dd></dl>"
    posts = "".join(
        f'<li class="post"><h3 class="username">{name}</h3>{panel}<div class="message-text">{text}</div>'
        for name, text in (("ann", QUESTION), ("bob", ANSWER), ("eve", OTHER))
    )
    assert read(f"<ol>{posts}</ol>").split("\n") == ["ann", QUESTION, "bob", ANSWER, "eve", OTHER]


def test_a_thread_is_as_old_as_its_first_post():
    times = "".join(
        f'<div class="head"><time itemprop="dateCreated" datetime="2024-06-0{day}">long ago</time></div>'
        f'{"<p>" * 900}<div class="post-body">{text}</div>'
        for day, text in ((2, QUESTION), (5, ANSWER))
    )
    page = clean_page(f"<body>{times}".encode(), "text/html", None, "https://forum.example/t/stalls/12")
    assert str(page.document.published_at.date()) == "2024-06-02"


def test_the_rules_of_a_forum_beside_its_posts_are_none():
    """One software calls the notice in its side column by the name that its posts have."""
    rules = '<div class="side"><div class="usertext-body"><p>Be kind, and post your plans.</div></div>'
    posts = "".join(
        f'<div class="entry"><div class="usertext-body"><p>{one}</div></div>' for one in (QUESTION, ANSWER)
    )
    assert read(rules + posts).split("\n") == [QUESTION, ANSWER]


def test_what_opens_a_thread_of_tables_without_a_heading_is_kept():
    rows = "".join(
        f'<tr class="comtr"><td><table><tr><td><b>ann</b> on Jun 2 | parent<div class="comment">{one}'
        "<p>reply</div></table>"
        for one in (ANSWER, OTHER, REMARK)
    )
    page = f"<title>Why does it stall? | News</title><table><tr><td>Why does it stall?<tr><td>{QUESTION}"
    cleaned = clean_page(
        f"{page}</table><table>{rows}</table>".encode(),
        "text/html",
        None,
        "https://news.ycombinator.com/item?id=1",
    )
    assert cleaned.document.text.split("\n") == [QUESTION, ANSWER, OTHER, REMARK]


THREADS = [
    # address                                                        whether its page is a thread
    ("https://pumps.example/thread-40912.html", True),
    ("https://acme.example/t5/Pumps/Why-does-it-stall/td-p/40912", True),
    ("https://acme.example/t5/Blog/Our-new-pump/ba-p/40913", False),
    ("https://news.ycombinator.com/item?id=40912", True),
    ("https://code.example/acme/pump/issues/12", True),
    ("https://pumps.example/products/stall-guard", False),
]


@pytest.mark.parametrize(("address", "is_thread"), THREADS)
def test_an_address_tells_a_thread(address, is_thread):
    assert forums.is_thread("<p>Hello", address, count_signs=forums.MIN_SIGNS) is is_thread


def nameless(member: str, text: str) -> str:
    """A post of software whose classes say nothing."""
    panel = f'<div class="c7"><b>{member}</b><p class="k2">Destination expert</p><p>Level 4</p></div>'
    return (
        f'<div class="x1 p99"><div class="q">{panel}<div class="w3"><p>{text}</p></div><i>12</i></div></div>'
    )


def test_posts_without_a_name_are_told_by_how_they_repeat():
    """What stands beside the text of every post is no text, whatever the software calls it."""
    texts = (QUESTION, ANSWER, OTHER, REMARK)
    thread = "".join(nameless(f"member{place}", text) for place, text in enumerate(texts))
    side = (
        '<div class="z"><p>Latest in this forum: pumps, valves and everything in between, all day.</p></div>'
    )
    assert read(f"<h1>Why does it stall?</h1><div>{thread}</div>{side}").split("\n") == list(texts)


def test_rows_of_a_table_are_posts():
    """So boards of around 2000 set them: who writes on the left, the words on the right."""
    rows = "".join(
        f"<tr><td><b>{who}</b><p>Registered: Feb 1999<td><font size=1>posted 10-{day}-2000 06:31 PM</font>"
        f"<hr>{text}<p>{text[:40]} and more of it, as I said before all this began in the spring of the year."
        for who, day, text in (("ann", 19, QUESTION), ("bob", 20, ANSWER), ("eve", 21, OTHER))
    )
    page = f"<body><table><tr><td>Author<td>Topic: stalls</tr>{rows}</table>".encode()
    document = clean_page(page, "text/html", None, "http://a.example/ubb/Forum3/HTML/001482.html").document
    lines = document.text.split("\n")
    assert [line for line in lines if line in (QUESTION, ANSWER, OTHER)] == [QUESTION, ANSWER, OTHER]
    assert not [line for line in lines if "Registered" in line]
    assert str(document.published_at.date()) == "2000-10-19"


def test_a_post_of_another_colour_is_a_post():
    """Software marks the posts of whoever asked, and every second one."""
    colours = ("", " odd", " asker", " odd asker")
    texts = (QUESTION, ANSWER, OTHER, REMARK)
    posts = "".join(
        f'<div class="row{colour}"><div>member</div><div class="t"><p>{text}</p></div></div>'
        for colour, text in zip(colours, texts, strict=True)
    )
    assert read(f"<section>{posts}</section>").split("\n") == list(texts)
