"""A page becomes a document, block by block, or a reject with a reason.

body > charset > html/ or dumps/ > blocks > assemble > document, blocks, cells
                 metadata/: title, byline, date    rejects: why not
"""
