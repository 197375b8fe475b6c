import { CONVOY_PREFIX, type SealStep } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

const { name } = columnsFrom<NthOfVehicle<SealStep>>();

/** What breached the seals of a vehicle, see `breachesAmong`. */
export const sealBreachTable = defineTable({
  name: 'seal_breaches',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    place: name.orNull(({ item }) => item.place),
    breached_at: name(({ item }) => item.at),
  },
});
