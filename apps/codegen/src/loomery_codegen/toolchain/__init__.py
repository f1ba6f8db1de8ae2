"""The tools that check, build and run generated projects: made once, found by digest, used offline."""
