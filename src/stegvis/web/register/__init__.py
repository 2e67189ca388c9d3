"""The team's register: from an application to the 24-month follow-up."""
