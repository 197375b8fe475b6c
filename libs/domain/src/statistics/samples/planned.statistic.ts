import { type StatisticDeclaration } from '../figures/statistic.js';

/** Convoys that are planned and not on the way yet: one sample for each. */
export const PLANNED_STATISTIC = {
  name: 'planned-convoys',
  summary: 'Convoys that are planned: along which corridors, through which countries, and when',
  time: 'the planned departure',
  groupings: ['country', 'corridor', 'regime', 'month'],
  filters: ['corridor', 'regime'],
  placesOfCorridor: false,
  ahead: true,
  measures: {
    planned: {
      kind: 'total',
      unit: 'count',
      meaning: 'Convoys that are planned, and neither under way nor cancelled.',
    },
    vehicles: { kind: 'total', unit: 'count', meaning: 'Vehicles in them.' },
  },
  leftOut: {
    overdue: {
      meaning: 'Convoys that are planned still, and were to depart before the period. They count in none.',
      example: 1,
    },
  },
} as const satisfies StatisticDeclaration;
