import { type Goods } from '#kafila/domain';

/** What trucks carry on these roads, one load each. */
export const LOADS: readonly Goods[] = [
  { hsCode: '630260', description: 'Terry towels of cotton', packages: 880, grossKg: 17600 },
  { hsCode: '100630', description: 'Rice, milled', packages: 960, grossKg: 24480 },
  { hsCode: '080521', description: 'Mandarins', packages: 1900, grossKg: 20900 },
  { hsCode: '300490', description: 'Medicaments', packages: 640, grossKg: 9800 },
  { hsCode: '401120', description: 'Tyres for trucks', packages: 260, grossKg: 15600 },
  { hsCode: '950662', description: 'Footballs', packages: 420, grossKg: 5400 },
  { hsCode: '252329', description: 'Portland cement', packages: 520, grossKg: 26000 },
  { hsCode: '420310', description: 'Leather garments', packages: 310, grossKg: 6200 },
];
