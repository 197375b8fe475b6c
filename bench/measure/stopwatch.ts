export interface Elapsed {
  readonly seconds: number;
  /** Processor time of this process, all its threads. */
  readonly cpuSeconds: number;
}

/** Starts now; tells what has gone by whenever it is asked. */
export function stopwatch(): () => Elapsed {
  const begin = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: (performance.now() - begin) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}
