import { join } from 'node:path';
import { type Round } from '../measure/interleave.js';
import { readBack } from '../reports/read-back.js';
import { planConvoys } from '../reports/plan-convoys.js';
import { type InARow } from '../reports/report-no.js';
import { enrolSigner } from '../signed/enrol-signer.js';
import { Generator } from './generator.js';
import { type BenchCaller, deskBy, firstAdmin, UNLIMITED } from './callers.js';
import { type LoadJob, type LoadResult } from './load.protocol.js';
import { type ServerProcess, START_OPTIONS, startServer } from './server-process.js';

export type Load = Pick<LoadJob, 'form' | 'connections' | 'reports' | 'perRequest' | 'signed'>;

/** The intake service, the empty handler beside it, and one load generator for both. */
export class Contest {
  readonly #generator = Generator.start();
  readonly #faults: string[] = [];
  readonly #receipts: { revision: number; position: bigint; signed: boolean }[] = [];
  #sentToEmpty = 0;

  private constructor(
    private readonly folder: string,
    private readonly inARow: InARow,
    private readonly caller: BenchCaller | undefined,
    private readonly intake: ServerProcess,
    private readonly empty: ServerProcess,
  ) {}

  /** Starts the intake as `npm start` would, on a fresh store, and plans the convoys. */
  static async start(
    folder: string,
    inARow: InARow,
    { withKeys = false, withSigner = false } = {},
  ): Promise<Contest> {
    const main = new URL('../../apps/intake/src/main.js', import.meta.url);
    // For whoever looks for where the time goes: node options for the intake alone, such as --cpu-prof.
    const options = process.env['KAFILA_TEST_BENCH_NODE_OPTIONS']?.split(' ') ?? [];
    const admin = withKeys ? await firstAdmin(folder) : undefined;
    if (withSigner) await enrolSigner(folder);
    const intake = await startServer(main, { KAFILA_DATA_DIR: folder, ...UNLIMITED }, [
      ...START_OPTIONS,
      ...options,
    ]);
    const empty = await startServer(new URL('./empty-handler.js', import.meta.url), {}, START_OPTIONS);
    const caller = admin === undefined ? undefined : await deskBy(admin, intake.url);
    await planConvoys(intake.url, caller?.authorization);
    return new Contest(folder, inARow, caller, intake, empty);
  }

  /** New reports for the intake. What it answers is kept for the end. */
  async toIntake(load: Load): Promise<Round> {
    const first = this.#receipts.length;
    const by = this.caller && { authorization: this.caller.authorization };
    const { result, round } = await this.#send(this.intake, { ...load, ...by, first, receipts: true });
    for (const [i, revision] of result.revisions.entries()) {
      this.#receipts.push({ revision, position: result.positions[i] ?? -1n, signed: load.signed ?? false });
    }
    this.#faults.push(...result.faults);
    return round;
  }

  /** The same for the empty handler, with bodies of the same size. */
  async toEmpty(load: Load): Promise<Round> {
    const first = this.#sentToEmpty;
    this.#sentToEmpty += load.reports;
    const { result, round } = await this.#send(this.empty, { ...load, first, receipts: false });
    this.#faults.push(...result.faults.map((fault) => `empty handler: ${fault}`));
    return round;
  }

  async #send(
    server: ServerProcess,
    job: Omit<LoadJob, 'url' | 'inARow'>,
  ): Promise<{ result: LoadResult; round: Round }> {
    const before = server.cpuSeconds();
    const result = await this.#generator.send({
      ...job,
      inARow: this.inARow,
      url: `${server.url}/v1/reports`,
    });
    const after = server.cpuSeconds();
    const { seconds, latencies } = result;
    const cpuSeconds = before === null || after === null ? null : after - before;
    return { result, round: { count: job.reports, seconds, latencies, cpuSeconds } };
  }

  /** Stops all, and holds what the store has against what was answered. */
  async end(): Promise<{ faults: string[]; checked: string }> {
    this.#generator.stop();
    await this.empty.stop();
    await this.intake.stop();
    const recorded = this.#receipts.length;
    const kept = await readBack(join(this.folder, 'events.db'), {
      reports: recorded,
      inARow: this.inARow,
      ...(this.caller && { calledBy: this.caller.calledBy }),
      receiptOf: (n) => this.#receipts[n],
      isSigned: (n) => this.#receipts[n]?.signed ?? false,
    });
    const checked = `${recorded.toLocaleString('en')} reports read back and held against their receipts`;
    return { faults: [...this.#faults, ...kept], checked };
  }
}
