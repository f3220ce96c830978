"""The results of the checks as JUnit XML, for CI, and as a page, for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from assets.records import CheckResult
from assets.validate.audit import describe

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
body { color: #1c2330; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 2rem 0 .4rem; font-family: ui-monospace, monospace }
table { border-collapse: collapse; width: 100% }
td { border-top: 1px solid #e3e7ee; padding: .35rem .6rem; vertical-align: top }
td:first-child { width: 4.5rem; font-weight: 600 } td:nth-child(2) { width: 7rem; color: #5a6577 }
.holds { color: #12805c } .broken { color: #b3261e } .warning { color: #9a6700 }
pre { margin: .4rem 0 0; white-space: pre-wrap; background: #f6f8fb; padding: .5rem; font-size: 12px }
@media (prefers-color-scheme: dark) {
  body { background: #12161d; color: #dde3ec } td { border-color: #2a3240 } pre { background: #1a202a }
  .holds { color: #4cc38a } .broken { color: #ff8a80 } .warning { color: #e3b341 }
}
"""


def write_junit(results: Sequence[CheckResult], path: Path) -> None:
    """One test case a promise, one suite a table; a broken warning is no failure."""
    root = ElementTree.Element("testsuites", name="earnings-news")
    for table in sorted({result.table_name for result in results}):
        cases = [result for result in results if result.table_name == table]
        failed = [case for case in cases if _is_failure(case)]
        suite = ElementTree.SubElement(
            root, "testsuite", name=table, tests=str(len(cases)), failures=str(len(failed))
        )
        for case in cases:
            entry = ElementTree.SubElement(suite, "testcase", classname=table, name=case.expectation)
            if _is_failure(case):
                failure = ElementTree.SubElement(entry, "failure", message=describe(case))
                failure.text = case.details
    path.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def write_page(results: Sequence[CheckResult], path: Path) -> None:
    """A page that needs nothing else: broken promises first, then every table's."""
    broken = [result for result in results if not result.success]
    sections = [f"<h1>{len(results)} promises, {len(broken)} broken</h1>"]
    if broken:
        sections.append("<h2>broken</h2>" + _rows(broken, with_table=True))
    for table in sorted({result.table_name for result in results}):
        sections.append(f"<h2>{escape(table)}</h2>")
        sections.append(_rows([result for result in results if result.table_name == table], with_table=False))
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Checks of earnings news</title>'
        f"<style>{_STYLE}</style><body>{''.join(sections)}</body></html>"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def _rows(results: Sequence[CheckResult], *, with_table: bool) -> str:
    return "<table>" + "".join(_row(result, with_table=with_table) for result in results) + "</table>"


def _row(result: CheckResult, *, with_table: bool) -> str:
    word = "holds" if result.success else "broken" if result.severity == "critical" else "warning"
    examples = "" if result.success else json.loads(result.details)["examples"]
    shown = f"<pre>{escape(json.dumps(examples, indent=1, ensure_ascii=False))}</pre>" if examples else ""
    told = f"<b>{escape(result.table_name)}</b> " if with_table else ""
    text = f"{told}{escape(describe(result))}{shown}"
    return f'<tr><td class="{word}">{word}</td><td>{escape(result.suite)}</td><td>{text}</td></tr>'


def _is_failure(result: CheckResult) -> bool:
    return not result.success and result.severity == "critical"
