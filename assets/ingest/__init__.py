"""Pages come in: whatever holds them, whatever state it is in.

sources > files, feeds, web > warc, rows, unpack > sightings (sniff, charset) > arrivals
"""
