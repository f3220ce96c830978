"""Make ``reference/companies.csv`` from the two public SEC lists.

    python -m assets.extract.companies.refresh --tickers FILE --filers FILE

``--tickers``: cik, ticker, exchange, name, one row a ticker, largest company first (Parquet or CSV).
``--filers``: one row a filer with cik, name, tickers, exchanges, fiscalYearEnd, sic (CSV).
The same two files give the same bytes. The file's order is the tickers' order, so the place of a
row tells how well known a company is; filers that are in the second list only follow by CIK.
"""

from __future__ import annotations

import argparse
import ast
import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from assets.extract.companies.written_names import count_spellings, write_name

COMPANIES_CSV = Path(__file__).parent / "reference" / "companies.csv"
COLUMNS = ("company_id", "name", "tickers", "exchanges", "fiscal_year_end", "sic")


def merge_companies(
    tickers: Iterable[Mapping[str, str]], filers: Iterable[Mapping[str, str]]
) -> list[dict[str, str]]:
    """One row a company, its tickers together, from the rows of both lists."""
    listed: dict[str, list[tuple[str, str]]] = {}
    names: dict[str, str] = {}
    for row in tickers:
        company_id = row["cik"].zfill(10)
        listed.setdefault(company_id, []).append((row["ticker"].upper(), row["exchange"] or ""))
        names.setdefault(company_id, row["name"])
    taken = {ticker for pairs in listed.values() for ticker, _ in pairs}
    filed = {row["cik"].zfill(10): row for row in sorted(filers, key=lambda row: row["cik"].zfill(10))}
    for company_id, row in filed.items():
        names.setdefault(company_id, row["name"])
        if company_id not in listed:
            # A ticker that the first list gives to somebody else has moved on.
            listed[company_id] = [pair for pair in _filed_tickers(row) if pair[0] not in taken]
    spellings = count_spellings(names.values())
    return [
        _company(company_id, write_name(names[company_id], spellings), pairs, filed.get(company_id, {}))
        for company_id, pairs in listed.items()
    ]


def _filed_tickers(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Tickers and exchanges of a filer, whose lists are printed as ``['A', None]``."""
    symbols = ast.literal_eval(row["tickers"] or "[]")
    exchanges = ast.literal_eval(row["exchanges"] or "[]")
    exchanges += [None] * (len(symbols) - len(exchanges))
    return [(symbol.upper(), exchange or "") for symbol, exchange in zip(symbols, exchanges, strict=False)]


def _company(
    company_id: str, name: str, pairs: list[tuple[str, str]], filer: Mapping[str, str]
) -> dict[str, str]:
    return {
        "company_id": company_id,
        "name": name,
        "tickers": ";".join(ticker for ticker, _ in pairs),
        "exchanges": ";".join(exchange for _, exchange in pairs),
        "fiscal_year_end": filer.get("fiscalYearEnd") or "",
        "sic": filer.get("sic") or "",
    }


def format_companies(companies: Iterable[Mapping[str, str]]) -> str:
    """The rows as CSV text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(companies)
    return out.getvalue()


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV or Parquet file, every value a string, missing ones empty."""
    if path.suffix == ".parquet":
        import pyarrow.parquet

        rows = pyarrow.parquet.read_table(path).to_pylist()
        return [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows]
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Read the two lists, write the reference file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tickers", type=Path, required=True)
    parser.add_argument("--filers", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=COMPANIES_CSV)
    options = parser.parse_args()
    companies = merge_companies(read_rows(options.tickers), read_rows(options.filers))
    options.out.write_text(format_companies(companies), encoding="utf-8", newline="")
    print(f"{len(companies)} companies written to {options.out}")


if __name__ == "__main__":
    main()
