import { type Recorded } from '../../event/recorded.js';
import { type IncidentReported } from '../events/facts.js';
import { type Incident } from '../state/road.state.js';
import { canBeOnePlace, inBothWords, isReportedTwice } from '../clocks/reported-twice.js';

/** Adds an incident; one of the same kind at the same place within minutes is the same, told by a second unit. */
export function withIncident(
  incidents: readonly Incident[],
  { id, event: { data } }: Recorded<IncidentReported>,
): readonly Incident[] {
  const { kind, occurredAt, place = null, description = null } = data;
  const index = incidents.findLastIndex(
    (one) =>
      one.kind === kind && canBeOnePlace(one.place, place) && isReportedTwice(one.occurredAt, occurredAt),
  );
  const known = incidents[index];
  if (!known) return [...incidents, { kind, occurredAt, place, description, evidence: [id] }];
  return incidents.with(index, {
    ...known,
    place: known.place ?? place,
    description: inBothWords(known.description, description),
    evidence: [...known.evidence, id],
  });
}
