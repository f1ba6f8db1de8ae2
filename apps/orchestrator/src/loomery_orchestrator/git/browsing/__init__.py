"""Looking into repositories: files, history and differences; nothing here changes anything."""
