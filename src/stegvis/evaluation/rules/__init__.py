"""Which amount does the law give? Each rule is pure, over arrays whose last axis is persons and whose first may be draws."""
