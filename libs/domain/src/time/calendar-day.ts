const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

export function isDay(text: string): boolean {
  return DAY.test(text) && startOf(text)?.toISOString().startsWith(text) === true;
}

/** Days from one day of the calendar to another, negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The same day a year later; of 29 February, the 28th. */
export function yearAfter(day: string): string {
  const next = `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;
  return isDay(next) ? next : next.replace(/29$/, '28');
}

function startOf(day: string): Date | undefined {
  const start = new Date(`${day}T00:00:00.000Z`);
  return Number.isNaN(start.getTime()) ? undefined : start;
}
