"""Every read of surveys: within the policy, logged where persons are shown."""
