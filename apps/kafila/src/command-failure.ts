/** The command cannot be understood or carried out. Said in sentences, before anything is done. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
  readonly sentences: readonly string[];

  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** Nothing more can be written where the command writes. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

/** A person or a supervisor has stopped the command. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** @param exitCode what a shell expects after the signal: 130 after SIGINT, 143 after SIGTERM */
  constructor(readonly exitCode: number) {
    super('Interrupted.');
  }
}
