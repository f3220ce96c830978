"""Statements from running text, clause by clause, by grammar and not by distance.

    sentences > tokens (words, asides) > binding > readings > drafting > drafts > echoes > statements

``binding`` gives each number its metric (``metric_before``, ``metric_behind``, ``number_before``,
``lists``); ``drafting`` says whose it is, for when and on which basis (``owners``, ``times``,
``natures``, ``comparisons``); ``doubts`` keeps back what a person would not trust.
"""
