"""Documents become stories: a copy is never a second source, a template never a copy.

text > shingles > boilerplate > signatures > candidates > verify (faces, titles) > pairs > stories
"""
