"""How it runs: the map for Dagster, what starts a build, the engine, and the command line.

cli > build > definitions (settings, engine, automation) > the stages
cli > query, why, releases, check > what a build has left
"""
