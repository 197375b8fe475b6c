import { type CarnetEvent, type ConvoyEvent, type DeclarationEvent } from '#kafila/domain';
import { type Mention } from '../../tables/streams/mention.table.js';

/** The vehicles that join a convoy, and the carnets they come with. */
export function mentionsInConvoy({ type, data }: ConvoyEvent): readonly Mention[] {
  if (type !== 'VehicleJoined' && type !== 'VehicleReplaced') return [];
  const { vehicleId, carnetNumber } = type === 'VehicleReplaced' ? data.by : data;
  const vehicle: Mention = { kind: 'vehicle', key: vehicleId };
  return carnetNumber === undefined ? [vehicle] : [vehicle, { kind: 'carnet', key: carnetNumber }];
}

/** The convoys that a carnet is assigned to, and those that its facts name. */
export function mentionsInCarnet({ data }: CarnetEvent): readonly Mention[] {
  return convoyIn(data);
}

/** The convoys that the facts of a declaration name. */
export function mentionsInDeclaration({ data }: DeclarationEvent): readonly Mention[] {
  return convoyIn(data);
}

function convoyIn(data: object): readonly Mention[] {
  return 'convoyId' in data && typeof data.convoyId === 'string'
    ? [{ kind: 'convoy', key: data.convoyId }]
    : [];
}
