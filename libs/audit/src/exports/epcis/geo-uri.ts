/** A position on earth as an URI (RFC 5870): degrees in WGS84, and the uncertainty in metres where it is known. */
export function geoUri({ lat, lon, accuracyM }: { lat: number; lon: number; accuracyM?: number }): string {
  return `geo:${decimal(lat)},${decimal(lon)}${accuracyM === undefined ? '' : `;u=${decimal(accuracyM)}`}`;
}

/** The RFC knows no exponents, which JavaScript writes for what is very small or very large. */
function decimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  const digits = value.toFixed(20).replace(/\.?0+$/, '');
  return Number(digits) === 0 ? '0' : digits;
}
