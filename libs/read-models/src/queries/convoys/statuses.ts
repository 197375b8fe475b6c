import { type ConvoyStatus, type SealStep, type VehicleStatus } from '#kafila/domain';

const OF_CONVOY: Readonly<Record<ConvoyStatus, true>> = {
  planned: true,
  dispatched: true,
  underway: true,
  held: true,
  recalled: true,
  completed: true,
  cancelled: true,
  split: true,
  merged: true,
};
export const CONVOY_STATUSES = Object.keys(OF_CONVOY) as readonly ConvoyStatus[];

const OF_VEHICLE: Readonly<Record<VehicleStatus, true>> = {
  assigned: true,
  moving: true,
  'at-border': true,
  halted: true,
  delivered: true,
  withdrawn: true,
  replaced: true,
  split: true,
  merged: true,
};
export const VEHICLE_STATUSES = Object.keys(OF_VEHICLE) as readonly VehicleStatus[];

const OF_SEALS: Readonly<Record<SealStep['what'], true>> = {
  'joined-with': true,
  affixed: true,
  verified: true,
  broken: true,
  replaced: true,
  'taken-over': true,
};
export const SEAL_STEPS = Object.keys(OF_SEALS) as readonly SealStep['what'][];
