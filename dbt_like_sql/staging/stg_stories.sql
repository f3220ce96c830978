-- one row per document: the story it tells and what it is to that story
select
    page_id,
    story_id,
    relation,
    novelty_rank,
    relation in ('exact_copy', 'near_copy', 'excerpt') as is_copy,
    relation = 'correction' as is_correction
from dedupe.stories
