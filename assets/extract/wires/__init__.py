"""The terse lines of old newswires: "Shr 34 cts vs 1.19 dlrs".

lines > rows > periods, money > statements
"""
