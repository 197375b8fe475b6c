/** An event of the stream cannot be understood, and nobody has left it out: nothing can be decided on it. */
export class StreamUnreadable extends Error {
  override readonly name = 'StreamUnreadable';

  constructor(
    readonly stream: string,
    options: ErrorOptions,
  ) {
    super(`An event of ${stream} cannot be understood.`, options);
  }
}
