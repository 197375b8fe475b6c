import { Closed, Describe, List, type MemberDecorator, Nested } from '#kafila/platform';
import { LEG_MODES, type LegMode } from '#kafila/domain';
import { applyDecorators } from '@nestjs/common';
import { IsLine, IsOneOf, IsPlace } from './fields.js';

/** A corridor of the data. */
export function IsCorridorId(): MemberDecorator {
  return IsLine('A corridor of GET /v1/corridors; instead of route.', 'khi-tas-torkham', 64);
}

/** A route of the desk's own. */
export function IsRoute(): MemberDecorator {
  return applyDecorators(
    List(IsPlace(), { max: 200 }),
    Describe(
      'Slugs or UN/LOCODEs in the order of travel, both sides of each border named; instead of corridorId.',
      ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'],
    ),
  );
}

export function IsRegime(): MemberDecorator {
  return IsLine(
    'Agreement it travels under: TIR, APTTA, AUPTT, QTTA, ECO TTFA or a bilateral one.',
    'TIR',
    80,
  );
}

/** A stretch of the route under another agreement. */
@Closed()
export class PlannedLegRegime {
  @IsPlace('Place of the route where the stretch begins.')
  readonly from!: string;

  @IsPlace('Place of the route where it ends.')
  readonly to!: string;

  @IsRegime()
  readonly regime!: string;
}

export function IsLegRegimes(): MemberDecorator {
  return applyDecorators(
    List(
      Nested(() => PlannedLegRegime),
      { max: 60 },
    ),
    Describe('Stretches that run under another agreement than the rest of the route.', [
      { from: 'karachi-port', to: 'torkham-pk', regime: 'APTTA' },
    ]),
  );
}

/** A stretch of the route over which vehicles go by another mode than the corridors say. */
@Closed()
export class PlannedLegMode {
  @IsPlace('Place of the route where the stretch begins.')
  readonly from!: string;

  @IsPlace('Place of the route where it ends.')
  readonly to!: string;

  @IsOneOf(LEG_MODES, 'On their own wheels, or carried by a ship or a train.')
  readonly mode!: LegMode;
}

export function IsLegModes(): MemberDecorator {
  return applyDecorators(
    List(
      Nested(() => PlannedLegMode),
      { max: 60 },
    ),
    Describe(
      'How vehicles go over stretches of the route. Elsewhere, or left out: as the corridors say, else across the sea by ship, to a rail yard by train, and by road.',
      [{ from: 'almaty', to: 'aktau-port', mode: 'rail' }],
    ),
  );
}

/** Why the desk decided so. */
export function IsReason(description: string): MemberDecorator {
  return IsLine(description, 'Torkham is shut', 2000);
}
