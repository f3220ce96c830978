"""Who is named on a page.

reference/*.csv > security_master
text > ticker_hits, name_hits (name_weight) > tag_targets > mentions > subject or stranger
"""
