/** What the work gives, or undefined as soon as the signal comes: the work goes on, and nobody waits for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    const done = (): void => {
      signal.removeEventListener('abort', leave);
    };
    work.then(resolve, reject).finally(done);
  });
}
