"""The names of metrics: our codes, their us-gaap concepts, and how news and releases call them.

Data only. The phrases are those of wires, releases and call summaries, collected by reading; the concepts
are names of the public us-gaap taxonomy. In a phrase ``(s)`` is an optional plural, a space any white space
or hyphen. A phrase whose code begins with ``-`` names something near a metric that is not one of ours: it is
found so that the shorter metric inside it is not ("cost of revenue" is not revenue).
"""

from __future__ import annotations

from dataclasses import dataclass

MONEY, PER_SHARE, RATIO, COUNT, MOVE, DURATION = "money", "per_share", "ratio", "count", "move", "duration"


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric code: what kind of number it is, and what the us-gaap taxonomy calls it."""

    code: str
    kind: str
    concept: str | None


METRICS = {
    metric.code: metric
    for metric in (
        Metric("revenue", MONEY, "RevenueFromContractWithCustomerExcludingAssessedTax"),
        Metric("net_income", MONEY, "NetIncomeLoss"),
        Metric("net_income_to_common", MONEY, "NetIncomeLossAvailableToCommonStockholdersBasic"),
        Metric("income_continuing_operations", MONEY, "IncomeLossFromContinuingOperations"),
        Metric("pretax_income", MONEY, "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"),
        Metric("gross_profit", MONEY, "GrossProfit"),
        Metric("operating_income", MONEY, "OperatingIncomeLoss"),
        Metric("operating_expenses", MONEY, "OperatingExpenses"),
        Metric("cost_of_revenue", MONEY, "CostOfRevenue"),
        Metric("net_interest_income", MONEY, "InterestIncomeExpenseNet"),
        Metric("ebitda", MONEY, None),
        Metric("ebit", MONEY, None),
        Metric("operating_cash_flow", MONEY, "NetCashProvidedByUsedInOperatingActivities"),
        Metric("free_cash_flow", MONEY, None),
        Metric("capital_expenditure", MONEY, "PaymentsToAcquirePropertyPlantAndEquipment"),
        Metric("research_and_development", MONEY, "ResearchAndDevelopmentExpense"),
        Metric("cash", MONEY, "CashAndCashEquivalentsAtCarryingValue"),
        Metric("debt", MONEY, "DebtInstrumentCarryingAmount"),
        Metric("total_assets", MONEY, "Assets"),
        Metric("deposits", MONEY, "Deposits"),
        Metric("loans", MONEY, "LoansAndLeasesReceivableNetReportedAmount"),
        Metric("share_repurchase", MONEY, "PaymentsForRepurchaseOfCommonStock"),
        Metric("orders", MONEY, None),
        Metric("order_backlog", MONEY, None),
        Metric("remaining_performance_obligation", MONEY, "RevenueRemainingPerformanceObligation"),
        Metric("deferred_revenue", MONEY, "ContractWithCustomerLiability"),
        Metric("annual_recurring_revenue", MONEY, None),
        Metric("organic_revenue", MONEY, None),
        Metric("comparable_sales", MONEY, None),
        Metric("market_value", MONEY, None),
        Metric("ffo", MONEY, None),
        Metric("eps", PER_SHARE, None),
        Metric("eps_continuing_operations", PER_SHARE, None),
        Metric("eps_basic", PER_SHARE, "EarningsPerShareBasic"),
        Metric("eps_diluted", PER_SHARE, "EarningsPerShareDiluted"),
        Metric("ffo_per_share", PER_SHARE, None),
        Metric("book_value_per_share", PER_SHARE, None),
        Metric("dividend_per_share", PER_SHARE, "CommonStockDividendsPerShareDeclared"),
        Metric("stock_price", PER_SHARE, None),
        Metric("price_target", PER_SHARE, None),
        Metric("gross_margin", RATIO, None),
        Metric("operating_margin", RATIO, None),
        Metric("ebitda_margin", RATIO, None),
        Metric("net_interest_margin", RATIO, None),
        Metric("net_margin", RATIO, None),
        Metric("tax_rate", RATIO, "EffectiveIncomeTaxRateContinuingOperations"),
        Metric("shares_outstanding", COUNT, "EntityCommonStockSharesOutstanding"),
        Metric("average_shares_basic", COUNT, "WeightedAverageNumberOfSharesOutstandingBasic"),
        Metric("average_shares_diluted", COUNT, "WeightedAverageNumberOfDilutedSharesOutstanding"),
        Metric("average_shares", COUNT, None),
        Metric("stock_return", MOVE, None),
        Metric("backlog_coverage", DURATION, None),
    )
}

# code of the metric -> phrases; where two match at one place the longer one holds
PHRASES = {
    "revenue": "revenue(s) net of interest expense; qtrly rev(s); revenue(s); net revenue(s); total "
    "revenue(s); total net revenue(s); operating revenue(s); sales revenue(s); net sales; total sales; "
    "total net sales; sales; turnover; top line; net operating revenue(s); revs; consolidated revenue(s)",
    "net_income": "net income; net loss; net earnings; net profit(s); profit(s); earnings; loss; losses; "
    "npat; net profit after tax; earnings after tax(es); result after tax; net income after minority "
    "interests; net profit after minority interests; net profit after minorities; net losses; net result; "
    "bottom line; profit after tax; net income or loss; net loss income; after tax profit; profit "
    "attributable to shareholders; attributable profit; attributable net profit; quarterly profit; net "
    "financial earnings; operating net",
    "net_income_to_common": "income available to common shareholders; income available to common "
    "stockholders; income attributable to common shareholders; income attributable to common stockholders; "
    "income applicable to common shareholders; income applicable to common stockholders",
    "income_continuing_operations": "income from continuing operations; profit from continuing operations",
    "pretax_income": "pretax adjusted earnings; pretax net profit(s); pretax net income; pretax net; "
    "pretax income; pre tax income; pretax profit(s); pre tax profit(s); pretax loss; pre tax loss; pretax "
    "earnings; pre tax earnings; income before tax; income before taxes; income before income tax; income "
    "before income taxes; profit before tax; profits before tax; earnings before tax; earnings before "
    "taxes; earnings before income taxes; loss before tax; loss before taxes; loss before income taxes; "
    "income from continuing operations before income taxes; income from continuing operations before taxes; "
    "earnings from continuing operations before income taxes; earnings from continuing operations before "
    "taxes; loss from continuing operations before income taxes",
    "gross_profit": "gross profit(s); gross income",
    "operating_income": "operating income; operating profit(s); operating loss; operating losses; "
    "operating earnings; income from operations; loss from operations; profit from operations; profit from "
    "recurring operations; operating profit from recurring operations; recurring operating income; "
    "operating result; net operating loss; net operating income; earnings from operations",
    "operating_expenses": "operating expense(s); operating cost(s); total operating expenses; opex; "
    "noninterest expense(s); non interest expense(s)",
    "cost_of_revenue": "cost of revenue(s); costs of revenue(s); cost of sales; cost of goods sold; cogs",
    "net_interest_income": "net interest income; nii",
    "ebitda": "ebitda; ebitdar; ebitda loss; ebitda1 loss; loss before interest taxes depreciation and "
    "amortization; earnings before interest taxes depreciation and amortization; ebitda1; earnings before "
    "interest tax depreciation and amortisation",
    "ebit": "ebit; earnings before interest and tax; earnings before interest and taxes",
    "operating_cash_flow": "operating cash flow(s); cash flow(s) from operations; cash flow from operating "
    "activities; cash flows from operating activities; cash from operations; net cash from operations; net "
    "cash provided by operating activities; cash provided by operating activities; cash provided by "
    "operations; net cash provided by operations; cash generated from operations; net cash used in "
    "operating activities; cash used in operating activities; cash used in operations; net cash used in "
    "operations; cash from operating activities; net cash from operating activities; operating cash inflow; "
    "operating cash outflow",
    "free_cash_flow": "free cash flow(s); fcf; free cash inflow; free cash outflow",
    "capital_expenditure": "capital expenditure(s); capital spending; capex; capital investment(s)",
    "research_and_development": "research and development; research and development expense(s); research "
    "and development cost(s); research and development spending; r&d expense(s); r&d cost(s); r&d spending; "
    "r&d; research & development expense(s)",
    "cash": "cash and cash equivalents; cash and equivalents; cash on hand; cash balance; cash position",
    "debt": "total debt; long term debt; outstanding debt",
    "total_assets": "total assets",
    "deposits": "total deposits",
    "loans": "total loans; total net loans",
    "share_repurchase": "share repurchases; stock repurchases; share buybacks; stock buybacks; buybacks",
    "orders": "orders; new orders; order intake; bookings; orders received; net orders",
    "order_backlog": "backlog; order backlog; backlog of orders; order book; backlog of contracts",
    "remaining_performance_obligation": "remaining performance obligation(s); rpo",
    "deferred_revenue": "deferred revenue(s); unearned revenue(s)",
    "annual_recurring_revenue": "annual recurring revenue(s); annualized recurring revenue(s); arr",
    "organic_revenue": "organic revenue(s); organic sales; organic net sales; organic net revenue(s); "
    "organic growth; organic decline",
    "comparable_sales": "sales at stores open at least a year; sales at stores open at least one year; "
    "sales at established stores; sales at existing stores; comparable sales; comparable store sales; same "
    "store sales; like for like sales; comparable restaurant sales; comp sales; comparable net sales; "
    "comps; same restaurant sales; comparable club sales; same store net sales; like for like revenue(s)",
    "market_value": "market value; market capitalization; market capitalisation; market cap",
    "ffo": "funds from operations; ffo; affo; nareit ffo",
    "eps": "earnings per share before and after dilution; qtrly shr; qtrly shr loss; eps; eps:; operating "
    "income per share; net operating income per share; operating earnings per share; core earnings per "
    "share; earnings per share; earnings per common share; income per share; income per common share; net "
    "income per share; net income per common share; net earnings per share; profit per share; loss per "
    "share; net loss per share; net loss per common share; loss per common share; earnings a share; "
    "earnings per unit; per share earnings; per share loss; per share profit; net income per unit; per "
    "share net income; net earnings per common share",
    "eps_diluted": "diluted eps; diluted earnings; diluted net income; diluted net earnings; diluted net "
    "eps; diluted net loss; diluted loss; diluted earnings per share; earnings per diluted share; eps "
    "diluted; earnings per share diluted; diluted earnings per common share; earnings per diluted common "
    "share; net income per diluted share; net income per diluted common share; diluted net income per "
    "share; net earnings per diluted share; diluted loss per share; loss per diluted share; net loss per "
    "diluted share; diluted net loss per share; income per diluted share; diluted income per share; fully "
    "diluted earnings per share; earnings per fully diluted share; diluted net earnings per share; earnings "
    "per share assuming dilution; diluted share earnings; diluted net loss per common share; diluted loss "
    "per common share; diluted net income per common share; earnings per share on a diluted basis; earnings "
    "per common share diluted; net income or earnings per diluted share; profit per diluted share; diluted "
    "earnings per unit; earnings per diluted unit",
    "eps_basic": "basic eps; basic earnings per share; earnings per basic share; eps basic; basic earnings "
    "per common share; earnings per basic common share; basic net income per share; net income per basic "
    "share; basic loss per share; basic net loss per share; net loss per basic share; loss per basic share; "
    "earnings per share basic",
    "ffo_per_share": "ffo per share; ffo per diluted share; funds from operations per share; affo per "
    "share; affo per diluted share; funds from operations per diluted share; ffo a share; ffo per common "
    "share; ffo per diluted common share; ffo per unit; diluted ffo per share",
    "book_value_per_share": "book value per share; book value per common share",
    "dividend_per_share": "dividend(s); cash dividend(s); quarterly dividend(s); dividend per share; "
    "dividends per share; dividend per common share; dividends per common share; distribution per unit",
    "stock_price": "stock price; share price; price of its shares; price of its stock; closing price",
    "price_target": "price target on shares; price target on the stock; price target on the shares; price "
    "target; target price; price objective; target on the stock; target on the shares; target on shares; "
    "target on its stock; target for the stock; target for the shares",
    "gross_margin": "gross margin rate(s); gross margin(s); gross profit margin(s); gm",
    "operating_margin": "operating margin rate(s); operating margin(s); operating profit margin(s); "
    "operating income margin(s)",
    "ebitda_margin": "ebitda margin(s)",
    "net_interest_margin": "net interest margin; nim",
    "net_margin": "net margin(s); net profit margin(s); net income margin(s)",
    "tax_rate": "tax rate(s); effective tax rate(s); effective income tax rate",
    "shares_outstanding": "shares outstanding; outstanding shares; shares of common stock outstanding",
    "average_shares": "average shares; average shares outstanding; weighted average shares; weighted "
    "average shares outstanding",
    "average_shares_diluted": "diluted shares; diluted shares outstanding; diluted weighted average "
    "shares; weighted average diluted shares; weighted average diluted shares outstanding; diluted weighted "
    "average shares outstanding; average diluted shares",
    "average_shares_basic": "basic weighted average shares; basic weighted average shares outstanding",
    "stock_return": "shares; stock; its stock; its shares; total shareholder return; common stock",
    # near a metric, and none
    "-": "pre provision net revenue(s); unlevered free cash flow; monthly recurring revenue; mrr; net new "
    "arr; current rpo; crpo; current remaining performance obligation(s); debt reduction; total debt "
    "reduction; total debt repayment(s); other operating expense(s); other operating cost(s); equity before "
    "dividends; cost(s); revenue loss; sales loss; income; average total deposits; average total loans; "
    "average total assets; average loans; average deposits; interest income; interest expense(s); other "
    "income; other expense(s); other income and expense; other income expense; noninterest income; non "
    "interest income; comprehensive income; comprehensive loss; income tax; income taxes; income tax "
    "expense; income tax benefit; taxable income; other comprehensive income; other comprehensive loss; "
    "accumulated other comprehensive income; retained earnings; undistributed earnings; earnings call; "
    "earnings release; earnings report(s); earnings season; earnings estimate(s); earnings growth rate; net "
    "operating loss carryforward(s); sales force; sales volume(s); sales team(s); unit sales; vehicle "
    "sales; home sales; sales representative(s); sales price; average selling price; sales and marketing; "
    "sales and marketing expense(s); sales mix; selling general and administrative; credit loss(es); credit "
    "losses; provision for credit losses; provision for loan losses; loan losses; loan loss(es); impairment "
    "loss(es); loss ratio; combined ratio; weight loss; loss on sale; gain on sale; income statement(s); "
    "adjusted net revenue(s) per unit; revenue per user; revenue per available room; revpar; average "
    "revenue per user; arpu; revenue per room; revenue per available seat mile; revenue per share; revenue "
    "per employee; sales per square foot; revenue passenger miles; cash flow per share; rental income; "
    "investment income; net investment income; dividend income; fee income; interest and dividend income; "
    "premium income; non operating income; nonoperating income; other operating income; per capita income; "
    "household income; income producing; fixed income; gross written premium(s); gross premiums written; "
    "net premiums written; profit sharing; profit margin(s); revenue mix; revenue share; revenue sharing; "
    "revenue run rate; annualized revenue run rate; run rate revenue; revenue backlog conversion; fuel "
    "sales; asset sales; sales tax; sales taxes; point of sale; sales channel(s); deferred revenue balance; "
    "shares repurchased; shares of common stock; treasury shares; common shares; preferred stock; preferred "
    "shares; stock based compensation; share based compensation; stock compensation; stock option(s); stock "
    "options; stock split; share split; stock exchange; stock market; market share; stock dividend(s); "
    "preferred dividend(s); special dividend(s); dividend yield; dividend payout ratio; debt to equity; net "
    "debt; debt to ebitda; net debt to ebitda; net leverage; debt leverage; net sales growth rate; "
    "employee(s); losses and loss adjustment expenses; loss adjustment expense(s); unrealized loss(es); "
    "unrealized losses; unrealized gain(s); realized loss(es); loss of revenue; lost revenue; tangible book "
    "value per share; total shares; company stock; share count; stockholders equity; gross merchandise "
    "sales; shareholders equity; total stockholders equity; gross bookings; gross billings; income from "
    "discontinued operations; loss from discontinued operations; earnings from discontinued operations; net "
    "income from discontinued operations; net loss from discontinued operations; profit from discontinued "
    "operations",
}
