"""A document's figures: what was said, about whom, for when, and with which words.

    document > companies/ numbers/ periods/ > widgets, wires/, tables/, prose/ > guard > statements

``page.py`` is the whole way of one page. ``context.py`` is what the four readers share of it.
"""
