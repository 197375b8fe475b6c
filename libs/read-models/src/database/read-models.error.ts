/** The read models cannot be opened as they are: damaged, foreign, of a newer Kafila, or out of reach. */
export class ReadModelsUnusable extends Error {
  override readonly name = 'ReadModelsUnusable';
}
