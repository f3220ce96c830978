"""Which numbers are said, each read back to exactly the value that its words give.

    text > shadow > amounts (amount_grammar) > ranges, carry > signs (governors) > swings > quantities

``tolerances`` widen a value by what is said behind it; ``not_values`` are the numbers that are none: years,
times, names, marks of lists.
"""
