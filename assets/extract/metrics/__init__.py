"""What is measured, and of which part of the company.

text > phrases (vocabulary) > find          a metric where it stands
words around it, headings over it > scopes  the whole, a segment, a product, a region
"""
