import { columnsFrom } from '../descriptor/column.js';

/** One of those of which a vehicle of a convoy has many. */
export interface NthOfVehicle<Item = unknown> {
  readonly convoyId: string;
  readonly vehicleId: string;
  /** 0, 1, 2 ... in the order of travel or time. */
  readonly ordinal: number;
  readonly item: Item;
}

const { name, integer } = columnsFrom<NthOfVehicle>();

/** The key of a table of such rows. */
export const nthOfVehicle = {
  convoy_id: name(({ convoyId }) => convoyId),
  vehicle_id: name(({ vehicleId }) => vehicleId),
  ordinal: integer(({ ordinal }) => ordinal),
};
