"""Names that mean a company and are only a part of it: what AWS earns is not what Amazon earns.

Data only: of the aliases that the security master knows, those of units, brands and subsidiaries.
"""

from __future__ import annotations

BRANDS = frozenset(
    {
        "aws", "amazon web services", "twitch", "google cloud", "deepmind", "waymo", "youtube", "instagram",
        "whatsapp", "github", "linkedin", "xbox", "disney+", "espn", "hulu", "pixar", "abc", "old navy",
        "banana republic", "frito-lay", "collins aerospace", "pratt & whitney", "sam's club", "optum",
        "florida power & light", "olive garden", "kfc", "pizza hut", "taco bell", "geico", "bnsf", "comed",
        "commonwealth edison", "nbcuniversal", "kmart", "cnn", "hbo", "cadillac", "chevrolet", "gm cruise",
        "cash app", "venmo", "jeep", "peugeot", "burger king", "tim hortons", "turbotax", "ea sports",
        "merrill lynch", "lincoln motor", "t.j. maxx", "tj maxx", "philip morris usa", "tempur-pedic",
        "slack technologies", "citibank", "keybank", "tableau",
    }
)  # fmt: skip
