"""What bytes are is read from the bytes alone."""

import gzip

import pytest

from assets.ingest.charset import decode
from assets.ingest.sniff import sniff

KINDS = [
    # the body                                                            media type          charset
    (b"<!DOCTYPE html><html><body>Net income</body></html>",              "text/html",        "utf-8"),
    (b"\xef\xbb\xbf\n<HTML><HEAD><TITLE>Q1</TITLE>",                      "text/html",        "utf-8"),
    (b"<!-- saved -->\n<html lang=en><p>Q1",                              "text/html",        "utf-8"),
    (b"<p>Revenue was <b>$1.2 million</b>.</p>",                          "text/html",        "utf-8"),
    (b"Revenue<br>rose<br>and<br>rose again",                             "text/html",        "utf-8"),
    (b'<?xml version="1.0"?><html xmlns="x"><body>10-Q</body></html>',    "text/html",        "utf-8"),
    (b"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<html><body>x</body></html>",   "text/html",        "utf-8"),
    (b"<DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<CASH>   1,204\n<DEBT>   33\n",   "text/plain",       "utf-8"),
    (b"EXAMPLE CO <EXC> 1ST QTR NET\n    Shr 34 cts vs 1.19 dlrs",        "text/plain",       "utf-8"),
    (b"# Results\n\n**Revenue** rose; see [the tables](https://e.org).",  "text/plain",       "utf-8"),
    (b"Is 3 < 5 and 7 > 2? Then </p> is no page.",                        "text/plain",       "utf-8"),
    (b'{"revenue": [1, 2]}',                                              "application/json", "utf-8"),
    (b"[Adds detail] Revenue rose",                                       "text/plain",       "utf-8"),
    (b'<?xml version="1.0"?><rss version="2.0"></rss>',                   "application/rss+xml", "utf-8"),
    (b'<?xml version="1.0"?><feed xmlns="a"></feed>',                     "application/atom+xml", "utf-8"),
    (b'<?xml version="1.0"?><xbrl></xbrl>',                               "application/xml",  "utf-8"),
    (b"%PDF-1.7\n%\xe2\xe3",                                              "application/pdf",  None),
    (b"\x89PNG\r\n\x1a\n\x00\x00",                                        "image/png",        None),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF",                                     "image/jpeg",       None),
    (gzip.compress(b"x", mtime=0),                                        "application/gzip", None),
    (bytes(range(256)) * 8,                                               "application/octet-stream", None),
    (b"\x00" * 64,                                                        "application/octet-stream", None),
    (b"Net income\x00 rose 3 percent to $4 million" + b"\x00" * 500,      "text/plain",       "utf-8"),
    (b"",                                                                 "text/plain",       "utf-8"),
]  # fmt: skip

FRENCH = "Le chiffre d'affaires de Société Générale a progressé de 3 % – à 6,2 milliards d'€."
RUSSIAN = "Чистая прибыль компании выросла на двенадцать процентов во втором квартале прошлого года. " * 3
CHINESE = "公司第一季度营业收入同比增长百分之十二，净利润达到三十亿元人民币，高于市场预期。" * 3
ENCODINGS = [
    # the body                                                                        charset
    (FRENCH.encode(),                                                                 "utf-8"),
    (FRENCH.encode("cp1252"),                                                         "cp1252"),
    (FRENCH.encode("utf-16"),                                                         "utf-16-le"),
    (b"\xfe\xff" + FRENCH.encode("utf-16-be"),                                        "utf-16-be"),
    (FRENCH.encode("utf-16-le"),                                                      "utf-16-le"),
    (FRENCH.encode() * 20 + b"\xe2\x80",                                              "utf-8"),
    (b'<meta charset="iso-8859-1"><p>' + "société".encode("cp1252"),                  "cp1252"),
    (b'<meta charset="iso-8859-1"><p>' + "société".encode(),                          "utf-8"),
    (b'<meta charset="rot13"><p>' + "société".encode("cp1252"),                       "cp1252"),
    (b'<meta http-equiv=x content="text/html; charset=windows-1251">' + RUSSIAN.encode("cp1251"), "cp1251"),
    (RUSSIAN.encode("cp1251"),                                                        "cp1251"),
    (b'<meta charset="gb2312">' + CHINESE.encode("gb18030"),                          "gb18030"),
    (CHINESE.encode("gb18030"),                                                       "gb18030"),
]  # fmt: skip


@pytest.mark.parametrize("body, media_type, charset", KINDS)
def test_a_body_says_itself_what_it_is(body, media_type, charset):
    assert sniff(body) == (media_type, charset)


@pytest.mark.parametrize("body, charset", ENCODINGS)
def test_an_encoding_is_read_from_the_bytes(body, charset):
    assert sniff(body)[1] == charset


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_comes_out_as_it_went_in(charset):
    body = FRENCH.encode(charset)
    assert decode(body, sniff(body)[1]) == FRENCH


HOSTILE = [b"<", b"<!--", b"[", b"<p", b"\xe9 ", b"<meta ", b"<?xml <!-- ", b"<br", b"<?x "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_bytes_do_not_hang(piece):
    assert sniff(piece * (5_000_000 // len(piece)))[0]
