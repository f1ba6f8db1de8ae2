"""The tools that check, build and run generated projects: made once, found by digest, used without a network."""
