import { appended } from '../../appended.js';
import { type Recorded } from '../../event/recorded.js';
import { type IncidentClosed, type IncidentKind, type IncidentReported } from '../events/facts.js';
import { type Incident } from '../state/road.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import {
  canBeOnePlace,
  firstCompared,
  inBothWords,
  indexOfJustTold,
  isReportedTwice,
  withTold,
} from '../clocks/reported-twice.js';

/** Whether an incident of a kind keeps its vehicle where it is, so that it is over when the vehicle goes on. */
const STOPS: Readonly<Record<IncidentKind, boolean>> = {
  breakdown: true,
  accident: true,
  weather: true,
  'road-closed': true,
  'border-closed': true,
  illness: true,
  theft: false,
  attack: false,
  'cargo-damage': false,
  papers: false,
  other: false,
};

export function isOpen({ closedAt, inferred }: Pick<Incident, 'closedAt' | 'inferred'>): boolean {
  return closedAt === null && !inferred;
}

/** Adds an incident; one of the same kind at the same place within minutes is the same, reported by a second unit. */
export function recordIncident(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<IncidentReported>,
): void {
  const { incidents } = vehicle;
  const { kind, occurredAt, place = null, description = null } = data;
  const index = indexOfJustTold(
    incidents,
    occurredAt,
    (one) => one.occurredAt,
    (one) => one.kind === kind && canBeOnePlace(one.place, place),
  );
  const known = incidents[index];
  if (!known) {
    const incident = { kind, occurredAt, place, description, closedAt: null, inferred: false };
    vehicle.incidents = appended(incidents, { ...incident, evidence: [id] });
    return;
  }
  vehicle.incidents = incidents.with(index, {
    ...known,
    place: known.place ?? place,
    description: inBothWords(known.description, description),
    evidence: withTold(known.evidence, [id]),
  });
}

/** Closes all incidents of a kind that nobody has closed yet. Within minutes another unit tells the same end. */
export function closeIncidents(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<IncidentClosed>,
): void {
  const { kind, occurredAt, description = null } = data;
  const incidents = [...vehicle.incidents];
  for (let i = incidents.length - 1; i >= firstCompared(incidents); i--) {
    const one = incidents[i];
    if (one?.kind !== kind) continue;
    // Each end closes all that are open, so what came before was closed no later.
    if (one.closedAt !== null && !isReportedTwice(one.closedAt, occurredAt)) break;
    incidents[i] = {
      ...one,
      description: inBothWords(one.description, description),
      closedAt: one.closedAt ?? occurredAt,
      inferred: false,
      evidence: withTold(one.evidence, [id]),
    };
  }
  vehicle.incidents = incidents;
}

/** A vehicle that goes on is stopped no more by what happened before. When that was over, nobody knows. */
export function endIncidents(vehicle: VehicleDraft): void {
  const { incidents, lastSeenAt } = vehicle;
  const isOver = (one: Incident): boolean =>
    isOpen(one) && STOPS[one.kind] && lastSeenAt !== null && one.occurredAt < lastSeenAt;
  if (!incidents.slice(firstCompared(incidents)).some(isOver)) return;
  vehicle.incidents = withLatest(incidents, (one) => (isOver(one) ? { ...one, inferred: true } : one));
}

/** With those of them changed that a report is compared with. */
function withLatest(
  incidents: readonly Incident[],
  change: (one: Incident) => Incident,
): readonly Incident[] {
  const first = firstCompared(incidents);
  return [...incidents.slice(0, first), ...incidents.slice(first).map(change)];
}
