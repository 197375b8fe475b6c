import { type KeyObject, verify } from 'node:crypto';
import { fromBase64Url } from '../bytes/base64.js';
import { SIGNATURE_BYTES } from '../crypto/key-bytes.js';
import { type ReportKey } from '../signed-report/report-key.js';
import { ed25519Key } from './ed25519.js';
import { p256Key } from './node-crypto.js';

/** Of each key that was read: to make one takes as long as a fifth of a verification. */
const made = new WeakMap<ReportKey, KeyObject | 'none'>();

/**
 * Whether a key signed a text that `textToSign` made for it, as `verifySignedText` says; found out in the threads of libuv, while the
 * thread that asks does other things.
 */
export async function verifyInThreads(text: string, value: string, key: ReportKey): Promise<boolean> {
  const signature = fromBase64Url(value);
  let publicKey = made.get(key);
  if (publicKey === undefined) made.set(key, (publicKey = keyObjectOf(key) ?? 'none'));
  if (signature?.length !== SIGNATURE_BYTES || publicKey === 'none') return false;
  const by = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return new Promise((resolve, reject) => {
    verify(key.alg === 'Ed25519' ? null : 'sha256', Buffer.from(text), by, signature, (error, isRight) => {
      if (error) reject(error);
      else resolve(isRight);
    });
  });
}

function keyObjectOf({ alg, publicKey }: ReportKey): KeyObject | undefined {
  return alg === 'Ed25519' ? ed25519Key(publicKey) : p256Key(publicKey);
}
