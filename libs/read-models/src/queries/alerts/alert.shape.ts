import { ALERTS } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { ConvoyId, Instant, list, oneOf, PositionText, ReportIds, VehicleId } from '../shapes.js';

export const ALERT_CODES = Object.keys(ALERTS);
export const SEVERITIES = ['critical', 'warning', 'info'] as const;

const AlertShape = Type.Object({
  convoyId: ConvoyId('The convoy it is about.'),
  code: oneOf(ALERT_CODES, 'What is wrong, see the description of GET /v1/alerts.'),
  severity: oneOf(SEVERITIES, 'How grave it is.'),
  since: Instant('Since when it is so.'),
  vehicleIds: list(VehicleId('A vehicle.'), 'The vehicles it concerns, in alphabetical order.'),
  reason: Type.String({ description: 'What is wrong, for people.' }),
  evidence: ReportIds('The reports that show it; none where it is shown by their absence.'),
});

export const AlertsShape = Type.Object({
  items: list(AlertShape, 'The gravest first, then what lasts longest.'),
  now: Instant('When the server looked.'),
  usualAsOf: PositionText(
    'What is usual rests on everything recorded up to here. May differ from Kafila-Position by what came in while it was read.',
  ),
});

export const ALERTS_EXAMPLE = {
  items: [
    {
      convoyId: 'nlc-2026-031',
      code: 'stuck-at-border',
      severity: 'warning',
      since: '2026-03-05T20:00:00.000Z',
      vehicleIds: ['PK-TLK914'],
      reason: 'At torkham-pk (outbound) for longer than the 60.0 h within which nine of ten leave it.',
      evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000009'],
    },
  ],
  now: '2026-03-05T21:00:00.000Z',
  usualAsOf: '1042',
};
