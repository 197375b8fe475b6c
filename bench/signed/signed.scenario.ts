import { createPublicKey, verify } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { textToSign } from '#kafila/proof';
import { Contest, type Load } from '../http/contest.js';
import { figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { measureSignedReads } from './signed-reads.js';
import { signedNo, SIGNERS_KEY } from './signed-no.js';

const ROUNDS = 5;
const SINGLE: Load = { form: 'one', connections: 64, reports: 64 * 160, perRequest: 1 };
const NDJSON: Load = { form: 'ndjson', connections: 4, reports: 4 * 10 * 500, perRequest: 500 };
/** The desk hands over both. */
const BY_KEYS = { withKeys: true, withSigner: true };
const VERIFICATIONS = 2_000;

/** Processors that a verification may have: that of the intake, and another. */
const PROCESSORS = 2;

/** Signed reports beside unsigned ones, to the same intake: alone, and as NDJSON of what one unit saved up. */
export async function measureSigned(folder: string): Promise<Findings> {
  const single = await measureSingles(join(folder, 'single'));
  const saved = await measureSavedUp(join(folder, 'saved-up'));
  const reads = await measureSignedReads(join(folder, 'reads'));
  return {
    figures: [...single.figures, ...saved.figures],
    tables: reads.tables ?? [],
    faults: [...single.faults, ...saved.faults, ...reads.faults],
    checked: `${single.checked}; ${saved.checked}; ${reads.checked}`,
  };
}

async function measureSingles(folder: string): Promise<Findings> {
  mkdirSync(folder);
  const contest = await Contest.start(folder, 1, BY_KEYS);
  const rounds = await interleave(ROUNDS, {
    signed: () => contest.toIntake({ ...SINGLE, signed: true }),
    unsigned: () => contest.toIntake(SINGLE),
  });
  const figure = figureOf({
    name: 'signed single reports, 64 connections',
    unit: 'reports',
    ours: rounds.signed,
    peer: { name: 'unsigned ones', rounds: rounds.unsigned },
    aim: { of: 'ratio', atLeast: 0.5 },
  });
  return { figures: [figure], ...(await contest.end()) };
}

async function measureSavedUp(folder: string): Promise<Findings> {
  mkdirSync(folder);
  const contest = await Contest.start(folder, 500, BY_KEYS);
  const rounds = await interleave(ROUNDS, {
    signed: () => contest.toIntake({ ...NDJSON, signed: true }),
    unsigned: () => contest.toIntake(NDJSON),
    verification: verifications,
  });
  const name = 'unsigned, and half a verification';
  const figure = figureOf({
    name: 'signed NDJSON of 500',
    unit: 'reports',
    ours: rounds.signed,
    peer: { name, rounds: rounds.unsigned.map((round, i) => slower(round, rounds.verification[i])) },
    aim: { of: 'ratio', atLeast: 0.8 },
  });
  const verification = figureOf({ name: 'verifications alone', unit: '', ours: rounds.verification });
  return { figures: [figure, verification], ...(await contest.end()) };
}

/** As long as unsigned reports take, and as a verification of each takes where all processors share them. */
function slower(unsigned: Round, verification: Round | undefined): Round {
  const each = verification ? verification.seconds / verification.count : NaN;
  return {
    count: unsigned.count,
    seconds: unsigned.seconds + (unsigned.count * each) / PROCESSORS,
    latencies: new Float64Array(),
    cpuSeconds: null,
  };
}

/** One after the other, in this thread. */
async function verifications(): Promise<Round> {
  const { signature, ...report } = await signedNo(0, 1);
  const { kid, jwk } = SIGNERS_KEY;
  const text = Buffer.from(textToSign(report, 'Ed25519', kid));
  const value = Buffer.from(signature.value, 'base64url');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const begin = performance.now();
  for (let count = 0; count < VERIFICATIONS; count++) {
    if (!verify(null, text, key, value)) throw new Error('A right signature was found wrong.');
  }
  const seconds = (performance.now() - begin) / 1000;
  return { count: VERIFICATIONS, seconds, latencies: new Float64Array(), cpuSeconds: seconds };
}
