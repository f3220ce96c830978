"""Words that play a part around company names. Lists made by hand.

One list a part: ends of names that people leave out, names of roles, houses that news quotes,
social networks, given names. Ordinary words that are somebody's name are reference data
(``reference/ordinary_words.txt``).
"""

_GENERIC_TAIL = """
technologies technology holdings holding group international industries systems pharmaceuticals
pharmaceutical pharma therapeutics biosciences bioscience biopharma biotherapeutics sciences
laboratories labs worldwide enterprises communications networks software semiconductor
semiconductors platforms brands stores financial services solutions bancorp bancshares
bancorporation bankshares entertainment interactive motors airlines electronics devices
instruments materials products corporation companies energy resources markets health healthcare
biotech medical robotics automotive global com parent trust studios airways motor foods wholesale
hotels resorts
"""
# Words that end many names and that people leave out: "Marvell (Technology)".
GENERIC_TAIL = frozenset(_GENERIC_TAIL.split())

_SMALL_WORDS = "of and the for de la le du & in on at a y e"
# Words inside names that are written small.
SMALL_WORDS = frozenset(_SMALL_WORDS.split())

# Houses that news quotes more often than it reports on them.
DATA_SOURCES = frozenset(
    (
        "nasdaq", "nasdaq omx", "s&p", "s&p global", "moody's", "moodys", "msci", "thomson reuters",
        "reuters", "refinitiv", "factset", "factset research", "morningstar", "dow jones", "bloomberg",
        "zacks", "lseg", "otc markets", "cboe", "cboe global", "ihs markit", "nielsen", "gartner",
        "idc", "comscore", "marketwatch", "accesswire", "access newswire",
        "globenewswire", "new york times", "washington post",
        "cbs", "news", "cnn", "fox news", "usa today",
        "london stock exchange", "nymex", "nymex holdings", "cbot holdings", "cme", "ice",
    )
)  # fmt: skip

SOCIAL_NETWORKS = frozenset(
    (
        "facebook", "instagram", "linkedin", "youtube", "twitter", "reddit", "github", "whatsapp",
        "pinterest", "snapchat",
    )
)  # fmt: skip

_ROLE_NAMES = """
company,corporation,corporations,bank,group,partnership,trust,firm,issuer,fund,registrant,parent,
buyer,purchaser,seller,business,holdings,holding company,agreement,transaction,merger,offering,
merger sub,board,we,us,our,ours,sec,gaap,fda,ifrs,notes,companies,parties,licensor,licensors,adviser,
advisor,sponsor,lender,borrower,agent,manager,provider,underwriters,properties,plan,act,index,
exchange,report,common stock,shares,warrants,units,securities,closing,lawsuit,acquisition,program
"""
# What documents call their parties: '(the "Company")' names nobody.
ROLE_NAMES = frozenset(_ROLE_NAMES.replace("\n", "").split(","))

_GIVEN_NAMES = """
James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew
Anthony Mark Donald Steven Stephen Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald
Timothy Jason Jeffrey Jeff Ryan Jacob Gary Nicholas Eric Jonathan Larry Justin Scott Brandon
Benjamin Samuel Gregory Greg Frank Alexander Raymond Patrick Jack Dennis Jerry Tyler Aaron Jose
Henry Adam Douglas Nathan Peter Zachary Kyle Walter Harold Jeremy Ethan Carl Keith Roger Gerald
Christian Terry Sean Arthur Austin Noah Lawrence Jesse Joe Bryan Billy Albert Dylan Bruce Willie
Gabriel Alan Juan Logan Wayne Ralph Roy Eugene Randy Vincent Russell Louis Philip Bobby Johnny
Bradley Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty
Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca
Laura Sharon Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha
Katherine Christine Debra Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Ruth
Lauren Kelly Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Teresa Gloria
Sara Janice Ann Anne Kathryn Tim Tom Bill Bob Jim Mike Steve Dave Dan Chris Matt Rob Ben Sam Ed Ted
Ray Ron Don Ken Doug Phil Rick Nick Elon Warren Jamie Satya Sundar Safra Arvind Harley Craig Brad
Todd Neil Ian Simon Allan Allen Marc Geoffrey Glenn Martin Howard Stanley Leonard Norman Fred
Frederick Francis Theodore Victor Oscar Leon Ivan Ralph Gordon Graham Hugh Kurt Lloyd Milton Rupert
Jeffery Jerome Jonah Julian Lee Leslie Marcus Max Miles Mitchell Oliver Owen Pierre Jean Hans Jan
Klaus Luis Carlos Jorge Pedro Pablo Miguel Antonio Giovanni Marco Mario Paolo Andrea Sergio Wei Li
Grace Helen Irene Jane Jill Judy Kate Katie Kim Leah Lucy Lynn Marie Marilyn Meg Molly Paula Rose Ruth
Sally Sheryl Sonia Sophie Stacy Sue Tina Tracy Vanessa Veronica Wendy
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())
