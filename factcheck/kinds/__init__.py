"""Kinds of rules: each takes claims and yields Outcomes; one kind, or core rule, a file."""
