import {
  type ConvoyState,
  decide,
  foldConvoy,
  parseInstant,
  type Report,
  type ReportedInstant,
  readReport,
  type Told,
  type ConvoyEvent,
  type Verdict,
} from '#kafila/domain';
import { type Decision, type SimulatedConvoy } from '../simulated-convoy.js';

/** When everything was received, where only the order of arrival counts. */
const LONG_AFTER = '2030-01-01T00:00:00.000Z';

/** What the domain says to a decision of a simulated convoy, as it would to the desk. */
export function verdictOn(decision: Decision, state: ConvoyState | null): Verdict {
  const at = instant(decision.body.occurredAt);
  if (decision.type === 'dispatch') return decide({ type: 'dispatch', at }, state);
  if (decision.type === 'complete') {
    const { outstandingReason } = decision.body;
    return decide(
      { type: 'complete', at, ...(outstandingReason === undefined ? {} : { outstandingReason }) },
      state,
    );
  }
  const { convoyId: _id, occurredAt: _at, plannedDeparture, plannedArrival, ...rest } = decision.body;
  const arrival = plannedArrival === undefined ? {} : { plannedArrival: instant(plannedArrival).instant };
  return decide(
    { type: 'plan', at, ...rest, plannedDeparture: instant(plannedDeparture).instant, ...arrival },
    state,
  );
}

/** The events of the plan and the dispatch. @throws where the domain refuses one of them */
export function decidedEvents({ decisions }: SimulatedConvoy): readonly Told<ConvoyEvent>[] {
  const events: Told<ConvoyEvent>[] = [];
  for (const decision of decisions) {
    if (decision.type === 'complete') continue;
    const verdict = verdictOn(decision, events.length === 0 ? null : foldConvoy(events));
    if ('refusal' in verdict) throw new Error(verdict.refusal.detail);
    for (const event of verdict.events) {
      events.push({
        id: `${decision.type}-${events.length}`,
        revision: events.length,
        recordedAt: LONG_AFTER,
        unit: null,
        event,
      });
    }
  }
  return events;
}

/** The state after plan and dispatch and these reports, in this order of recording. */
export function stateAfter(convoy: SimulatedConvoy, reports: readonly Report[]): ConvoyState {
  const before = decidedEvents(convoy);
  return foldConvoy([...before, ...reports.map((report, i) => eventOf(report, before.length + i))]);
}

function eventOf(report: Report, revision: number): Told<ConvoyEvent> {
  const read = readReport(report);
  if ('faults' in read) throw new Error(`${report.reportId}: ${read.faults.map((f) => f.detail).join('; ')}`);
  const event = read.event as ConvoyEvent;
  return { id: report.reportId, revision, recordedAt: LONG_AFTER, unit: report.unit, event };
}

function instant(text: string): ReportedInstant {
  const read = parseInstant(text);
  if (typeof read === 'string') throw new Error(`${text}: ${read}`);
  return read;
}
