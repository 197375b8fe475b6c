import { type Recorded } from '../../event/recorded.js';
import { type IncidentReported } from '../events/facts.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { canBeOnePlace, inBothWords, isReportedTwice } from '../clocks/reported-twice.js';

/** Adds an incident; one of the same kind at the same place within minutes is the same, reported by a second unit. */
export function recordIncident(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<IncidentReported>,
): void {
  const { incidents } = vehicle;
  const { kind, occurredAt, place = null, description = null } = data;
  const index = incidents.findLastIndex(
    (one) =>
      one.kind === kind && canBeOnePlace(one.place, place) && isReportedTwice(one.occurredAt, occurredAt),
  );
  const known = incidents[index];
  if (!known) {
    vehicle.incidents = [...incidents, { kind, occurredAt, place, description, evidence: [id] }];
    return;
  }
  vehicle.incidents = incidents.with(index, {
    ...known,
    place: known.place ?? place,
    description: inBothWords(known.description, description),
    evidence: [...known.evidence, id],
  });
}
