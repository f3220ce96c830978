"""What is measured, and how a part of the company is written.

text > phrases (vocabulary) > find          a metric where it stands
names, headings > scopes                    the whole, a segment, a product, a region
"""
