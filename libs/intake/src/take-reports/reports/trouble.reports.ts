import { INCIDENT_KINDS, type IncidentKind } from '#kafila/domain';
import { Describe, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { IsKnownVehicle, IsLine, IsOneOf, IsSealNumbers } from '../../fields/fields.js';
import { Report, reportOf } from './report-of.js';
import { Seen } from './seen.js';

@Report(
  {
    occurredAt: '2026-03-05T15:00:00+04:30',
    place: 'pul-e-khumri',
    vehicleIds: ['PK-TLK915'],
    kind: 'breakdown',
    description: 'gear box broken, waits for parts',
  },
  'lead-truck',
)
export class IncidentReportedReport extends reportOf('IncidentReported', Seen) {
  @IsOneOf(INCIDENT_KINDS, 'What kind of thing.')
  readonly kind!: IncidentKind;

  @Optional()
  @IsLine('What happened.', 'gear box broken, waits for parts', 2000)
  readonly description?: string;
}

@Report(
  {
    occurredAt: '2026-03-06T08:00:00+04:30',
    place: 'pul-e-khumri',
    vehicleIds: ['PK-TLK915'],
    kind: 'breakdown',
    description: 'gear box replaced',
  },
  'lead-truck',
)
export class IncidentClosedReport extends reportOf('IncidentClosed', Seen) {
  @IsOneOf(INCIDENT_KINDS, 'What kind of thing: all open incidents of this kind are over.')
  readonly kind!: IncidentKind;

  @Optional()
  @IsLine('How it ended.', 'gear box replaced', 2000)
  readonly description?: string;
}

@Report(
  {
    occurredAt: '2026-03-06T09:30:00+04:30',
    place: 'pul-e-khumri',
    fromVehicleId: 'PK-TLK915',
    toVehicleId: 'PK-TLK914',
    seals: ['AF-P-77'],
    reason: 'gear box broken',
  },
  'lead-truck',
)
export class CargoTransshippedReport extends reportOf('CargoTransshipped', Seen) {
  @IsKnownVehicle('The vehicle that was unloaded.')
  readonly fromVehicleId!: string;

  @IsKnownVehicle('The vehicle that was loaded.')
  readonly toVehicleId!: string;

  @Optional()
  @IsBoolean()
  @Describe('Part of the load stays where it was.', false)
  readonly partial?: boolean;

  @Optional()
  @IsSealNumbers('The seals on the vehicle that was loaded.')
  readonly seals?: readonly string[];

  @Optional()
  @IsLine('Why.', 'gear box broken')
  readonly reason?: string;
}

/** Reports of what goes wrong on the road. */
export const TROUBLE = {
  IncidentReported: IncidentReportedReport,
  IncidentClosed: IncidentClosedReport,
  CargoTransshipped: CargoTransshippedReport,
};
