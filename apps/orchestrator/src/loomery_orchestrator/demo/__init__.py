"""The accounts with which a first release is tried."""
