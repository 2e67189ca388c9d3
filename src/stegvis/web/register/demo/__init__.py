"""The example association as a register: made-up people on published figures, and a day's work beside them."""
