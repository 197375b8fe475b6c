import { convoySample, writeAmounts } from '#kafila/domain';
import { type Row } from '../runner/projection/projection.js';
import { type ConvoyDocument } from './convoy-document.js';
import { grams, milliseconds, truth } from './cells.js';

/** What the statistics of convoys select; all null where it was not dispatched. */
export function convoySampleCells(convoy: ConvoyDocument): Row {
  const sample = convoySample(convoy);
  return {
    dispatched_at: sample?.dispatchedAt ?? null,
    transit_ms: milliseconds(timesADay(sample?.transitDays ?? null)),
    spread_ms: milliseconds(sample?.spreadHours ?? null),
    joined: sample?.joined ?? null,
    withdrawn: sample?.withdrawn ?? null,
    on_time: truth(sample?.onTime ?? null),
    load_g: grams(sample?.tonnes ?? null),
    goods_values: sample ? writeAmounts(sample.values) : null,
    goods_without_value: sample?.goodsWithoutValue ?? null,
  };
}

function timesADay(days: number | null): number | null {
  return days === null ? null : days * 24;
}
