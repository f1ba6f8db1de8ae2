"""The budgets of the architecture, measured; prints figures as JSON."""
