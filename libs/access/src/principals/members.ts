/** A text with anything in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A text that says an instant. */
export function isInstant(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
