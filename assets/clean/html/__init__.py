"""Pages of HTML.

    source > envelope > tokens > parse (tree, hints) > judge > write > blocks

``judge`` tells every leaf of the tree whether it is kept and by which rule: ``article`` for a page
of one article, ``threads`` for posts and answers, ``items`` and ``sparse`` for pages of other kinds.
"""
