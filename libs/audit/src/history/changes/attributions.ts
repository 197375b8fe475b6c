import { type VehicleView } from '#kafila/domain';
import { type ConvoyDocuments } from '../fold/folded-convoy.js';
import { type Reattribution } from './change-after-the-fact.answer.js';

/**
 * Which reports count for other vehicles than before, by the evidence that passages, halts, activities, incidents,
 * expenses, deliveries, trans-shipments and seals name.
 *
 * @param except reports that came or went themselves
 */
export function reattributions(
  before: ConvoyDocuments,
  after: ConvoyDocuments,
  except: ReadonlySet<string>,
): readonly Reattribution[] {
  const [old, now] = [vehiclesIn(before), vehiclesIn(after)];
  const found = new Map<string, { from: string[]; to: string[] }>();
  const note = (reportIds: ReadonlySet<string>, vehicleId: string, end: 'from' | 'to'): void => {
    for (const reportId of reportIds) {
      if (except.has(reportId)) continue;
      const one = found.get(reportId) ?? { from: [], to: [] };
      found.set(reportId, one);
      one[end].push(vehicleId);
    }
  };
  for (const vehicleId of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(vehicleId), now.get(vehicleId)];
    if (was === is) continue;
    const [counted, counts] = [evidenceOf(was), evidenceOf(is)];
    note(without(counted, counts), vehicleId, 'from');
    note(without(counts, counted), vehicleId, 'to');
  }
  return [...found].map(([reportId, { from, to }]) => ({ reportId, from, to }));
}

function vehiclesIn({ convoy }: ConvoyDocuments): ReadonlyMap<string, VehicleView> {
  const vehicles = (convoy?.['vehicles'] ?? []) as unknown as readonly VehicleView[];
  return new Map(vehicles.map((vehicle) => [vehicle.vehicleId, vehicle]));
}

function evidenceOf(vehicle: VehicleView | undefined): ReadonlySet<string> {
  if (!vehicle) return new Set();
  const { passages, halts, activities, incidents, expenses, deliveries, transshipments, sealHistory } =
    vehicle;
  const { trailers = [], formerPlates = [] } = vehicle;
  const seals = [sealHistory, ...trailers.map((trailer) => trailer.sealHistory)];
  const all = [
    passages,
    halts,
    activities,
    incidents,
    expenses,
    deliveries,
    transshipments,
    ...seals,
    formerPlates,
  ];
  return new Set(all.flat().flatMap(({ evidence }) => evidence));
}

function without(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !others.has(id)));
}
