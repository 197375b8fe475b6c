/** The id of a change as the live feed tells it: `1042`, or `1042.3` for the third repair while the projection stood there. */
export function isAfter(one: string, other: string): boolean {
  const [position = 0n, repair = 0n] = parsed(one);
  const [otherPosition = 0n, otherRepair = 0n] = parsed(other);
  return position === otherPosition ? repair > otherRepair : position > otherPosition;
}

function parsed(id: string): readonly bigint[] {
  return id.split('.').map((part) => (/^\d+$/.test(part) ? BigInt(part) : 0n));
}
