"""Accounts: people register, sign in and out, and keep their own data."""
