import { randomBytes } from 'node:crypto';
import { NO_KEYS } from '#kafila/domain';
import {
  concealPersons,
  readReportKey,
  type ReportAlgorithm,
  type ReportSigner,
  signedReportId,
  signReport,
} from '#kafila/proof';
import { freshReportKey, nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { type SigningKeys, type UnitKey } from '../signed-reports/signing-keys.js';

/** A report as a unit sends it. */
export type SentReport = Readonly<Record<string, unknown>> & {
  readonly reportId: string;
  readonly signature: { readonly kid: string; readonly alg: string; readonly value: string };
};

/** The device of a unit: signs what it saw by a key of its own. */
export class SigningUnit {
  readonly held: UnitKey;
  readonly #signer: ReportSigner;
  #sequence = 0;

  constructor(
    readonly unitId: string,
    alg: ReportAlgorithm = 'Ed25519',
    scope?: UnitKey['scope'],
  ) {
    const { d, ...jwk } = freshReportKey(alg);
    const key = readReportKey(jwk);
    this.held = scope ? { unitId, key, scope } : { unitId, key };
    this.#signer = nodeSigner({ ...jwk, d });
  }

  get kid(): string {
    return this.held.key.kid;
  }

  /** What it says that it saw: that the convoy passed Peshawar, unless told otherwise. With the derived id, and its persons apart. */
  seen(convoyId: string, more: object = {}): Readonly<Record<string, unknown>> {
    const { unitId, kid } = this;
    const sequence = ++this.#sequence;
    const report = {
      ...{ type: 'CheckpointPassed', convoyId, occurredAt: '2026-03-02T18:00:00+05:00', place: 'peshawar' },
      unit: { unitId, sequence },
      ...more,
    };
    const reportId = signedReportId({ occurredAt: report.occurredAt, kid, sequence }, nodeCrypto);
    return concealPersons({ reportId, ...report }, () => randomBytes(16), nodeCrypto);
  }

  /** Signs whatever it is. */
  sign(report: object): Promise<SentReport> {
    return signReport(report, this.#signer) as unknown as Promise<SentReport>;
  }

  /** With its clocks as it saved it, of which all is signed. */
  signedWhenSaved(convoyId: string, more: object = {}): Promise<SentReport> {
    const seen = this.seen(convoyId);
    const wall = '2026-03-02T18:00:05+05:00';
    const observed = {
      wall,
      monotonicMs: 4_000.5,
      pageId: 'p1',
      lastServerTime: '2026-03-02T08:00:00Z',
      ...more,
    };
    return this.sign({ ...seen, unit: { ...(seen['unit'] as object), observed } });
  }

  signed(convoyId: string, more: object = {}): Promise<SentReport> {
    return this.sign(this.seen(convoyId, more));
  }
}

/** The keys of these units, and of no others. */
export function keysOf(...units: readonly SigningUnit[]): SigningKeys {
  const keys = new Map(units.map(({ held }) => [held.key.kid, held]));
  return {
    find: (kid) => keys.get(kid),
    beginning: (start) => [...keys.values()].filter(({ key }) => key.kid.startsWith(start)),
    places: NO_KEYS,
  };
}
