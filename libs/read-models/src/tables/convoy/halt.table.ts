import { CONVOY_PREFIX, type Halt } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { truth } from '../descriptor/units.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

const { name, text, integer } = columnsFrom<NthOfVehicle<Halt>>();

export const haltTable = defineTable({
  name: 'halts',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    place: name.orNull(({ item }) => item.place),
    reason: text.orNull(({ item }) => item.reason),
    halted_at: name(({ item }) => item.haltedAt),
    resumed_at: name.orNull(({ item }) => item.resumedAt),
    /** 1 where the end was only implied. */
    inferred: integer(({ item }) => truth(item.inferred)),
  },
});
