"""The socio-economic evaluation: what a change in livelihoods is worth a year, to whom, and how sure that is.

One half is the model: `parsing.parse_state` (or `state.component`) gives a State, `definitions.parameters_at` the law of a day in
a municipality, `choices.choices(profile.ledger)` what is disputed, and `change.change(before, after, parameters, chosen)` what each
actor gains, with the ledger's lines. States go in as sequences; amounts come out with states as the last axis. Give a parameter
an array of shape (draws, 1) by `parameters.with_values` and draws are the first axis. The other half makes states of a dataset and
profit and payback of yearly incomes.
"""
