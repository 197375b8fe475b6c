import { type CarnetEvent, type ConvoyEvent, type DeclarationEvent, vehicleIdOf } from '#kafila/domain';
import { type Mention } from '../../tables/streams/mention.table.js';

/** The vehicles that join a convoy, by each plate that they had or took, and the carnets they come with. */
export function mentionsInConvoy({ type, data }: ConvoyEvent): readonly Mention[] {
  if (type === 'PlateChanged') return [vehicle(vehicleIdOf(data.country, data.plate))];
  if (type !== 'VehicleJoined' && type !== 'VehicleReplaced') return [];
  const { vehicleId, carnetNumber, alsoKnownAs = [] } = type === 'VehicleReplaced' ? data.by : data;
  const vehicles = [vehicleId, ...alsoKnownAs].map(vehicle);
  return carnetNumber === undefined ? vehicles : [...vehicles, { kind: 'carnet', key: carnetNumber }];
}

function vehicle(key: string): Mention {
  return { kind: 'vehicle', key };
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
