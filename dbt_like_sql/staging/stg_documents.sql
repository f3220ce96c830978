-- one row per readable page; one may say itself that it corrects another
select
    page_id,
    kind,
    published_at,
    published_precision,
    text,
    text_sha256,
    coalesce(
        regexp_matches(title, '^\W{0,3}correct(ed|ion|s)\b', 'i'), false
    ) as is_correcting
from clean.documents
