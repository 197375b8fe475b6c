import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  holderKeysOf,
  otherIdsOf,
  vehicleIdOf,
} from '#kafila/domain';
import { type Mention } from '../../tables/streams/mention.table.js';

/** The vehicles that join a convoy, by each plate that they had or took, and the carnets they come with. */
export function mentionsInConvoy({ type, data }: ConvoyEvent): readonly Mention[] {
  if (type === 'PlateChanged') return [vehicle(vehicleIdOf(data.country, data.plate))];
  if (type !== 'VehicleJoined' && type !== 'VehicleReplaced') return [];
  const description = type === 'VehicleReplaced' ? data.by : data;
  const { vehicleId, carnetNumber } = description;
  const vehicles = [vehicleId, ...otherIdsOf(description)].map(vehicle);
  return carnetNumber === undefined ? vehicles : [...vehicles, { kind: 'carnet', key: carnetNumber }];
}

function vehicle(key: string): Mention {
  return { kind: 'vehicle', key };
}

/** The holder of a carnet, that he is excluded or admitted again, and the convoys that it is assigned to or its facts name. */
export function mentionsInCarnet({ type, data }: CarnetEvent): readonly Mention[] {
  if (type === 'CarnetIssued') {
    const { told, asked } = holderKeysOf(data);
    return [...new Set([...told, ...asked])].map((key) => ({ kind: 'holder', key }));
  }
  const isOfHolder = type === 'HolderExcluded' || type === 'HolderReadmitted';
  return [...(isOfHolder ? [{ kind: 'exclusion' as const, key: 'told' }] : []), ...convoyIn(data)];
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
