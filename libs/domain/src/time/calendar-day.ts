const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

export function isDay(text: string): boolean {
  return DAY.test(text) && startOf(text)?.toISOString().startsWith(text) === true;
}

/** Days from one day of the calendar to another, negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, day.length);
}

/** The same day so many months later; where that month is shorter, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const passed = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(passed / 12)).padStart(4, '0')}-${String((passed % 12) + 1).padStart(2, '0')}-`;
  let last = date;
  while (!isDay(first + String(last).padStart(2, '0'))) last--;
  return first + String(last).padStart(2, '0');
}

function startOf(day: string): Date | undefined {
  const start = new Date(`${day}T00:00:00.000Z`);
  return Number.isNaN(start.getTime()) ? undefined : start;
}
