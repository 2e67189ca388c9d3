"""The socio-economic evaluation: what a change in livelihoods is worth a year, to whom, and how sure that is."""
