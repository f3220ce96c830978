"""What a reader may rely on of pages, documents and stories.

Each function is one suite: a narrow frame and the promises on it, side by side.
"""

from __future__ import annotations

from assets import records
from assets.validate.promises import Suite, is_between, is_one_of, is_true, is_unique


def pages() -> Suite:
    """What a reader of ``ingest.pages`` may rely on."""
    return Suite(
        "ingest.pages",
        """
        select
            page_id as row_key,
            count(*) over (partition by page_id) as copies,
            page_id = sha256(body) as id_is_the_bodys_hash,
            byte_length = octet_length(body) as length_is_the_bodys,
        from audited
        """,
        [
            is_unique("one row a body"),
            is_true("keys", "id_is_the_bodys_hash", "page_id is the SHA-256 of the body's bytes"),
            is_true("keys", "length_is_the_bodys", "byte_length is the body's length"),
        ],
        by_page=True,
    )


def captures() -> Suite:
    """What a reader of ``ingest.captures`` may rely on."""
    return Suite(
        "ingest.captures",
        """
        select
            capture_id as row_key,
            count(*) over (partition by capture_id) as copies,
            page_id in (select page_id from ingest.pages) as page_is_there,
            captured_at_origin,
            (captured_at is null) = (captured_at_origin = 'unknown') as time_has_a_witness,
            source not like '/%' as source_is_relative,
        from audited
        """,
        [
            is_unique("one row a sighting"),
            is_true("references", "page_is_there", "every sighting is of a page that is kept"),
            is_one_of("captured_at_origin", records.CAPTURE_ORIGINS),
            is_true("vocabularies", "time_has_a_witness", "a time has an origin, no time has none"),
            is_true("vocabularies", "source_is_relative", "a source never names a machine's path"),
        ],
    )


def documents() -> Suite:
    """What a reader of ``clean.documents`` may rely on."""
    return Suite(
        "clean.documents",
        """
        select
            page_id as row_key,
            count(*) over (partition by page_id) as copies,
            page_id in (select page_id from ingest.pages) as page_is_there,
            page_id not in (select page_id from clean.rejects) as is_no_reject,
            text_sha256 = sha256(text) as text_hash_is_true,
            kind,
            published_precision,
            (published_at is null) = (published_precision = 'unknown') as date_has_a_precision,
        from audited
        """,
        [
            is_unique("one row a readable page"),
            is_true("references", "page_is_there", "every document is of a page that is kept"),
            is_true("references", "is_no_reject", "a page is a document or a reject, never both"),
            is_true("keys", "text_hash_is_true", "text_sha256 is the SHA-256 of the text"),
            is_one_of("kind", records.DOCUMENT_KINDS),
            is_one_of("published_precision", records.DATE_PRECISIONS),
            is_true("vocabularies", "date_has_a_precision", "a date has a precision, no date has none"),
        ],
        by_page=True,
    )


def blocks() -> Suite:
    """What a reader of ``clean.blocks`` may rely on."""
    return Suite(
        "clean.blocks",
        """
        select
            page_id || ' ' || ordinal as row_key,
            count(*) over (partition by page_id, ordinal) as copies,
            documents.page_id is not null as document_is_there,
            kind,
            is_kept = (text_start is not null) as only_kept_blocks_have_text,
            not is_kept
                or text_start between 0 and text_end and text_end <= documents.length as span_is_inside,
            raw_start <= raw_end as raw_span_is_ordered,
        from audited
        left join (select page_id, length(text) as length from clean.documents) as documents using (page_id)
        """,
        [
            is_unique("one row a block"),
            is_true("references", "document_is_there", "every block is of a document"),
            is_one_of("kind", records.BLOCK_KINDS),
            is_true("spans", "only_kept_blocks_have_text", "a block has a span in the text if it is kept"),
            is_true("spans", "span_is_inside", "a kept block lies inside the text"),
            is_true("spans", "raw_span_is_ordered", "a block begins before it ends in the body"),
        ],
        by_page=True,
    )


def tables() -> Suite:
    """What a reader of ``clean.tables`` may rely on."""
    return Suite(
        "clean.tables",
        """
        select
            concat_ws(' ', page_id, table_ordinal, "row", "column") as row_key,
            count(*) over (partition by page_id, table_ordinal, "row", "column") as copies,
            coalesce(text = said, false) as span_says_the_cell,
        from audited
        left join said using (page_id, text_start, text_end)
        """,
        [
            is_unique("one row a cell"),
            is_true("spans", "span_says_the_cell", "the text at the span is the cell's text"),
        ],
        by_page=True,
    )


def rejects() -> Suite:
    """What a reader of ``clean.rejects`` may rely on: among it, that no page is lost."""
    return Suite(
        "clean.rejects",
        """
        select
            page_id as row_key,
            count(*) over (partition by page_id) as copies,
            reason,
            true as page_is_accounted_for,
        from audited
        union all
        select page_id, 1, null, false
        from ingest.pages
        where page_id not in (select page_id from clean.documents)
            and page_id not in (select page_id from clean.rejects)
        """,
        [
            is_unique("one row a rejected page"),
            is_one_of("reason", records.REJECT_REASONS),
            is_true("references", "page_is_accounted_for", "every page is a document or a reject"),
        ],
    )


def stories() -> Suite:
    """What a reader of ``dedupe.stories`` may rely on."""
    return Suite(
        "dedupe.stories",
        """
        select
            page_id as row_key,
            count(*) over (partition by page_id) as copies,
            page_id in (select page_id from clean.documents) as document_is_there,
            relation,
            count(*) filter (where is_representative) over (partition by story_id) = 1 as one_stands_for_it,
            (relation = 'original') = (matched_page_id is null) as copies_name_their_match,
            jaccard::double as jaccard,
            containment::double as containment,
            true as document_has_a_story,
        from audited
        union all
        select page_id, 1, true, null, true, true, null, null, false
        from clean.documents
        where page_id not in (select page_id from dedupe.stories)
        """,
        [
            is_unique("one row a document"),
            is_true("references", "document_is_there", "every member of a story is a document"),
            is_true("references", "document_has_a_story", "every document belongs to a story"),
            is_one_of("relation", records.RELATIONS),
            is_true("keys", "one_stands_for_it", "one member stands for each story"),
            is_true("references", "copies_name_their_match", "all but originals name what they match"),
            is_between("jaccard", 0, 1, "a Jaccard similarity lies between 0 and 1"),
            is_between("containment", 0, 1, "a containment lies between 0 and 1"),
        ],
    )


PAGE_SUITES = (pages, captures, documents, blocks, tables, rejects, stories)
