-- one row per page and task
-- key: page_id, task
with

documents as (

    select * from intermediate.int_pages__timed

),

rejects as (

    select * from staging.stg_rejects

),

done as (

    select * from staging.stg_tasks

),

tasks as (

    select distinct task from done
    where task <> 'as_of'

),

extracted as (

    select
        documents.page_id,
        tasks.task,
        coalesce(done.outcome, 'failed') as outcome,
        case
            when done.outcome is null then 'the task left no outcome'
            else done.detail
        end as detail
    from documents
    cross join tasks
    left join done
        on
            documents.page_id = done.page_id
            and tasks.task = done.task

),

available as (

    select
        page_id,
        'as_of' as task,
        case
            when available_at is null then 'abstained'
            else 'extracted'
        end as outcome,
        case
            when available_at is null
                then
                    'neither the page nor a capture of it says when: '
                    || 'as_of never returns its figures'
        end as detail
    from documents

),

-- A page that broke on the way failed; one that is no article was left alone.
rejected as (

    select
        rejects.page_id,
        every_task.task,
        case
            when rejects.reason in (
                'truncated', 'unreadable', 'too_long', 'crashed'
            )
                then 'failed'
            else 'abstained'
        end as outcome,
        'rejected as ' || rejects.reason || ': ' || rejects.detail as detail
    from rejects
    cross join (
        select task from tasks
        union all
        select 'as_of' as task
    ) as every_task
    where rejects.page_id not in (select page_id from documents)

)

select
    page_id,
    task,
    outcome,
    detail
from (
    select * from extracted
    union all
    select * from available
    union all
    select * from rejected
)
