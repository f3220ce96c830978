"""What an element's tag, role, class and id say it is.

    class="l-sidebar relatedPosts" > l, sidebar, related, posts > SIDE | RELATED

The words are those that web designers use for the parts of a page, collected from
readability's and the field's lists of "unlikely candidates" and from reading pages. A hint
is a suspicion, never a verdict: ``judge`` weighs it against the text it stands on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

ARTICLE, BODY, NAV, SIDE, FOOT, HEAD, SHARE, RELATED = (1 << place for place in range(8))
AD, COMMENT, META, CAPTION, LEGAL, FORM, HIDDEN, CONTROL = (1 << place for place in range(8, 16))
TAGS, AUTHOR, HEADLINE, DECK, WIDGET, GALLERY, CONSENT = (1 << place for place in range(16, 23))
POST_BODY, POSTER = (1 << place for place in range(23, 25))
MEMBER = 1 << 25
_HIDES = 1 << 26  # a class that hides, unless another shows
# Any of these makes an element a suspect.
SUSPECT = NAV | SIDE | FOOT | SHARE | RELATED | AD | COMMENT | LEGAL | CONSENT | FORM
SUSPECT |= TAGS | AUTHOR | WIDGET | CONTROL

_TAGS = {
    "nav": NAV, "menu": NAV, "aside": SIDE, "footer": FOOT, "header": HEAD, "form": FORM,
    "figcaption": CAPTION, "caption": 0, "article": ARTICLE, "main": ARTICLE, "button": CONTROL,
    "dialog": WIDGET, "h1": HEADLINE, "address": META, "fieldset": FORM,
    "optgroup": CONTROL, "noscript": HIDDEN, "ix:header": HIDDEN,
}  # fmt: skip
_WORDS = {
    BODY: "wysiwyg",
    NAV: """nav navbar navigation menu menus submenu topnav subnav mainnav breadcrumb
        breadcrumbs crumbs crumb pagination pager paging sitemap skip skiplink skipnav toc
        megamenu dropdown hamburger offcanvas drawer toolbar topbar navlist globalnav localnav
        jumpto ticker tickertape""",
    SIDE: """sidebar sidebars aside rail rightrail leftrail rightcol leftcol sidecolumn
        secondary rightcolumn""",
    FOOT: "footer foot footers colophon siteinfo bottombar subfooter",
    HEAD: "header masthead",
    SHARE: """share sharing shares sharebox shareaholic sharedaddy addthis addtoany social
        socials socialbar sociallinks sharethis follow like likes likebox twitter facebook
        pinterest whatsapp linkedin sharetools reactions reaction kudos upvote""",
    RELATED: """related relatedposts recirc recirculation recommended recommendation
        recommendations recommends popular trending trend outbrain taboola zergnet revcontent
        similar teaser teasers promo promos promotion promotions carousel slider latest
        headlines newsfeed youmaylike nextprev crosslinks suggested suggestions bestof toplist
        ranking""",
    AD: """ad ads adv advert adverts advertisement advertisements advertising adsense adbox
        adwrap adwrapper sponsor sponsors sponsored sponsorship banner dfp gpt doubleclick
        affiliate commercial adblock leaderboard""",
    COMMENT: """comment comments commenting commentary disqus respond replies discussion
        livefyre commentform comentarios kommentare""",
    META: """byline bylines dateline date timestamp time datetime posted postedon published
        pubdate author authors meta metadata info details credits credit source updated writer""",
    CAPTION: "caption captions figcaption imgcaption",
    GALLERY: "gallery slideshow lightbox thumbnail thumb thumbs",
    LEGAL: "privacy disclaimer disclaimers disclosure copyright legal terms",
    CONSENT: """cookie cookies cookiebar cookienotice cookiebot gdpr consent ccpa trustarc
        onetrust didomi usercentrics quantcast""",
    POST_BODY: "bbwrapper cooked usertext",
    POSTER: "poster postername nickname creator bigusername",
    FORM: """newsletter newsletters subscribe subscription subscriptions register mailchimp
        search searchbox searchform form contactform mailinglist emailsignup poll quiz survey
        cta donate donation feedback""",
    CONTROL: "button buttons controls player jwplayer tooltip print printbutton",
    TAGS: "tags tag taglist tagcloud keywords topics categories category labels filed hashtags",
    AUTHOR: "bio biography contributor contributors",
    WIDGET: "modal popover overlay lightbox interstitial toast rollover",
    MEMBER: "signature signatures usersignature postsignature",
    HEADLINE: "headline title pagetitle posttitle entrytitle articletitle",
    DECK: "deck dek subhead standfirst summary excerpt teaser abstract",
    ARTICLE: "article story entry main content articlecontent maincontent hentry",
}  # fmt: skip
# Two words that mean more together than apart.
_PAIRS = {
    BODY: """article-body articlebody-0 story-body entry-content post-content article-content story-content
        post-body article-text story-text body-text body-copy article-copy main-text content-body news-body
        article-main blog-content post-text news-content news-text release-body body-content text-content
        page-content single-content blog-body story-copy article-textbody mw-parser rich-text press-release
        content-text""",
    AUTHOR: "author-bio author-box author-info about-author author-card author-profile author-desc bio-box",
    RELATED: """read-more read-next more-stories more-news more-from also-like most-read most-popular
        most-viewed top-stories see-also also-read editors-picks next-article related-content you-may
        up-next article-list post-list card-list news-list next-post prev-post post-navigation latest-news
        related-articles recent-posts""",
    COMMENT: "comment-list comments-area comment-section user-comments",
    POST_BODY: """message-body post-body post-content post-message message-content comment-content
        comment-body
        usertext-body post-text topic-body topic-content reply-content comment-text message-text""",
    POSTER: "user-name author-name message-name author-pane user-details",
    MEMBER: """user-title user-extras user-stats user-rank author-stats author-rank member-stats member-title
        member-rank poster-rank poster-stats author-role user-level userinfo-extra user-role""",
    SHARE: "social-media social-share share-bar follow-us",
    FORM: "sign-up log-in sign-in email-capture opt-in call-to",
    NAV: "site-header site-nav global-header page-header back-to skip-to table-of",
    FOOT: "site-footer page-footer",
    LEGAL: "terms-of privacy-policy cookie-policy",
    AD: "ad-slot ad-unit ad-container google-ad",
    META: "read-time publish-date post-date entry-meta post-meta article-meta last-updated",
    DECK: "sub-title sub-headline sub-heading",
    CAPTION: "wp-caption image-caption photo-credit photo-caption image-credit media-caption",
    CONTROL: "video-player audio-player",
    WIDGET: "pop-up",
}  # fmt: skip
# Names that say it alone: "elementor-widget" is any part of a page.
_WHOLE = {"side": SIDE, "widget": WIDGET, "prose": BODY}
# Classes that hide, as whole names: "overflow-hidden" and "hidden md:block" hide nothing.
_HIDING = frozenset((
    "hidden", "hide", "d-none", "sr-only", "visually-hidden", "visuallyhidden",
    "screen-reader-text", "screen-reader-only", "is-hidden", "u-hidden", "u-visually-hidden",
    "invisible", "element-invisible", "assistive-text", "print-only", "js-hidden", "off-screen",
))  # fmt: skip
_BY_WORD: dict[str, int] = {}
for _flag, _list in _WORDS.items():
    for _word in _list.split():
        _BY_WORD[_word] = _BY_WORD.get(_word, 0) | _flag
_BY_PAIR: dict[str, int] = {}
for _flag, _list in _PAIRS.items():
    for _word in _list.split():
        _BY_PAIR[_word] = _BY_PAIR.get(_word, 0) | _flag
        # written as one word too: articlebody, relatedcontent
        _BY_WORD[_word.replace("-", "")] = _BY_WORD.get(_word.replace("-", ""), 0) | _flag

# "tag-economy", "category-news", "has-sidebar", "no-comments": said of an article by its blog software.
_TAXONOMY = frozenset(("tag", "category", "topic", "has", "no", "type", "status"))

_ROLES = {
    "navigation": NAV, "banner": HEAD, "contentinfo": FOOT, "complementary": SIDE, "search": FORM,
    "dialog": WIDGET, "alertdialog": WIDGET, "menu": NAV, "menubar": NAV, "main": ARTICLE,
    "article": ARTICLE, "button": CONTROL, "toolbar": NAV, "tablist": NAV, "tooltip": CONTROL,
}  # fmt: skip
_PROPERTIES = {
    "articlebody": BODY, "headline": HEADLINE, "author": META, "datepublished": META, "datemodified": META,
    "comment": COMMENT, "description": DECK, "text": BODY, "breadcrumb": NAV, "publisher": META,
}  # fmt: skip
# A name of an attribute, and its value in one of three quotings.
_ATTRIBUTE = re.compile(r"""([^\s"'=/>]+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# A part of a name with digits among its letters was made by a machine: "z7b06AD" is no ad.
_PART = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+(?=\d{0,3}(?![A-Za-z0-9]))")
_NAME = re.compile(r"<[^\s/>]*")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@lru_cache(maxsize=16384)
def read_opening(opening: str) -> int:
    """The flags of an opening tag, as it stands in the source."""
    tag = _NAME.match(opening)[0]
    return read_hints(tag[1:].lower(), opening[len(tag) : -1])


def read_hints(tag: str, attributes: str) -> int:
    """The flags that a tag and the source of its attributes give; 0 where they say nothing.

    >>> read_hints("div", ' class="relatedPosts"') & RELATED > 0
    True
    >>> read_hints("div", ' data-class="sidebar"')
    0
    """
    hints = _TAGS.get(tag, 0)
    return hints | _read_attributes(attributes) if attributes else hints


@lru_cache(maxsize=16384)
def _read_attributes(attributes: str) -> int:
    hints = 0
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        read = _READERS.get(name) or _READERS.get(name.lower())
        if read is not None:
            hints |= read(double or single or bare)
    return hints


@lru_cache(maxsize=16384)
def _read_words(value: str) -> int:
    classes = value[:400].split()
    hints = 0
    for name in classes:
        hints |= _read_name(name)
    if hints & _HIDES:
        is_shown = any(":" in name or "-block" in name for name in classes)
        hints = hints & ~_HIDES if is_shown else hints & ~_HIDES | HIDDEN
    return hints


@lru_cache(maxsize=32768)
def _read_name(name: str) -> int:
    hints = _HIDES if name in _HIDING else _WHOLE.get(name, 0)
    words = [word.lower() for part in _PART.findall(name) for word in _WORD.findall(part)]
    if len(words) > 1 and words[0] in _TAXONOMY and "-".join(words[:2]) not in _BY_PAIR:
        return hints  # tag-economy: what the article is about, not what the element is
    if "with" in words:
        words = words[: words.index("with")]  # anchorWithStickyNavbar: a heading below such a bar
    for word in words:
        hints |= _BY_WORD.get(word, 0)
    for pair in pairwise(words):
        hints |= _BY_PAIR.get("-".join(pair), 0)
    return hints


def _read_id(value: str) -> int:
    """An id with a dot or a bracket is the anchor of what a program calls so."""
    return 0 if "." in value or "(" in value else _read_words(value)


_READERS = {
    "class": _read_words,
    "id": _read_id,
    "role": lambda value: _ROLES.get(value.strip().lower(), 0),
    "itemprop": lambda value: _PROPERTIES.get(value.strip().lower(), 0),
    "property": lambda value: _PROPERTIES.get(value.strip().lower(), 0),
    "style": lambda value: HIDDEN if _INVISIBLE.search(value) else 0,
    "hidden": lambda value: HIDDEN,
    "aria-hidden": lambda value: HIDDEN if value.lower() == "true" else 0,
}
