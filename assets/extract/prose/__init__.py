"""Statements from running text, clause by clause, by grammar and not by distance.

    sentences > tokens > role of each number > whose, when, of what part, on which basis > statements

* the vocabulary: ``cues`` and ``words`` (a letter for every word), ``wording`` (words that patterns share)
* a sentence as a row of letters: ``tokens``, ``asides``, ``per_share``
* which metric a number is of, and whether it is its level, its change or an earlier value: ``binding``, by
  ``lists``, ``metric_before``, ``metric_behind``, ``number_before``, ``roles``, ``surprises``, ``figures``
* the rest of what is said of it: ``drafting``, by ``owners``, ``scopes``, ``parts``, ``times``,
  ``comparisons``, ``natures``, ``moves``; ``doubts`` and ``misreadings`` keep back what nobody would trust
* what the page said before: ``discourse``, ``openings``, ``reported``, ``section_periods``
* what several sentences tell together: ``followups``, ``echoes``, ``sales_apart``; then ``statements``
"""
