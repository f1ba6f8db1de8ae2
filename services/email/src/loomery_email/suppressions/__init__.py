"""Addresses that get no mail, or no notifications."""
