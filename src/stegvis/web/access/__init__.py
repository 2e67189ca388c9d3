"""Who may do what with whom, and what was done: people who sign in, roles, the policy, the log."""
