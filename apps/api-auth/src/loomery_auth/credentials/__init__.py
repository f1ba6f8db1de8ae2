"""Who may sign in with what: one port, kept in SQL or in Cognito."""
