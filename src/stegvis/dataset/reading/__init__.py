"""How do somebody's files become rows of text, whatever they are packed and written in?"""
