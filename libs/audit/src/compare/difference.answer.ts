import { Open } from '#kafila/platform';
import { AreAll, Is, IsList, IsPlain, IRREGULARITY_EXAMPLE, ShownClocks } from '#kafila/read-models';
import { type Operation } from 'rfc6902';
import { MovedFigure } from '../history/figures/figure.js';
import { IrregularityTurns } from '../history/irregularity-turns.js';
import { PatchOperation } from '../history/replay/replay-step.answer.js';

/** What differs between two looks at one convoy. */
@Open()
export class Difference {
  @IsPlain('Id of the convoy.', 'nlc-2026-031')
  readonly convoyId!: string;

  @Is(() => ShownClocks, 'The first look: "before" in what follows.')
  readonly from!: ShownClocks;

  @Is(() => ShownClocks, 'The second look: "now" in what follows.')
  readonly to!: ShownClocks;

  @IsList(IsPlain('One sentence.'), 'What differs, for people. Instants are in UTC; places by name and slug.')
  readonly words!: readonly string[];

  @AreAll(() => MovedFigure, 'The published figures that differ.')
  readonly figures!: readonly MovedFigure[];

  @Is(() => IrregularityTurns, 'What does not fit in one of the two looks only.')
  readonly irregularities!: IrregularityTurns;

  @AreAll(
    () => PatchOperation,
    'JSON Patch (RFC 6902) from the documents of the first look to those of the second: ' +
      '`{convoy, carnets: {<number>}, declarations: {<reference>}}`, as GET /v1/convoys/:id and its kin show them with ' +
      'these clocks, without `revision`, `position` and `clocks`; convoy is null where nothing was known of it.',
  )
  readonly patch!: readonly Operation[];
}

/** An example of it. */
export const DIFFERENCE_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  from: { at: null, knownAt: '2026-03-04T00:00:00.000Z', position: '1042' },
  to: { at: null, knownAt: null, position: '1377' },
  words: [
    'PK-TLK914 arrived at Torkham (torkham-pk) outbound 3 h earlier than was told before: at 2026-03-03T04:40:00.000Z, not 2026-03-03T07:40:00.000Z.',
    'Moved: PK-TLK914 at torkham-pk outbound: tfi1Hours 8.5 -> 11.5.',
    'Irregular now, and not before: seal-broken-without-certified-report of PK-TLK914, carnet XC12345678, since 2026-03-04T06:30:00.000Z.',
  ],
  figures: [
    {
      figure: 'tfi1Hours',
      of: { vehicleId: 'PK-TLK914', place: 'torkham-pk', direction: 'outbound' },
      before: 8.5,
      after: 11.5,
    },
  ],
  irregularities: { came: [IRREGULARITY_EXAMPLE], went: [] },
  patch: [
    {
      op: 'replace',
      path: '/convoy/vehicles/0/passages/0/arrivedAt',
      value: '2026-03-03T04:40:00.000Z',
    },
  ],
};
