import { describe, expect, it } from '@jest/globals';
import { SigningUnit, keysOf } from '../testing/signing-unit.js';
import { openSigned, type SignedReport } from './open-signed.js';
import { signatureOf } from './signature-of.js';
import { VerifySignatures } from './verify-signatures.js';

const gate = new SigningUnit('gate-2');
const tracker = new SigningUnit('tracker-7', 'ES256');

async function signedBy(unit: SigningUnit): Promise<SignedReport> {
  const sent = await unit.signed('c1');
  const signature = signatureOf(sent);
  if (!signature) throw new Error('It is not signed.');
  return openSigned(sent as never, signature, keysOf(gate, tracker));
}

describe('many signatures at once', () => {
  it('each have their own verdict, and those that are wrong hold nobody up', async () => {
    const signatures = new VerifySignatures();
    const [right, other] = [await signedBy(gate), await signedBy(tracker)];
    const wrong = { ...right, text: `${right.text} ` };
    const asked = Array.from({ length: 400 }, (_, i) => [right, wrong, other][i % 3] ?? right);
    for (const round of [asked, asked.toReversed()]) {
      const verdicts = await Promise.allSettled(round.map((one) => signatures.require(one)));
      expect(verdicts.map(({ status }) => status)).toEqual(
        round.map((one) => (one === wrong ? 'rejected' : 'fulfilled')),
      );
    }
  });
});
