"""Which times are named, and what they mean in a company's fiscal calendar.

text > grammar (patterns, words) > resolve (page_calendar, fiscal_calendar) > period
"""
