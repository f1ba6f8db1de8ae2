"""Tests of the API: each operation, each rule, each permission."""
