"""The rules, one family to a file: each takes a report and its vocabulary and yields what cannot be so."""
