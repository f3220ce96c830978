"""Documents become stories: a copy is never a second source, a template never a copy.

text > boilerplate > shingles > signatures > runs > candidates > verify (faces, titles) > pairs > stories

What is kept of known texts lies in runs beside the lake: words, sketches, postings, documents.
"""
