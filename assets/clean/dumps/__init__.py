"""Pages saved as text: what was markup is gone, menus and buttons are lines like any other.

    bytes > lines > wires, submission, markdown, plain_text or page_lines > blocks

``page_lines`` finds the article among the lines of a whole page: ``line_rules`` name what names
itself, ``line_model`` weighs what ``line_features`` and the files it calls see of the rest, and its words.
"""
