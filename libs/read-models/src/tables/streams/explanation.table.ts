import { type Explanation } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';

interface ExplanationRow {
  readonly stream: string;
  readonly explanation: Explanation;
}

const { name } = columnsFrom<ExplanationRow>();

/** What a stream tells that explains an irregularity of another. */
export const explanationTable = defineTable({
  name: 'explanations',
  prefix: null,
  keyColumns: 3,
  rows: 'short',
  columns: {
    stream: name(({ stream }) => stream),
    /** What `unless` of an irregularity says. */
    explains: name(({ explanation }) => explanation.of),
    explained_at: name(({ explanation }) => explanation.at),
  },
});

/** The explanations of a stream; two of one moment are one. */
export function explanationsIn(
  stream: string,
  explanations: readonly Explanation[],
): readonly SourceOf<typeof explanationTable>[] {
  const each = new Map(
    explanations.map((explanation) => [`${explanation.of} ${explanation.at}`, explanation]),
  );
  return [...each.values()].map((explanation) => ({ stream, explanation }));
}
