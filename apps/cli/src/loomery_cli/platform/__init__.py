"""The whole platform in one process: composed here, and only here."""
