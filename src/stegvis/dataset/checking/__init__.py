"""Which rows are good, and what is wrong with the others?"""
