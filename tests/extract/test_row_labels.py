"""What rows of statements are called: labels and the headings above them, as companies word them."""

import pytest

from assets.extract.tables.row_labels import read_label

_NAMED = [
    # label, headings above, metrics
    ("Net sales to external customers", (), "revenue"),
    ("Total railway operating revenues", (), "revenue"),
    ("Total Revenues and Other Income (Loss)", (), "revenue"),
    ("Total", ("Net Sales and Revenues",), "revenue"),
    ("Net Income Available for Common Stock", (), "net_income_to_common"),
    ("Earnings on common stock", (), "net_income_to_common"),
    ("Net earnings common stockholders", (), "net_income_to_common"),
    ("Diluted earnings per share common stockholders", (), "eps_diluted"),
    ("Per share net (loss) income \u2014 basic", (), "eps_basic"),
    ("Operating profit (EBIT)", (), "operating_income"),
    ("Earnings per share (EPS), diluted, EUR", (), "eps_diluted"),
    ("Income attributable to Acme common shareowners", (), "net_income_to_common"),
    ("Net increase (decrease) in stockholders’ equity resulting from operations", (), "net_income"),
    ("Net income per basic and diluted share", (), "eps_basic eps_diluted"),
    ("Net loss (attributable) available to Acme common shareholders per share – basic", (), "eps_basic"),
    ("Net income per share", ("Diluted:",), "eps_diluted"),
    ("Basic - common", ("Earnings per share:",), "eps_basic"),
    ("- Diluted", ("PER-SHARE OF COMMON STOCK", "Net Income Attributable to Acme Corp."), "eps_diluted"),
    ("EPS", ("Basic EPS",), "eps_basic"),
    ("Acme Corporation", ("Net income (loss) attributable to",), "net_income"),
    ("Common shareholders", ("Net income attributable to:",), "net_income_to_common"),
    ("Common Shareholders - Diluted", ("Earnings per share attributable to",), "eps_diluted"),
    ("Per share - diluted", ("Net income",), "eps_diluted"),
    ("GAAP", ("Diluted EPS:",), "eps_diluted"),
    ("Non-GAAP", ("Net income",), "net_income"),
    ("Gross loss", (), "gross_profit"),
    ("Gross profit margin", (), "gross_profit"),
    ("Gross margin percentage", (), "gross_profit"),
    ("Net income to shareholders", (), "net_income"),
    ("Net income available for Acme common shareholders", (), "net_income_to_common"),
    ("Earnings (U.S. GAAP)", ("Results summary",), "net_income"),
    ("Earnings (U.S. GAAP)", ("Earnings per share",), "eps"),
    ("Basic", ("Earnings Per Common Shares Outstanding:",), "eps_basic"),
    ("Basic", ("Weighted-Average Common Shares Outstanding:",), "average_shares_basic"),
    ("Net income per share - basic", ("Loss from discontinued operations per share:",), "eps_basic"),
]

_NOT_NAMED = [
    ("Net income allocated to unvested restricted stock", ()),
    ("Net income from discontinued operations", ()),
    ("Weighted average number of common shares outstanding", ("Net income attributable to",)),
    ("Net income available for distribution", ()),
    ("Net investment income per share", ()),
    ("Net loss on extinguishment of debt", ()),
    ("Net losses and loss adjustment expenses", ()),
    ("Operating Partnership", ("Net (income) loss attributable to Noncontrolling Interests:",)),
    ("Noncontrolling interests", ("Net income attributable to:",)),
    ("Consolidated real estate partnerships", ("Net income attributable to:",)),
    ("Acme Corporation", ("Comprehensive income attributable to:",)),
    ("GAAP", ("Weighted average shares",)),
    ("Adjusted", ("Tax rate",)),
    ("Diluted loss per share", ("Loss per share from discontinued operations:",)),
]


@pytest.mark.parametrize(("label", "headings", "codes"), _NAMED)
def test_a_row_is_named_by_its_label_and_headings(label, headings, codes):
    assert " ".join(read_label(label, headings).codes) == codes


@pytest.mark.parametrize(("label", "headings"), _NOT_NAMED)
def test_a_row_that_is_only_near_a_metric_has_none(label, headings):
    assert read_label(label, headings) is None


def test_a_row_that_says_only_a_basis_has_it():
    assert read_label("GAAP", ("Net income",)).basis == "gaap"
    assert read_label("Adjusted (non-GAAP)", ("Net income",)).basis == "non_gaap"
