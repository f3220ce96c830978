"""Words with which pages say when: months, and what stands beside a date and says no more than it.

English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Russian, Polish, Turkish and
Indonesian, as pages print them: names of months whole, inflected and cut short.
"""

from __future__ import annotations

_MONTHS = (
    """january jan januar jänner janvier janv enero ene janeiro gennaio gen januari января stycznia ocak""",
    """february feb februar février fevrier févr febrero fevereiro fev febbraio februari февраля lutego
    şubat""",
    """march mar märz maerz mrz mars marzo março marco maart mrt maret marts марта marca mart""",
    """april apr avril avr abril abr aprile апреля kwietnia nisan""",
    """may mai mayo maio maggio mag mei maj мая maja mayıs""",
    """june jun juni juin junio junho giugno giu июня czerwca haziran""",
    """july jul juli juillet juil julio julho luglio lug июля lipca temmuz""",
    """august aug août aout agosto ago augustus agustus augusti августа sierpnia ağustos""",
    """september sep sept septembre septiembre setembro settembre set сентября września eylül""",
    """october oct oktober octobre octubre outubro out ottobre ott okt октября października ekim""",
    """november nov novembre noviembre novembro ноября listopada kasım""",
    """december dec dezember décembre decembre déc diciembre dic dezembro dicembre desember dez декабря
    grudnia aralık""",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_BESIDE_DATES = """
    by asked edited answered commented on at and in of the updated published posted last first am pm min
    mins minute minutes read ago hours hour days day months month years year from st nd rd th est edt gmt
    ist utc
    um uhr vom zuletzt aktualisiert geändert veröffentlicht stand
    le la à mis jour modifié publié du lundi mardi mercredi jeudi vendredi samedi dimanche
    de del el las los por horas publicado actualizado lunes martes miércoles jueves viernes sábado domingo
    atualizado em às
    il alle ore pubblicato aggiornato lunedì martedì mercoledì giovedì venerdì sabato domenica
    op om uur gepubliceerd bijgewerkt maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    den kl publicerad uppdaterad
    """
STAMP_WORDS = frozenset(_BESIDE_DATES.split()) | frozenset(MONTHS)
