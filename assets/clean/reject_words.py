"""What errors, walls of consent, paywalls and pages without their script say of themselves.

From reading such pages of news sites, of the firms that guard them and of the tools that ask for
consent, in the languages that news is mostly written in.
"""

from __future__ import annotations

import re

# The whole of a title, or one piece of it: "404 - Page not found | The Bugle".
ERROR = re.compile(
    r"""(?: (?:http\s)?(?:error\s?(?:code:?\s)?)? (?:40[0134]|410|429|50[0-4]|52\d|1020)
        (?: \s?[:\-–—|].{0,40}
          | \s(?:error|page|file|not|forbidden|bad|unauthori|internal|service|gateway).{0,30} )?
      | (?:oops|sorry|ups)?\W{0,3} (?:the\s|this\s|that\s)?
        (?:page|file|story|article|url|content|site) \s (?: (?:you\srequested\s)? (?: not\sfound | missing
          | (?:was|is|could|can)\s?(?:not|n['’]t)\s(?:be\s)?(?:found|available)
          | can['’]?t\sbe\s(?:reached|found) | (?:is\s)?(?:un|no\slonger\s)available | has\s(?:moved|expired)
          | no\slonger\sexists | does\snot\sexist | under\smaintenance ) )
      | not\sfound | forbidden | unauthori[sz]ed | access\s(?:is\s)?denied | account\ssuspended
      | access\sto\sthis\spage\shas\sbeen\sdenied | request\s(?:rejected|blocked) | too\smany\srequests
      | (?:service|temporarily)\s(?:temporarily\s)?unavailable | bad\sgateway | internal\sserver\serror
      | gateway\stime-?out | (?:down\sfor|under)\smaintenance | we['’]ll\sbe\s(?:right\s)?back(?:\ssoon)?
      | attention\srequired | just\sa\smoment | pardon\sour\sinterruption | are\syou\sa\s(?:ro)?bot
      | (?:please\s)?verify\syou\sare\s(?:a\s)?human | security\scheck | checking\syour\sbrowser
      | ddos\sprotection(?:\sby.{0,20})? | validation\srequest | human\sverification | robot\scheck
      | seite\snicht\sgefunden | page\s(?:introuvable|non\strouvée) | página\sno\sencontrada
      | página\snão\sencontrada | pagina\snon\strovata | pagina\sniet\sgevonden | страница\sне\sнайдена
      | index\sof\s/.{0,80} ) [\s.!?…]*""",
    re.VERBOSE | re.IGNORECASE,
)
ERROR_WORDS = re.compile(
    r"enable\scookies\sto\scontinue|ray\sid|incident\sid|unusual\straffic\sfrom|the\srequested\surl\b"
    r"|you\sdon['’]t\shave\spermission\sto\saccess|press\s(?:&|and)\shold\sto\sconfirm|not\sa\srobot\b",
    re.IGNORECASE,
)
# One of these stands in any text that asks for consent.
CONSENT_WORDS = (
    *(
        "cookie",
        "privacy",
        "partn",
        "continu",
        "consent",
        "akzeptieren",
        "fortfahren",
        "weiterlesen",
        "datenschutz",
    ),
    *("socios", "parceiros", "kakor", "informasjonskapsler"),
)
CONSENT = re.compile(
    r"""before\syou\scontinue | cookie\s(?:consent|settings|policy|preferences|notice)
    | we(?:,)?\s(?:and\sour\s(?:\d+\s)?partners,?\s)?(?:use|value|store|care).{0,30}(?:cookies|privacy)
    | manage\s(?:your\s)?(?:consent|privacy|cookies) | privacy\spreferences?
    | (?:accept|reject)\sall\b.{0,20}cookies
    | bevor\ssie\s(?:fortfahren|weiterlesen) | wir\sund\sunsere\s(?:\d+\s)?partner
    | wir\s(?:verwenden|nutzen)\scookies | alle\s(?:cookies\s)?akzeptieren | datenschutz-?einstellungen
    | avant\sde\scontinuer | nous\set\snos\s(?:\d+\s)?partenaires | nous\sutilisons\sdes\scookies
    | accepter\sles\scookies | antes\sde\scontinuar | nosotros\sy\snuestros\s(?:\d+\s)?(?:socios|partners)
    | (?:usamos|utilizamos)\s(?:las\s)?cookies | aceptar\s(?:todas\s)?(?:las\s)?cookies
    | nós\se\s(?:os\s)?nossos\s(?:\d+\s)?parceiros | prima\sdi\scontinuare
    | noi\se\si\snostri\s(?:\d+\s)?partner | utilizziamo\si?\s?cookie | wij\sgebruiken\scookies
    | wij\sen\sonze\s(?:\d+\s)?partners | cookies\saccepteren | używamy\splików\scookie
    | vi\s(?:använder|bruger|bruker)\s(?:cookies|kakor|informasjonskapsler)
    | мы\sиспользуем\s(?:файлы\s)?cookie""",
    re.VERBOSE | re.IGNORECASE,
)
CONSENT_WORD = re.compile(
    r"cookie|consent|privacy|partner|personal\sdata|preferences|advertis|einwillig|datenschutz|zustimm"
    r"|akzept|données|confidentialité|datos|privacidad|dados|accept|terms\sof|settings",
    re.IGNORECASE,
)
PAYWALL = re.compile(
    r"""subscribe\s(?:now\s)?(?:to|and)\s(?:continue|read|unlock|keep)
    | (?:subscribers?|members?|premium)[-\s](?:only|exclusive)
    | already\sa\s(?:subscriber|member) | to\scontinue\sreading | to\sread\sthe\s(?:full|rest)
    | unlock\sthis\s(?:article|story) | (?:log|sign)\sin\sto\s(?:read|continue|view)
    | create\s(?:a\s|your\s)?free\saccount\sto | register\s(?:for\sfree\s)?to\s(?:read|continue)
    | this\s(?:article|content|story)\sis\s(?:reserved|available|exclusive(?:ly)?|only)\s
      (?:available\s)?(?:for|to)
    | you['’]ve\sreached\syour\s(?:monthly\s)?(?:free\s)?(?:article\s)?limit
    | weiterlesen\smit | jetzt\s(?:abonnieren|weiterlesen) | nur\sfür\sabonnenten
    | réservé\s(?:à\snos|aux)\sabonnés | abonnez-vous\spour | riservato\sagli\sabbonati
    | exclusivo\spara\s(?:suscriptores|assinantes) | suscríbete\spara""",
    re.VERBOSE | re.IGNORECASE,
)
SCRIPTED = re.compile(
    r"(?:enable|requires?|needs?|activate|turn\son|without)\s(?:javascript|js\b)"
    r"|javascript\s(?:is\s|must\sbe\s|to\sbe\s)?(?:disabled|required|enabled|not\senabled|turned\soff)"
    r"|javascript\s(?:aktivieren|activé)|habilit\w+\s(?:el\s|o\s)?javascript|^\W*(?:loading|please\swait)\W*$",
    re.IGNORECASE,
)
