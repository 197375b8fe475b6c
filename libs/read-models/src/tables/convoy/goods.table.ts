import { CONVOY_PREFIX, findPlace, type GoodsLine, writeAmounts } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { grams } from '../descriptor/units.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

const { name, text, bigint } = columnsFrom<NthOfVehicle<GoodsLine>>();

/** What vehicles of dispatched convoys carry, line by line. */
export const goodsTable = defineTable({
  name: 'goods',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  since: 16,
  columns: {
    ...nthOfVehicle,
    hs_code: name.orNull(({ item }) => item.goods.hsCode ?? null),
    /** Country, ISO 3166-1 alpha-2. */
    destination: name.orNull(({ item }) => countryOf(item.destination)),
    gross_g: bigint.orNull(({ item }) => gramsOf(item.goods.grossKg)),
    /** A dated amount, see `writeAmounts`. */
    value: text.orNull(({ item }) => item.value && writeAmounts([item.value])),
  },
});

function countryOf(place: string | null): string | null {
  return place === null ? null : (findPlace(place)?.country ?? null);
}

function gramsOf(kilograms: number | undefined): bigint | null {
  return kilograms === undefined ? null : grams(kilograms / 1_000);
}
