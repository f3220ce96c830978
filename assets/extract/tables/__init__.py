"""Statements from financial tables, in markup or aligned by spaces.

cells or lines > grid, its halves joined > columns (periods) x row_labels > values (scales)
> facts > choice > statements
"""
