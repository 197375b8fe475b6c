/** Something the person at the terminal can act on: told in a sentence, without a stack. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}
