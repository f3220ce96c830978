"""The words that tell what a number is doing in its sentence, each kind under one letter.

A sentence becomes a short string of these letters, and the grammar (``roles``) reads that string:
"revenue rose 22 % to $5.1 billion" is ``M u Q t Q``.

    u up       d down      = flat     l was, reached     t to       r from       b by      v versus
    o or       a and       W with     B attributable to  O of       @ at         i in      f for, on
    m representing         c covers   T above, topping   U below, missed         ; but, while
    k analysts             E estimate g expects, will    n could, if             z because, driven by
    e earned   L lost      R repurchased                 x excluding             X on a GAAP basis
    s segment  q the quarter  A the year  D year to date  Y a year earlier       S the quarter before
    j respectively         h a session of the stock exchange             I mark, milestone
    y in constant currency               G a basis in brackets: "(GAAP)"
    V said, told: a verb that is no part of a name
    ! a word that only decorates (dropped)               w any other word

A verb with a plus stands for all its forms.

Data only: collected by reading wires, releases and call summaries.
"""

from __future__ import annotations

from assets.extract.numbers.movements import FALL, RISE

CUES = {
    "u": "; ".join(RISE) + "; "
    "went up; goes up; growth; up; expansion; improvement; higher; edged up; ticked up; inched up; "
    "widened; widens; widening; uptick; deepened; deepens; last up",
    "d": "; ".join(FALL) + "; "
    "went down; goes down; down; reduction; narrowed; narrow; narrows; narrowing; contracted; contraction; "
    "edged down; ticked down; inched down; off; downturn; compression; last down",
    "=": "went; moved; flat; unchanged; steady; stable; little changed; in line",
    "l": "approach; approaching; approaches; was; were; is; are; be; been; being; totalled; totalling; "
    "reach+; hit,hit+; came in at; came in; comes in at; coming in at; came to; amounted to; amounts to; "
    "amounting to; stood at; stands at; standing at; report+; post+; recorded; records; recording; "
    "generate+; deliver+; achieve+; had; has; have; having; produced; producing; registered; logged; "
    "booked; remained; remains; averaged; averaging; equaled; announced; announces; represented; finished "
    "at; ended at; held steady at; swung to; came out at; incurred; incurring; suffered; realized; "
    "maintained; compares; should read; should have read; "
    "total+; come in at; come in; range+; came; swings to; turned in; notched; "
    "unveiled; settled at; printing; printed; per; ended the year at; ended the quarter at; finished the "
    "year at; finished the quarter at; closed the year at; works out to; worked out to; opened; opens",
    "t": "to; to close at; to end at; to finish at; to settle at; to trade at",
    "r": "from; after a; following a; reversing; reversing from; reversed",
    "b": "by",
    "v": "versus; vs; v; compared to; compared with; against; in comparison to; in comparison with; than; "
    "over; relative to; compares to; compares with; compared; compared against; compares favorably to; "
    "compares favorably with; comparing to; comparing with; better than",
    "T": "edged past; sailed past; moved past; surged past; exceed+; surpassed; surpassing; surpasses; "
    "beat,beat+; above; ahead of; shy of; in line with; top+",
    "o": "or",
    "a": "and; &; as well as",
    "O": "of",
    "@": "at",
    "i": "in; within",
    "f": "for; on; during; through; as of; at the end of; by the end of",
    "m": "representing; represents; reflecting; reflects; marking; marks; which represented; representing "
    "growth; which is; which was; equating to; corresponding to; translating to; yielding; resulting in",
    "k": "analyst; analysts; consensus; wall street; street; factset; refinitiv; lseg; ibes; i/b/e/s; "
    "zacks; thomson reuters; polled; surveyed; capital iq; streetaccount; visible alpha; market "
    "expectations; reuters poll; reuters survey; bloomberg survey; poll",
    "E": "est; estimate+; expectation; expectations; forecasts of",
    "g": "planned; view; expect+; sees; see; seeing; forecast+; project+; projection; anticipate+; "
    "guidance; outlook; guide+; will; would be; targets; targeting; targeted; plans; plan; planning; "
    "intends; intend; aims; aim; predict+; target of; target for; target range; looking for; looks for; on "
    "track; positioned to; set to; poised to; calls for; calling for; should; likely to; modeling; "
    "modelling",
    "n": "likely; could; may; might; would; would have; if; potential; potentially; hypothetical; unless; "
    "approximately the same; capacity; as much as; as many as; assuming; can; whether; opportunity; "
    "possible; possibly; addressable; goal of; not; never; cannot; maximum; minimum; net of; cap of; limit "
    "of; additional; another; extra; incremental; remaining; up to; after earning; after losing; should "
    "have",
    "z": "drove; makes up; make up; making up; because; because of; driven by; driven primarily by; "
    "driven; due to; due; thanks to; helped by; as a result of; as a result; offset by; attributed to; "
    "resulting from; resulted; related to; associated with; including; included; consisting; owing to; "
    "boosted by; hurt by; led by; partially offset; partly offset; after; before; since; supported by; "
    "reflecting higher; reflecting lower; caused by; amid; using; used; based on; subject to; impact+; "
    "contributed; contributing; contribution; contributes; effect; effects; charge; charges; write down; "
    "benefit+; benefitting; gain on; tax; taxes; accounted for; accounting for; comprised; comprising; "
    "consists; made up; acquisition; acquisitions; acquired; acquire; invested; invest; investment; "
    "investments; contract; contracts; award; awarded; order for; tariff; tariffs; fee; fees; fine; "
    "settlement; raised in; offering; proceeds; loan; notes; credit facility; interest rate; paid; pay; "
    "pays; paying; payment; payments; receive+; spent; spend; expense; expenses; cost; costs; savings; "
    "synergies; respect to; relation to; where; who; whose; worth; valued; market; industry; peer; peers; "
    "competitors; sector; nearly all; each; every; excess; share of; portion; percentage; percent; "
    "proportion; rate; ratio; out of; half of; of which; of this; of that; of these; of whom; added; adds; "
    "adding; result of; results of; attributable in part to",
    "V": "said; says; say; saying; told; added that; noted; noting; called; calls; stated; commented; "
    "show+; shown; drive; drives; helped; led; sent; made; makes; making; signals; signal; indicates; "
    "indicating; continue+; began; begins; started; ended; ending; ends; closed; closes; provide+; issued; "
    "issues; confirms; confirmed; reaffirms; reaffirmed; reiterates; reiterated; maintains; introduces; "
    "introduced; introducing; updates; updated; became; become; approved; approves; declaring; authorized; "
    "authorizes; gives; gave; get; gets; got; take; took; takes; compname; fueled; fuels; powered; do; "
    "did; does; saw; brings; bringing; brought; go; going; trading; traded; trades; sold; sell,sold+; "
    "bought; buy; launched; launches; launch; operate; operates; operating in; serve+; offers; offer; "
    "return; returned; seen; keep; keeps; kept; put; puts; leaves; leave; left; meet; meets; met; tripled; "
    "triples; stems; stemmed; remain; shares that; yields; yield; enter+; delivers on; crosses; crossed; "
    "closing; believes; believe",
    "e": "earn+; netted",
    "L": "lost; loses",
    "x": "pre exceptionals; pre exceptional items; before exceptional items; before exceptionals; without "
    "these items; without this item; without these one time items; without one time items; without special "
    "items; without those items; excluding; excludes; excluding items; before items; ex items; exclusive "
    "of; stripping out; adjusted for; adjusting for; on an adjusted basis; on a non gaap basis; before "
    "special items; before one time items; adjusted to exclude; not including; not counting; adjusted "
    "basis; before one time; before special; on a non gaap; excluding special items; barring; ex item; "
    "excl; before charges; without items",
    "X": "on a gaap basis; as reported; including items; on a reported basis; gaap basis; under gaap; in "
    "accordance with gaap",
    "y": "in constant currency; on a constant currency basis; at constant currency; at constant "
    "currencies; in local currency; in local currencies; on a currency neutral basis; at constant exchange "
    "rates; on an organic basis",
    "s": "segment; segments; division; divisions; unit; units; business; businesses; subsidiary; "
    "subsidiaries; reporting segment; brand; brands; franchise; category; product line; product lines",
    "R": "repurchase+; bought back; buy back; buying back; buyback",
    "c": "cover+; coverage; coverage of; equivalent to; equal to; equivalent",
    "Y": "twelve months earlier; twelve months before; pcp; prior corresponding period; previous "
    "corresponding period; year over year; yoy; y/y; y o y; year on year; over year; compared with last "
    "year; on the year; from last year's; prior year; year earlier; year to year; versus last year; last "
    "year; from last year; than last year; over last year; over the year; same quarter last year; same "
    "period last year; year prior; the year prior; from year prior; previous year; previous year quarter; "
    "year ago; prior year quarter; prior year period; last year quarter; year ago quarter; year ago "
    "period; same quarter a year ago; same quarter of last year; same period of last year; same period a "
    "year ago; corresponding period last year",
    "S": "quarter over quarter; qoq; q/q; q o q; quarter on quarter; sequential; sequentially; linked "
    "quarter; on a linked quarter basis; prior quarter; from last quarter; immediately preceding quarter; "
    "trailing quarter",
    "j": "respectively",
    ";": "while; whereas; but; although; though; however; whilst",
    "q": "quarterly; qtrly; quarter; qtr; for the period; the period; quarter end; the end of the quarter; "
    "the end of the period; the close of the quarter",
    "A": "fiscal year; the fiscal year; business year; the business year; annual; annually; full year; "
    "yearly; the year; for the year; in the year; at year end; at the year end; the end of the year",
    "D": "year to date; ytd; so far this year; six months; nine months; twelve months; six month; nine "
    "month; twelve month; half year; the half; three month; three months; three quarters; two quarters; "
    "thirteen weeks; twenty six weeks; thirty nine weeks; fifty two weeks",
    "h": "after hours trading; after hours; after hours trade; extended trading; extended trade; premarket "
    "trading; premarket; pre market trading; pre market; afterhours trading; aftermarket; after market; "
    "trading day; morning trading; afternoon trading; midday trading; early trading; late trading; monday; "
    "tuesday; wednesday; thursday; friday; morning; afternoon; session; in trading",
    # decoration: says nothing about role, metric or scope
    "!": "belongs to the zacks; zacks rank; a; an; the; this; that; these; those; its; it; their; our; we; "
    "they; his; her; company's; company; company’s; firm; group; which; record; strong; solid; robust; "
    "impressive; extraordinary; remarkable; significant; substantial; new; high; level; levels; all time; "
    "also; there; further; just; even; still; now; then; some; about; around; almost; more; less; over "
    "all; overall; worldwide; global; total; net; gross; consolidated; aggregate; combined; reported; "
    "unaudited; audited; preliminary; basic; diluted; basis; per; share; shares; s; gaap; non; adjusted; "
    "adj; adjusted for; core; underlying; comparable; u.s. gaap; us gaap; normalized; pro forma; "
    "operating; today; here; well; very; as; strong growth; double digit; single digit; mid; low; bit; "
    "shy; result; results; figure; figures; number; amount; amounts; value; sum; financial; rate of; pace; "
    "percentage increase; dramatic; sharp; modest; slight; healthy; big; massive; huge; whopping; "
    "staggering; best; ever; first; time; year's; quarter's; month; months; period; year; consecutive; "
    "straight; better; worse; positive; negative; quarterly record; full; been at; late; dollars; usd; us; "
    "eps:; plus or minus; q; fy; cash; income; line; highest; lowest; second; third; fourth; historic; "
    "earlier; again; both; other; any; all; respective; equal; same; once; i; e; inc; corp; co; common; "
    "stock; tremendous; outstanding; base; stronger; weaker; prior; previous; preceding; immediate; "
    "latest; most; recent; ago; whole; respectable; meaningful; considerable; notable; than expected; than "
    "anticipated; as expected; higher than expected; lower than expected; worse than expected; than "
    "forecast; average; mean; median; non gaap; pre tax; taxable equivalent; declared; declares; regular; "
    "continuing operations; from continuing operations; discontinued operations; per common share; "
    "approximated; an estimated; company reported; attributable to shareholders; attributable to common "
    "shareholders; attributable to common stockholders; available to common shareholders; available to "
    "common stockholders; the company; ample; upper end; lower end; high end; low end; midpoint; when; pre "
    "audited; preaudited; at least; at most; no less than; no more than; not less than; not more than; in "
    "excess of; smaller; bigger; larger; wider; narrower; basic and diluted; diluted and basic; gaap and "
    "non gaap; non gaap and gaap; reported and adjusted; highlights include; highlights included; "
    "highlights including; highlights of the quarter include; results include; results included; "
    "highlights of the report include; highlights for the quarter include; highlights; highlight; payable; "
    "airline's; airline’s; bank's; bank’s; retailer's; retailer’s; automaker's; automaker’s; carmaker's; "
    "carmaker’s; chipmaker's; chipmaker’s; drugmaker's; drugmaker’s; insurer's; insurer’s; lender's; "
    "lender’s; manufacturer's; manufacturer’s; maker's; maker’s; giant's; giant’s; utility's; utility’s; "
    "miner's; miner’s; brewer's; brewer’s; conglomerate's; conglomerate’s; developer's; developer’s; "
    "operator's; operator’s; carrier's; carrier’s; corporation's; corporation’s; on average; on an "
    "average; at the midpoint; at midpoint; fifth; sixth; seventh; eighth; ninth; tenth; eleventh; "
    "twelfth; in the low single digits; in the mid single digits; in the high single digits; in the low "
    "double digits; digits; give or take; fiscal",
    "W": "plus; along with; together with; with; coupled with; alongside",
    "B": "attributable to; available to; applicable to",
    "U": "worse than; miss+; misses; below; short of; trailing; falling short of; fell short of; fell "
    "short; falls short; falling short",
    "I": "mark; milestone; threshold; barrier; overstatement; understatement; restatement; run rate; "
    "annualized; annualised; on an annualized basis; on an annualised basis; pro rata",
    "Z": "include; includes",
}

# Words that end in -ly and are no adverbs.
NOT_ADVERBS = frozenset(
    {"family", "supply", "july", "italy", "assembly", "reply", "fly", "rely", "apply", "lilly"}
)
