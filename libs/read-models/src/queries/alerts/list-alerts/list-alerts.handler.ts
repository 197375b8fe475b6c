import { type Alert, ascending } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../../database/schema.js';
import { type Answer } from '../../answers/answer.js';
import { alertsInScope } from '../../assessments/alerts-in-scope.js';
import { gravestFirst } from '../../assessments/assess-convoys.js';
import { isOpen } from '../../assessments/watched-convoys.js';
import { Reading } from '../../reading/reading.js';
import { SEVERITIES } from '../alert-codes.js';
import {
  type RaisedAlerts,
  type AlertFilter,
  type ConvoyAlert,
  ListAlertsQuery,
} from './list-alerts.query.js';

/** Convoys in one question, some milliseconds: between two of them the process does other work. */
const AT_ONCE = 100;

@QueryHandler(ListAlertsQuery)
export class ListAlertsHandler implements IQueryHandler<ListAlertsQuery> {
  constructor(private readonly reading: Reading) {}

  async execute({ filter, waitFor }: ListAlertsQuery): Promise<Answer<RaisedAlerts>> {
    const found = await this.reading.readAssessed(waitFor, async (db, { allAt, usualAsOf }) => ({
      items: await alertsIn(db, filter),
      assessedAt: allAt,
      notAssessed: allAt === null ? await countNotAssessed(db) : 0,
      usualAsOf,
    }));
    return found.map(({ items, ...assessed }) => ({
      items: [...items].sort((a, b) => gravestFirst(a, b) || ascending(a.convoyId, b.convoyId)),
      ...assessed,
    }));
  }
}

async function alertsIn(db: Database, filter: AlertFilter): Promise<readonly ConvoyAlert[]> {
  const { convoyId } = filter;
  const raised: ConvoyAlert[] = [];
  for (let after = ''; ;) {
    const found = await db
      .selectFrom('assessments')
      .innerJoin('convoys', 'convoys.convoy_id', 'assessments.convoy_id')
      .select(['assessments.convoy_id', 'assessments.assessed_at', 'assessments.alerts'])
      // The gravest alert of those that have any.
      .where('assessments.alert_severity', 'in', SEVERITIES)
      .where('assessments.convoy_id', convoyId === undefined ? '>' : '=', convoyId ?? after)
      .orderBy('assessments.convoy_id')
      .limit(AT_ONCE)
      .execute();
    const inScope = await alertsInScope(
      db,
      found.map(({ convoy_id: of }) => of),
    );
    for (const { convoy_id: of, assessed_at: assessedAt, alerts } of found) {
      for (const alert of inScope?.get(of) ?? (JSON.parse(alerts) as Alert[]))
        if (isWanted(alert, filter)) raised.push({ convoyId: of, ...alert, assessedAt });
    }
    const last = found.at(-1);
    if (!last || convoyId !== undefined || found.length < AT_ONCE) return raised;
    after = last.convoy_id;
    await otherWork();
  }
}

function isWanted(alert: Alert, { code, severity }: AlertFilter): boolean {
  return alert.code === (code ?? alert.code) && alert.severity === (severity ?? alert.severity);
}

async function countNotAssessed(db: Database): Promise<number> {
  const { rows } = await sql<{ many: number | string }>`
    select count(*) as many from convoys where ${isOpen(sql.ref('convoys.status'))}
      and not exists (select 1 from assessments where assessments.convoy_id = convoys.convoy_id)`.execute(db);
  return Number(rows[0]?.many ?? 0);
}
