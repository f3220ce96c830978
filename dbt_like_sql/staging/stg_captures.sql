-- one row per sighting of a page
select
    capture_id,
    page_id,
    captured_at
from ingest.captures
