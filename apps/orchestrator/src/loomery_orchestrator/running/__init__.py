"""How an application runs: its log, its health, and starting it anew."""
