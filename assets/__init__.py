"""What is made: seven stages in a row, each a folder, a Dagster group and a schema of the lake.

    ingest > clean > dedupe > extract > model > validate > publish

A stage's ``definitions.py`` is its door to Dagster; all else in its folder is plain Python. The
files beside the folders are what stages share: what travels between them, and the ways to disk.
"""
