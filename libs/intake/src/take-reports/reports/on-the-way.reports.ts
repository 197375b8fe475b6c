import { Describe, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { IsCountry, IsLine, IsPlate } from '../../fields/fields.js';
import { Report, reportOf } from './report-of.js';
import { Seen, SeenAtPlace, SeenAtPosition, SeenOne } from './seen.js';

@Report({ place: 'peshawar' }, 'lead-truck')
export class CheckpointPassedReport extends reportOf('CheckpointPassed', SeenAtPlace) {}

@Report(
  { vehicleIds: ['PK-TLK914'], position: { lat: 34.1219, lon: 71.0936, accuracyM: 12 } },
  'tracker-TLK914',
)
export class PositionReportedReport extends reportOf('PositionReported', SeenAtPosition) {}

@Report(
  {
    occurredAt: '2026-03-08T11:00:00+05:00',
    place: 'konysbayeva',
    vehicleIds: ['PK-TLK914'],
    plate: '482 KTA 02',
    country: 'KZ',
    reason: 'registered for transit',
  },
  'lead-truck',
)
export class PlateChangedReport extends reportOf('PlateChanged', SeenOne) {
  @IsPlate()
  readonly plate!: string;

  @IsCountry('Country of registration from then on, ISO 3166-1 alpha-2.')
  readonly country!: string;

  @Optional()
  @IsLine('Why.', 'registered for transit')
  readonly reason?: string;
}

@Report({ occurredAt: '2026-03-04T19:30:00+04:30', place: 'jalalabad', reason: 'night rest' }, 'lead-truck')
export class VehiclesHaltedReport extends reportOf('VehiclesHalted', Seen) {
  @Optional()
  @IsLine('Why it stopped.', 'night rest')
  readonly reason?: string;
}

@Report({ occurredAt: '2026-03-05T05:10:00+04:30', place: 'jalalabad' }, 'lead-truck')
export class VehiclesResumedReport extends reportOf('VehiclesResumed', Seen) {}

@Report(
  {
    occurredAt: '2026-03-09T16:20:00+05:00',
    place: 'tashkent',
    vehicleIds: ['PK-TLK914'],
    receivedBy: 'Toshkent Logistika',
  },
  'tashkent-depot',
)
export class CargoDeliveredReport extends reportOf('CargoDelivered', Seen) {
  @Optional()
  @IsLine('Who took it over. It is kept sealed.', 'Toshkent Logistika')
  readonly receivedBy?: string;

  @Optional()
  @IsBoolean()
  @Describe('Only a part was unloaded; it goes on with the rest.', false)
  readonly partial?: boolean;
}

/** Reports of where vehicles are, where they stand still and where their load is handed over. */
export const ON_THE_WAY = {
  CheckpointPassed: CheckpointPassedReport,
  PositionReported: PositionReportedReport,
  PlateChanged: PlateChangedReport,
  VehiclesHalted: VehiclesHaltedReport,
  VehiclesResumed: VehiclesResumedReport,
  CargoDelivered: CargoDeliveredReport,
};
