"""Answers to instruments: taken in the conversation, seen as a curve."""
