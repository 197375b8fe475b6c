import { Problem } from '#kafila/platform';

export function unknownVehicle(vehicleId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-vehicle',
    detail:
      `No vehicle '${vehicleId}' has joined a convoy up to the position in Kafila-Position. ` +
      'Its id is country and plate, e.g. PK-TLK914, unless the desk gave another one.',
    facts: { vehicleId },
  });
}
