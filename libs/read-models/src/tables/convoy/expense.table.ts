import { CONVOY_PREFIX, type ExpenseView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { truth } from '../descriptor/units.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

const { name, text, integer } = columnsFrom<NthOfVehicle<ExpenseView>>();

export const expenseTable = defineTable({
  name: 'expenses',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    category: name(({ item }) => item.category),
    /** Decimal text, as it was paid: the whole sum. */
    amount: name(({ item }) => item.amount.amount),
    /** ISO 4217. */
    currency: name(({ item }) => item.amount.currency),
    official: integer(({ item }) => truth(item.official)),
    paid_to: text.orNull(({ item }) => item.paidTo),
    paid_at: name(({ item }) => item.paidAt),
    place: name.orNull(({ item }) => item.place),
    /** For how many vehicles the amount was paid together; null where it was paid for this one. */
    shared_by: integer.orNull(({ item }) => item.sharedBy ?? null),
  },
});
