"""The rows that measures count: one Ibis expression for each fact, the same on every engine.

A fact has `key` (the record that can be listed), `team`, its dimensions (text), its yes/no columns and its numbers.
"""
