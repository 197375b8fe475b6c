import { carnetTable } from '../tables/carnet/carnet.table.js';
import { tirOperationTable } from '../tables/carnet/tir-operation.table.js';
import { unpaidClaimTable } from '../tables/carnet/unpaid-claim.table.js';
import { activityTable } from '../tables/convoy/activity.table.js';
import { convoyTable } from '../tables/convoy/convoy.table.js';
import { expenseTable } from '../tables/convoy/expense.table.js';
import { fleetTable } from '../tables/convoy/fleet.table.js';
import { goodsTable } from '../tables/convoy/goods.table.js';
import { haltTable } from '../tables/convoy/halt.table.js';
import { legTable } from '../tables/convoy/leg.table.js';
import { passageTable } from '../tables/convoy/passage.table.js';
import { sealBreachTable } from '../tables/convoy/seal-breach.table.js';
import { vehicleTable } from '../tables/convoy/vehicle.table.js';
import { wholeTripTable } from '../tables/convoy/whole-trip.table.js';
import { declarationTable } from '../tables/declaration/declaration.table.js';
import { type KyselyTable } from '../tables/descriptor/table.js';
import { claimTable } from '../tables/streams/claim.table.js';
import { explanationTable } from '../tables/streams/explanation.table.js';
import { irregularityTable } from '../tables/streams/irregularity.table.js';
import { keyEventTable } from '../tables/streams/key-event.table.js';
import { mentionTable } from '../tables/streams/mention.table.js';
import { reportIdTable, sharedReportTable } from '../tables/streams/report-id.table.js';
import { streamTable } from '../tables/streams/stream.table.js';

/** The tables of the projection `trips`. */
export const TRIP_TABLES = [
  convoyTable,
  fleetTable,
  vehicleTable,
  passageTable,
  activityTable,
  haltTable,
  legTable,
  expenseTable,
  sealBreachTable,
  goodsTable,
  wholeTripTable,
  carnetTable,
  tirOperationTable,
  unpaidClaimTable,
  declarationTable,
  irregularityTable,
  claimTable,
  explanationTable,
  streamTable,
  mentionTable,
  keyEventTable,
  sharedReportTable,
  reportIdTable,
] as const;

/** Their row types for queries. */
export type TripTables = {
  [Table in (typeof TRIP_TABLES)[number] as Table['name']]: KyselyTable<Table>;
};

export type TripTableName = keyof TripTables;
