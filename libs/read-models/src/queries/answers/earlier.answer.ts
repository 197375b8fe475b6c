import { Nullable, Open } from '#kafila/platform';
import { IsCount, IsPlain } from '../members.js';

/** A list of which only the latest entries are shown. */
export const leftOut = () => IsCount('Entries that are not shown: those before the first one shown.', 1200);

export const LEFT_OUT_OF_PAPER =
  'Where it has so many entries that its document would have megabytes: how many earlier entries each list leaves out. ' +
  'Absent where it is whole.';

/** What the document of a carnet or a declaration leaves out. */
@Open()
export class WhereAllEventsAre {
  @Nullable()
  @IsPlain(
    'Where all events of its convoy and of the papers are, page by page; null where no convoy is known.',
    '/v1/audit/convoys/nlc-2026-031/events',
  )
  readonly events!: string | null;
}
