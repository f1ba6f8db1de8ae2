"""Typed items in DynamoDB: one tenant in every key, versions, pages, transactions."""
