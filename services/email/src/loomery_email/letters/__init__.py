"""From a template, values and a language to a finished message."""
