"""The machinery that every entity uses: database, schemas, queries, rules, policy, files."""
