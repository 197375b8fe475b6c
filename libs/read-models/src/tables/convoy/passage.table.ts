import {
  type BorderSample,
  borderSamples,
  CONVOY_PREFIX,
  type PassageView,
  regimesAtSides,
  type VehicleView,
  writeAmounts,
} from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { milliseconds, truth, wholeMs } from '../descriptor/units.js';
import { type ConvoyDocument } from './convoy-document.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

interface PassageItem {
  readonly passage: PassageView;
  readonly regime: string;
  readonly sample: BorderSample | undefined;
}

const { name, text, integer, bigint } = columnsFrom<NthOfVehicle<PassageItem>>();

export const passageTable = defineTable({
  name: 'passages',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    place: name(({ item }) => item.passage.place),
    direction: name(({ item }) => item.passage.direction),
    arrived_at: name.orNull(({ item }) => item.passage.arrivedAt),
    entered_at: name.orNull(({ item }) => item.passage.enteredAt),
    exited_at: name.orNull(({ item }) => item.passage.exitedAt),
    /** Arrival (entry where no arrival was reported) to exit: TFI1. Null where either end is missing. */
    duration_ms: bigint.orNull(({ item }) => milliseconds(item.passage.hours)),
    /** 1 where the exit was only implied. */
    inferred: integer(({ item }) => truth(item.passage.inferred)),
    /** The agreement that applies there. */
    regime: name(({ item }) => item.regime),

    // The sample of the statistics, see `BorderSample`.
    waiting_ms: bigint.orNull(({ item }) => wholeMs(item.sample?.waitingMs ?? null)),
    customs_ms: bigint.orNull(({ item }) => wholeMs(item.sample?.customsMs ?? null)),
    other_ms: bigint.orNull(({ item }) => wholeMs(item.sample?.otherMs ?? null)),
    /** Dated amounts (`writeAmounts`): official, a bar, unofficial; null where nobody reported any. */
    payments: text.orNull(({ item }) => writtenPayments(item.sample?.payments ?? null)),
  },
});

/** The passages of the vehicles of a convoy. */
export function passagesIn(convoy: ConvoyDocument): (vehicle: VehicleView) => readonly PassageItem[] {
  const regimeAt = regimesAtSides(convoy);
  return ({ passages, activities }) => {
    const samples = borderSamples(passages, activities);
    return passages.map((passage, i) => ({
      passage,
      regime: regimeAt(passage.place, passage.direction),
      sample: samples[i],
    }));
  };
}

function writtenPayments(payments: BorderSample['payments']): string | null {
  return payments && `${writeAmounts(payments.official)}|${writeAmounts(payments.unofficial)}`;
}
