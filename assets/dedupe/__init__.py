"""Documents become stories: a copy is never a second source, a template never a copy.

text > boilerplate > shingles > signatures > runs > candidates > verify (faces, titles) > pairs > stories
"""
