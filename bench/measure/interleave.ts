/** One round of one contestant. */
export interface Round {
  readonly count: number;
  readonly seconds: number;
  /** How long each answer took, in milliseconds; empty where nothing was waited for. */
  readonly latencies: Float64Array;
  /** Processor time of the process that was measured, all its threads; null where the system does not tell. */
  readonly cpuSeconds: number | null;
}

export type Side = () => Promise<Round>;

export type Rounds<Name extends string> = Readonly<Record<Name, readonly Round[]>>;

/**
 * Lets contestants run in turn, so that whatever else the machine does meets all of them alike. Every other round goes
 * backwards, so that none always runs in the wake of the same one. One round of each before is not counted: compilers
 * and caches warm up in it.
 */
export async function interleave<Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, Side>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(sides) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as Record<Name, Round[]>;
  for (const name of names) await sides[name]();
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) taken[name].push(await sides[name]());
  }
  return taken;
}
