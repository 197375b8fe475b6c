import { writeAmounts } from '#kafila/domain';
import { openReadModels } from '#kafila/read-models';
import { PASSAGES_OF_CONVOY, type Passage, passageNo, type Payment } from './passage-no.js';

/** Rows in one statement: SQLite takes 32,766 parameters. */
const ROWS_AT_ONCE = 2000;
const STATEMENTS_AT_ONCE = 50;

/** Fills read models with passages as the projection would have written them, which would take ten million events. */
export async function fillPassages(url: string, passages: number): Promise<void> {
  const readModels = await openReadModels(url);
  await readModels.exclusively('trips', async ({ write }) => {
    for (let no = 0; no < passages;) {
      const until = Math.min(no + ROWS_AT_ONCE * STATEMENTS_AT_ONCE, passages);
      await write.transaction().execute(async (trx) => {
        for (; no < until; no += ROWS_AT_ONCE) {
          const count = Math.min(ROWS_AT_ONCE, until - no);
          const rows = Array.from({ length: count }, (_, i) => rowOf(passageNo(no + i)));
          await trx.insertInto('passages').values(rows).execute();
        }
      });
    }
  });
  await readModels.close();
  if (passages % PASSAGES_OF_CONVOY !== 0) throw new Error('The last convoy has passages that are missing.');
}

function rowOf(passage: Passage) {
  const { arrivedAt, exitedAt, waitingMs, customsMs, otherMs, payments } = passage;
  const day = instant(exitedAt).slice(0, '2026-03-01'.length);
  const written = (payment: Payment | null): string =>
    payment
      ? writeAmounts([{ amount: (payment.cents / 100).toFixed(2), currency: payment.currency, day }])
      : '';
  return {
    convoy_id: passage.convoyId,
    vehicle_id: passage.vehicleId,
    ordinal: passage.ordinal,
    place: passage.place,
    direction: passage.direction,
    arrived_at: instant(arrivedAt),
    entered_at: instant(arrivedAt + waitingMs),
    exited_at: instant(exitedAt),
    duration_ms: BigInt(exitedAt - arrivedAt),
    inferred: 0,
    regime: passage.regime,
    waiting_ms: BigInt(waitingMs),
    customs_ms: customsMs === null ? null : BigInt(customsMs),
    other_ms: otherMs === null ? null : BigInt(otherMs),
    payments: payments && `${written(payments.official)}|${written(payments.unofficial)}`,
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
