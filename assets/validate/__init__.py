"""What a reader may rely on, tried before anything is released.

promises in suites > due > frames > audit > results, quarantine
"""
