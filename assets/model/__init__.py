"""Statements become facts: the SQL in ``dbt_like_sql/``, brought up to date where companies moved.

models > changed > apply
"""
