"""From audited tables into a release that can be proved.

contents > plan > changes > write > release
"""
