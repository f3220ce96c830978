"""A page that does not say its encoding is read in one that news is written in."""

import pytest

from assets.clean.charset import decode_body
from assets.clean.page import clean_page

FILLER = "<p>The company said on Monday that sales rose in every region. "
UNDECLARED = [
    # text                                                              encodings it is read back from
    ("Le bénéfice a augmenté, a indiqué la société", ("cp1252", "iso8859-15", "utf-8")),
    ("La compañía anunció un beneficio mayor", ("cp1252", "utf-8")),
    ("Sales rose to €5 million – “a record”, up £3 and ½", ("cp1252", "utf-8")),
    ("Größerer Überschuß", ("cp1252",)),
    ("Выручка компании выросла на пять процентов за квартал", ("cp1251", "koi8-r")),
    ("売上高は三割増の八百億円となった。純利益も増えた", ("shift_jis", "euc_jp")),
    ("公司第一季度营业收入增长百分之五，净利润增长", ("gb18030",)),
    ("公司第一季營業收入增長百分之五，淨利潤增長", ("big5",)),
    ("회사의 매출은 일분기에 증가했다고 밝혔다", ("euc_kr",)),
]
CASES = [(text, encoding) for text, encodings in UNDECLARED for encoding in encodings]


@pytest.mark.parametrize("length", [0, 10])
@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_an_undeclared_encoding_is_guessed_from_a_closed_list(text, encoding, length):
    assert text in decode_body((FILLER * length + text).encode(encoding)).text


def test_a_single_accent_in_a_long_page_is_a_western_one():
    assert "Nestlé" in decode_body((FILLER * 500 + "Nestlé" + FILLER * 500).encode("cp1252")).text


GARBLED = [
    # as it stands in a page that was garbled before it was written      as it was meant
    ("Acmeâ€™s profit", "Acme’s profit"),
    ("up 3â€“4 percent, â€œa recordâ€\x9d, he said â€¦", "up 3–4 percent, “a record”, he said …"),
    ("SociÃ©tÃ© GÃ©nÃ©rale, ZÃ¼rich, EspaÃ±a", "Société Générale, Zürich, España"),
    ("sales of Â£3.2m and â‚¬5m, a loss of âˆ’2", "sales of £3.2m and €5m, a loss of −2"),
    ("Acmeâ\x80\x99s profit", "Acme’s profit"),
    # what is no garbling
    ("“AMANHÔ, MANHÃ… jusqu’à…", "“AMANHÔ, MANHÃ… jusqu’à…"),
    ("É” and Ò", "É” and Ò"),
]


@pytest.mark.parametrize(("written", "meant"), GARBLED)
def test_what_was_garbled_is_repaired_where_it_is_certain(written, meant):
    body = f"<meta charset=utf-8>{FILLER}<p>x {written} y</p>{FILLER}".encode()
    document = clean_page(body, "text/html").document
    assert f"x {meant} y" in document.text
    start = document.text.index(f"{meant} y")
    first, end = document.raw_span(start, start + len(meant))
    assert body[first:end].decode() == written


INVISIBLE = [
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u2060",
    "\ufeff",
    "\u2009",
    "\u202f",
    "\u00a0",
]


@pytest.mark.parametrize("character", INVISIBLE, ids=map(ascii, INVISIBLE))
def test_a_character_of_no_width_and_a_thin_space_stay_inside_a_text(character):
    body = f"<meta charset=utf-8><p>5{character}000 shares</p>{FILLER}".encode()
    assert f"5{character}000 shares" in clean_page(body, "text/html").document.text
