/** A failure that the person at the terminal can act on. Its message is shown without a stack. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}
