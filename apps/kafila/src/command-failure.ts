/** What was asked cannot be understood, or not be done at all: told in a sentence, before anything is done. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** The person, or a supervisor, said stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** @param exitCode what a shell expects after the signal: 130 after SIGINT, 143 after SIGTERM */
  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}
