import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { readReportKey, signReport, verifyBundle, verifyReportText, writeVerifierKey } from '#kafila/proof';
import { freshReportKey, nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { roadTrip } from '#kafila/read-models/testing';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, placeIn } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { makeBundle } from './make-bundle.js';

const temporary = temporaryFolder();
let store: EventStore;
let log: TransparencyLog;
let text: string;
let inBrowser: (what: 'bundle' | 'report', file: string, key: unknown) => string;

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  log = await TransparencyLog.open(placeIn(temporary));
  const { decisions, facts } = roadTrip(1, { retracts: true });
  await store.append('convoy-road-1', [...decisions, ...facts], 'none');
  await catchUp(log, store);
  const made = await makeBundle({ log, store, convoyId: 'road-1', streams: ['convoy-road-1'] });
  if (made.outcome === 'made') text = made.text;
  inBrowser = await loadedAsInBrowser();
}, 60_000);

afterAll(async () => {
  await log.close();
  await store.close();
  temporary.remove();
});

/** What proves, built for a browser and run where there is nothing of Node: no Buffer, no process, no require, no crypto. */
async function loadedAsInBrowser(): Promise<typeof inBrowser> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "import { noble, readReportKey, readVerifierKey, verifyBundle, verifyReportText } from '#kafila/proof';\n" +
        'export const bundle = (file, key) => JSON.stringify(verifyBundle(file, [readVerifierKey(key)], noble));\n' +
        'export const report = (file, key) => JSON.stringify(verifyReportText(file, readReportKey(key), noble));',
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'verifies', platform: 'browser' },
    ...{ target: 'es2022', conditions: ['source'], logLevel: 'silent' },
  });
  const context = createContext({ TextEncoder, TextDecoder });
  runInContext(outputFiles[0]?.text ?? '', context);
  expect(runInContext('[typeof Buffer, typeof process, typeof require, typeof crypto].join()', context)).toBe(
    'undefined,undefined,undefined,undefined',
  );
  return (what, file, key) => {
    Object.assign(context, { what, file, key });
    return runInContext('verifies[what](file, key)', context) as string;
  };
}

/** The same verdict in the browser and on the command line. */
function verdictOf(file: string): { outcome: string; fault?: { code: string } } {
  const [key] = log.verifierKeys;
  const here = JSON.stringify(verifyBundle(file, key ? [key] : [], nodeCrypto));
  expect(inBrowser('bundle', file, key ? writeVerifierKey(key) : '')).toBe(here);
  return JSON.parse(here) as { outcome: string };
}

describe('a bundle in a browser', () => {
  it('is proven, with the verdict that the command line has of it', () => {
    expect(verdictOf(text)).toMatchObject({ outcome: 'proven', statesProven: true });
  });

  it('is refused by the same name wherever one byte of it is another', () => {
    const codes = new Set<string>();
    const flip = (at: number): void => {
      const other = text.charAt(at) === '1' ? '2' : '1';
      const verdict = verdictOf(text.slice(0, at) + other + text.slice(at + 1));
      expect(verdict.outcome).toBe('refused');
      codes.add(verdict.fault?.code ?? '');
    };
    for (const member of [
      '"checkpoint":"log.example/kafila\\n',
      '"recordedAt":"',
      '"proof":["',
      '"revision":',
      '"sha256":"',
      '"state":{"',
    ]) {
      flip(text.indexOf(member) + member.length);
    }
    expect([...codes].sort()).toEqual(
      ['checkpoint-wrong', 'event-altered', 'event-missing', 'file-altered', 'state-differs'].sort(),
    );
  });
});

describe('a signed report in a browser', () => {
  it.each(['Ed25519', 'ES256'] as const)('has the verdict that the server has of it: %s', async (alg) => {
    const own = freshReportKey(alg);
    const { d: _, ...jwk } = own;
    const signed = await signReport({ type: 'PositionReported', unit: { unitId: 'u' } }, nodeSigner(own));
    for (const [json, outcome] of [
      [JSON.stringify(signed), 'valid'],
      [JSON.stringify({ ...signed, type: 'CheckpointPassed' }), 'refused'],
    ] as const) {
      const here = verifyReportText(json, readReportKey(jwk), nodeCrypto);
      expect(here.outcome).toBe(outcome);
      expect(inBrowser('report', json, jwk)).toBe(JSON.stringify(here));
    }
  });
});
