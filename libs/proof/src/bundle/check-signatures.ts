import { type JsonObject } from '#kafila/domain';
import { type Crypto } from '../crypto/crypto.js';
import { headOf } from '../signed-report/signed-text.js';
import { verifySignedText } from '../signed-report/verify-report.js';
import { type Bundle, type BundledEvent } from './bundle.js';
import { BundleRefused } from './bundle-verdict.js';
import { saysWhatWasSigned } from './signed-content.js';
import { type SignerKey, signerKeys } from './signers.js';

/** Events of a stream that one key signed. */
export interface SignedEvents {
  readonly stream: string;
  readonly signer: SignerKey;
  readonly events: readonly BundledEvent[];
}

/**
 * Verifies every signature of the proven events: that a key which was enrolled before made it, over the text that was kept
 * beside the event, and that the event says what the text says.
 *
 * @throws BundleRefused `signature-wrong`, `signer-missing`
 */
export function checkSignatures({ streams, signers = [] }: Bundle, crypto: Crypto): readonly SignedEvents[] {
  const keys = signerKeys(signers);
  return streams.flatMap(({ stream, events }) => {
    const byKey = new Map<SignerKey, BundledEvent[]>();
    for (const event of events) {
      if (!isSigned(event)) continue;
      const signer = checkSignature(stream, event, keys, crypto);
      const others = byKey.get(signer);
      if (others) others.push(event);
      else byKey.set(signer, [event]);
    }
    return [...byKey].map(([signer, signed]) => ({ stream, signer, events: signed }));
  });
}

export function isSigned({ metadata }: Pick<BundledEvent, 'metadata'>): boolean {
  return metadata['signature'] !== undefined || metadata['signedText'] !== undefined;
}

function checkSignature(
  stream: string,
  event: BundledEvent,
  keys: ReadonlyMap<string, SignerKey>,
  crypto: Crypto,
): SignerKey {
  const at = `Revision ${event.revision} of ${stream} (event ${event.id})`;
  const refuse = (sentence: string): BundleRefused =>
    new BundleRefused('signature-wrong', `${at} ${sentence}`, stream, event.revision);
  const { signature, signedText, unit } = event.metadata;
  const { kid, alg, value } = (signature ?? {}) as JsonObject;
  if (typeof kid !== 'string' || typeof value !== 'string' || typeof signedText !== 'string')
    throw refuse('has not both a signature and the text that was signed.');
  const signer = keys.get(kid);
  if (!signer) {
    const sentence = `${at} is signed by the key ${kid}, and no stream of a unit in the file says whose it is.`;
    throw new BundleRefused('signer-missing', sentence, stream, event.revision);
  }
  const { unitId, key, enrolled } = signer;
  if (alg !== key.alg) throw refuse(`is not signed by ${key.alg}, the algorithm of the key ${kid}.`);
  if ((unit as JsonObject | undefined)?.['unitId'] !== unitId)
    throw refuse(`is signed by a key of ${unitId}, but not recorded as a report of that unit.`);
  if (enrolled.leaf > event.leaf)
    throw refuse(`was recorded before the key ${kid} was enrolled, by which it is signed.`);
  const verdict = verifySignedText(headOf(key.alg, kid) + signedText, { value }, key, crypto);
  if (verdict.outcome === 'refused') throw refuse(`is not as ${unitId} signed it. ${verdict.sentence}`);
  if (saysWhatWasSigned(stream, event, signedText) === false)
    throw refuse(
      `does not say what ${unitId} signed: the event was made of something else than of the signed text.`,
    );
  return signer;
}
