/** Other processes wrote to the stream faster, every time. Nothing was written; trying again later is safe. */
export class StreamContended extends Error {
  override readonly name = 'StreamContended';

  constructor(
    readonly stream: string,
    attempts: number,
  ) {
    super(`Other writers were faster on ${stream} ${attempts} times in a row.`);
  }
}
