-- one row per readable page
select
    page_id,
    kind,
    published_at,
    published_precision,
    text,
    text_sha256
from clean.documents
