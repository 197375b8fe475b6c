import { areFacing } from '#kafila/domain';
import {
  type CarnetTruth,
  type DeclarationTruth,
  type ReportedBy,
} from '../../outcome/truth-of-documents.js';
import { type Truth, type VehicleTruth } from '../../outcome/truth.js';
import { knowablePassages } from './passages.js';
import { resumedAt, suspendedAt } from './documents.js';
import { type Known } from './members.js';

/** Whether an entry of a vehicle was reported, and nobody reported its exit from the side before. */
export function withoutExit(known: Known): boolean {
  const passages = knowablePassages(known);
  return passages.some((passage, i) => {
    const next = passages[i + 1];
    const reported = (next?.arrivedAt ?? next?.enteredAt ?? next?.exitedAt ?? null) !== null;
    const across = next !== undefined && areFacing(passage.place, next.place);
    return passage.inferred && passage.direction === 'outbound' && across && reported;
  });
}

const isReported = (reportedBy: ReportedBy): boolean => reportedBy !== null;

/** Codes that the truth of a carnet must show, in alphabetical order. */
export function irregularOnCarnet(carnet: CarnetTruth): readonly string[] {
  const codes = new Set<string>();
  for (const { reportedBy, reservation, startPlace, terminationPlace } of carnet.operations) {
    const { startedAt, terminatedAt, dischargedAt } = reportedBy;
    const hasBegun = isReported(startedAt) || resumedAt(carnet, startPlace) !== null;
    const wasSuspended = hasBegun && suspendedAt(carnet, terminationPlace) !== null;
    if (isReported(terminatedAt) && !hasBegun) codes.add('termination-without-start');
    if (isReported(terminatedAt) && reservation !== null) codes.add('terminated-with-reservation');
    if (isReported(dischargedAt) && !isReported(terminatedAt) && !wasSuspended)
      codes.add('discharge-without-termination');
  }
  return [...codes].sort();
}

/** Codes that the truth of a declaration must show, in alphabetical order. */
export function irregularInDeclaration({ steps }: DeclarationTruth): readonly string[] {
  const reported = (type: string): (typeof steps)[number] | undefined =>
    steps.find((step) => step.type === type && isReported(step.reportedBy));
  const codes = new Set<string>();
  if (steps.some(({ reportedBy }) => isReported(reportedBy)) && !reported('DeclarationLodged')) {
    codes.add('declaration-not-lodged');
  }
  const granted = reported('ClearanceGranted');
  if (reported('GoodsGatedOut') && !granted) codes.add('gated-out-without-clearance');
  const held = reported('ClearanceHeld');
  const open = reported('ExaminationOrdered') ?? (held?.agency === 'customs' ? undefined : held);
  if (granted && open && !reported('ExaminationDone')) codes.add('cleared-while-held');
  return [...codes].sort();
}

/**
 * Whether something about the seals of a vehicle could not be known in time: a change to its seals, or to those of an
 * earlier carrier of its load, that nobody reported, or that was reported only after it had joined another convoy.
 */
export function sealsUnknown(
  truth: Truth,
  vehicleId: string,
  convoyId: string,
  arrivedAt: ReadonlyMap<string, string>,
): boolean {
  const [vehicle, ...before] = carriersBefore(truth, vehicleId);
  const from = vehicle?.memberships.find((one) => one.convoyId === convoyId)?.from ?? '';
  return [vehicle, ...before].some((one) =>
    one?.seals.some(({ what, at, reportedBy }) => {
      if (what === 'verified') return false;
      return reportedBy === null || (at <= from && (arrivedAt.get(reportedBy) ?? '') > from);
    }),
  );
}

/** A vehicle, and the earlier carriers of its load, the last one first. */
function carriersBefore({ vehicles }: Truth, vehicleId: string): readonly VehicleTruth[] {
  const vehicle = vehicles.find((one) => one.vehicleId === vehicleId);
  if (!vehicle) return [];
  const [first] = vehicle.memberships;
  const moved = vehicle.transshipments.find(({ toVehicleId }) => toVehicleId === vehicleId);
  const before = vehicles.find(
    (one) =>
      one.vehicleId === moved?.fromVehicleId ||
      one.memberships.some(({ left, until }) => left === 'replaced' && until === first?.from),
  );
  return before ? [vehicle, ...carriersBefore({ vehicles } as Truth, before.vehicleId)] : [vehicle];
}
