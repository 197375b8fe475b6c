import { type NewEvent } from '#kafila/event-store';
import { headOf, textToSign } from '#kafila/proof';
import { eventNo, type InARow } from '../reports/report-no.js';
import { signedNo, SIGNERS_KEY } from './signed-no.js';

/** The event that report `n` becomes where the unit signed it. */
export async function signedEventNo(n: number, inARow: InARow): Promise<NewEvent> {
  const { signature, ...report } = await signedNo(n, inARow);
  const { alg, kid } = SIGNERS_KEY;
  const signedText = textToSign(report, alg, kid).slice(headOf(alg, kid).length);
  const event = eventNo(n, inARow);
  const { reportId, unit } = report;
  const metadata = {
    ...event.metadata,
    reportId,
    unit: { ...unit },
    signature: { ...signature },
    signedText,
  };
  return { ...event, metadata };
}
