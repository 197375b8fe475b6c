import { type Operation } from 'rfc6902';
import { Describe, IsAnything, Nullable, Open, Optional } from '#kafila/platform';
import {
  AreAll,
  Is,
  IsCount,
  IsPlain,
  IRREGULARITY_EXAMPLE,
  PageOf,
  TIMELINE_EXAMPLE,
} from '#kafila/read-models';
import { MovedFigure } from '../figures/figure.js';
import { IrregularityTurns } from '../irregularity-turns.js';
import { LeftOut, type ShownEvent, ShownEventAnswer } from '../shown-event.answer.js';

/** A step of a JSON Patch (RFC 6902). */
@Open()
export class PatchOperation {
  @IsPlain('add, remove or replace.', 'replace')
  readonly op!: string;

  @IsPlain('JSON pointer.', '/convoy/vehicles/0/passages/0/exitedAt')
  readonly path!: string;

  @Optional()
  @IsAnything()
  @Describe('What stands there from now on.')
  readonly value?: unknown;
}

/** One step of a replay: an event, and what it changed. */
@Open()
export class ReplayStep {
  @IsCount('Its number in the whole replay, from 1.')
  readonly step!: number;

  @Is(
    () => ShownEventAnswer,
    'The event: who told it, through which unit, when by its clock, when it was received, and what became of it.',
  )
  readonly event!: ShownEvent;

  @IsPlain('The event and what it changed, in words.')
  readonly words!: string;

  @AreAll(
    () => PatchOperation,
    'JSON Patch (RFC 6902) from the documents before the step to those behind it: ' +
      '`{convoy, carnets: {<number>}, declarations: {<reference>}}`, as GET /v1/convoys/:id and its kin show them, ' +
      'without `revision` and `position`. Before the first step: `{"convoy": null, "carnets": {}, "declarations": {}}`.',
  )
  readonly patch!: readonly Operation[];

  @AreAll(() => MovedFigure, 'The published figures that moved.')
  readonly figures!: readonly MovedFigure[];

  @Is(
    () => IrregularityTurns,
    'A vehicle in two convoys, and a carnet on two vehicles, come and go also by what another convoy tells: at the ' +
      'step that comes next, after the last step at that one.',
  )
  readonly irregularities!: IrregularityTurns;

  @Nullable()
  @IsPlain('Why its stream could not be folded with it: the state is that of before. Null: it could.')
  readonly undigested!: string | null;

  @Nullable()
  @Is(() => LeftOut, 'Somebody has left it out of all that is shown. Null: nobody has.')
  readonly skipped!: LeftOut | null;
}

@Open()
export class ReplayPage extends PageOf(() => ReplayStep) {}

/** An example of it. */
export const STEP_EXAMPLE = {
  step: 17,
  event: { stream: 'convoy-nlc-2026-031', ...TIMELINE_EXAMPLE },
  words:
    'BorderArrived at torkham-pk: occurred 2026-03-03T04:40:00.000Z; told by local through lead; received ' +
    '2026-03-06T03:02:11.481Z, late. PK-TLK914 at torkham-pk outbound: arrivedAt unknown -> ' +
    '2026-03-03T04:40:00.000Z, tfi1Hours 11 -> 11.5.',
  patch: [
    {
      op: 'replace',
      path: '/convoy/vehicles/0/passages/0/arrivedAt',
      value: '2026-03-03T04:40:00.000Z',
    },
  ],
  figures: [
    {
      figure: 'tfi1Hours',
      of: { vehicleId: 'PK-TLK914', place: 'torkham-pk', direction: 'outbound' },
      before: 11,
      after: 11.5,
    },
  ],
  irregularities: { came: [IRREGULARITY_EXAMPLE], went: [] },
  undigested: null,
  skipped: null,
};
