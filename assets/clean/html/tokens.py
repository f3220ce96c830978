"""The tokens of a page's source: tags, comments, and scripts whole.

    <td class=x>, </td>, <!-- ... -->, <script>...</script>

What stands between two tokens is text. One look tells a token and which of three it is.
"""

from __future__ import annotations

import re

# Groups are numbered by how often they are met: ``lastindex`` says which of them a token is.
CLOSE, RAW, OPEN = 1, 2, 3
# A > in quotes ends no tag; a quote that no = stands before is a slip and opens none.
_QUOTED = r"""(?: [^>"'=]++ | = \s*+ (?: "[^"]*+" | '[^']*+' )?+ | ["'] )*+"""
TOKEN = re.compile(
    rf"""
    < (?:
        / ([a-zA-Z][^\s/>]*+) {_QUOTED} >
      | (?=[acimnstvxACIMNSTVX])
        ( (?i: script|style|template|svg|iframe|title|math|textarea|noembed
              |noframes|xmp|select|canvas|video|audio) ) (?=[\s/>]) {_QUOTED} (?<!/) >
        (?: [^<]++ | <(?! / (?i:\2) [\s/>]) )*+                   # no markup up to its closing tag
        (?: < [^>]*+ > | \Z )
      | ([a-zA-Z][^\s/>]*+) {_QUOTED} >
      | !-- (?: -?> | (?: [^-]++ | -(?!->) )*+ (?:-->|\Z) )       # comment; one left open goes on to the end
      | [!?/] [^>]*+ >                                            # doctype, instruction
      | [a-zA-Z] [^>]*+ >                                         # a tag with a quote left open
    )
    """,
    re.VERBOSE,
)
OPEN_TAG = re.compile(r"<(?:[a-zA-Z/]|!--)|\Z")  # a page cut off inside a tag ends before it


def runs_on(source: str, token: re.Match | None) -> bool:
    """Whether the last token is a comment or a script that nothing closes: the rest of the page is its."""
    if token is None:
        return False
    start, end = token.span()
    if source.startswith("<!--", start):
        return not source.endswith("-->", start, end)
    return token.lastindex == RAW and f"</{token[RAW]}".lower() not in source[start:end].lower()
