"""What starts a build: the sensor sees a page once, the schedule is one a day."""

from __future__ import annotations

import dagster as dg

from assets.resources import Home, Store
from pipelines.automation import daily_build, landing_sensor


def _look(home: Home, cursor: str | None) -> tuple[list[dg.RunRequest], str | None, str | None]:
    context = dg.build_sensor_context(cursor=cursor, resources={"store": Store(home)})
    result = landing_sensor.evaluate_tick(context)
    return list(result.run_requests or ()), result.skip_message, context.cursor


def test_a_page_dropped_into_landing_starts_one_build(home: Home) -> None:
    """Nothing there: nothing asked. A page: one run over the folder. The same again: nothing."""
    requests, why, cursor = _look(home, None)
    assert requests == [] and why == "the landing folder is empty"
    (home.landing / "page.txt").write_text("Revenue rose 5 percent.")
    requests, _, cursor = _look(home, cursor)
    assert [request.run_config for request in requests] == [
        {"ops": {"ingest": {"config": {"sources": [str(home.landing)]}}}}
    ]
    requests, why, cursor = _look(home, cursor)
    assert requests == [] and why == "nothing new in the landing folder"
    (home.landing / "more.txt").write_text("Revenue fell 5 percent.")
    assert len(_look(home, cursor)[0]) == 1


def test_the_schedule_is_one_build_a_day() -> None:
    """At a set hour, in UTC."""
    assert (daily_build.cron_schedule, daily_build.execution_timezone) == ("15 6 * * *", "UTC")
