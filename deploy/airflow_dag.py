"""An Airflow DAG: one run a day, backfilled by Airflow's own intervals.

CronDataIntervalTimetable, because the plain "@daily" gives intervals of no length.
"""

from __future__ import annotations

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

with DAG(
    dag_id="dateline",
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=True,
    max_active_runs=1,
):
    BashOperator(
        task_id="publish",
        bash_command=(
            "/opt/dateline/.venv/bin/dateline run /data/news/{{ data_interval_start | ds }} "
            "--output /data/tables --log-format json "
            "--interval-start {{ data_interval_start.isoformat() }} "
            "--interval-end {{ data_interval_end.isoformat() }}"
        ),
        # 4: no article that day.
        skip_on_exit_code=4,
    )
