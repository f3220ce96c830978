"""What a page is called, who wrote it, when, where, in which language, and what kind it is.

head of the page, lines of its text > titles, bylines, publication, language, kinds > read
"""
