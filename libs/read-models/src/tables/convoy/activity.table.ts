import { type ActivityView, CONVOY_PREFIX } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

const { name, json } = columnsFrom<NthOfVehicle<ActivityView>>();

/** Activities of CPMM at borders and stops. */
export const activityTable = defineTable({
  name: 'activities',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    activity: name(({ item }) => item.activity),
    place: name(({ item }) => item.place),
    direction: name.orNull(({ item }) => item.direction),
    started_at: name(({ item }) => item.startedAt),
    ended_at: name.orNull(({ item }) => item.endedAt),
    payments: json(({ item }) => JSON.stringify(item.payments)),
    result: name.orNull(({ item }) => item.result),
  },
});
