"""The page where one answers: one thing per screen, for whoever says what is asked and where the answers go.

`page.answering(request, sitting)` is the whole of it; `page.said(request, code)` the pages around (thanks, used, ended).
"""
