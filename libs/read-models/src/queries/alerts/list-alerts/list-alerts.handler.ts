import { type Alert, ascending, raisingAlerts, type Severity } from '#kafila/domain';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Database } from '../../../database/schema.js';
import { inTurns } from '../../../past/in-turns.js';
import { type Answer } from '../../answers/answer.js';
import { type Clock, CLOCK } from '../../reading/clock.js';
import { Reading } from '../../reading/reading.js';
import { type UsualTimesAsOf, UsualTimesKept } from '../../usual-times/usual-times-kept.js';
import { watchedConvoys } from '../../assessments/watched-convoys.js';
import {
  type RaisedAlerts,
  type AlertFilter,
  type ConvoyAlert,
  ListAlertsQuery,
} from './list-alerts.query.js';

@QueryHandler(ListAlertsQuery)
export class ListAlertsHandler implements IQueryHandler<ListAlertsQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly usualTimes: UsualTimesKept,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ filter, waitFor }: ListAlertsQuery): Promise<Answer<RaisedAlerts>> {
    const { convoyId } = filter;
    const now = this.clock();
    await this.reading.reach(waitFor);
    const usual = await this.usualTimes.read();
    const read = (db: Database) => raisedNow(db, convoyId, now, usual);
    const raised = await (convoyId === undefined
      ? this.reading.readLong(undefined, read)
      : this.reading.read(undefined, read));
    return raised.map((alerts) => ({
      items: alerts.filter((alert) => isWanted(alert, filter)).sort(gravestFirst),
      now,
      usualAsOf: usual.position,
    }));
  }
}

async function raisedNow(
  db: Database,
  convoyId: string | undefined,
  now: string,
  usual: UsualTimesAsOf,
): Promise<readonly ConvoyAlert[]> {
  const raised: ConvoyAlert[] = [];
  for await (const convoys of watchedConvoys(db, convoyId)) {
    for (const watched of convoys) {
      const raising = raisingAlerts(watched, now, usual.on(watched.convoy.corridorId));
      for (const alert of await inTurns(raising)) raised.push({ convoyId: watched.convoyId, ...alert });
    }
  }
  return raised;
}

function isWanted(alert: Alert, { code, severity }: AlertFilter): boolean {
  return alert.code === (code ?? alert.code) && alert.severity === (severity ?? alert.severity);
}

const GRAVE: readonly Severity[] = ['critical', 'warning', 'info'];

function gravestFirst(a: ConvoyAlert, b: ConvoyAlert): number {
  return (
    GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity) ||
    ascending(a.since, b.since) ||
    ascending(a.convoyId, b.convoyId)
  );
}
