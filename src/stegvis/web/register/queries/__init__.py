"""Every read of the register: within the policy, logged where persons are shown."""
