-- Is everybody accounted for? No row = yes, for every campaign and every node, at the instant of the statement.
--
-- Per campaign: entered, as counted in the transactions that entered, is waiting + frozen + incident + success + partial + failed
-- + canceled, as the runs' own rows say. Per node: entered = left + those who stand there.
with counted as (
    select tenant_id, campaign_id, node_no, metric, sum(n) as n
    from (select tenant_id, campaign_id, node_no, metric, n from counter
          union all
          select tenant_id, campaign_id, node_no, metric, n from counter_delta) both_parts
    where metric in ('RUN_ENTERED', 'ENTERED', 'LEFT')
    group by tenant_id, campaign_id, node_no, metric),
campaigns as (
    select tenant_id, campaign_id, 0 as node_no,
             count(*) filter (where status = 'WAITING')  + count(*) filter (where status = 'FROZEN')
           + count(*) filter (where status = 'INCIDENT') + count(*) filter (where status = 'SUCCESS')
           + count(*) filter (where status = 'PARTIAL')  + count(*) filter (where status = 'FAILED')
           + count(*) filter (where status = 'CANCELED') as accounted_for
    from run group by tenant_id, campaign_id),
nodes as (
    select tenant_id, campaign_id, node_no, sum(n) as accounted_for
    from (select tenant_id, campaign_id, node_no, n from counted where metric = 'LEFT'
          union all
          select tenant_id, campaign_id, node_no, count(*) from run
          where status in ('WAITING', 'FROZEN', 'INCIDENT') group by tenant_id, campaign_id, node_no) there_or_gone
    group by tenant_id, campaign_id, node_no)
select tenant_id, campaign_id, node_no, coalesce(entered, 0) as entered, coalesce(accounted_for, 0) as accounted_for
from (select tenant_id, campaign_id, node_no, n as entered from counted where metric <> 'LEFT') entries
full join (select * from campaigns union all select * from nodes) whereabouts using (tenant_id, campaign_id, node_no)
where coalesce(entered, 0) <> coalesce(accounted_for, 0)
order by tenant_id, campaign_id, node_no;
