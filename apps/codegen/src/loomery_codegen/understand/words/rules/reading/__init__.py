"""Reading: what a description says, with the place in the text and how sure we are."""
