import { type CarnetStatus } from '#kafila/domain';

const STATUSES: Readonly<Record<CarnetStatus, true>> = {
  unknown: true,
  issued: true,
  assigned: true,
  accepted: true,
  'in-transit': true,
  suspended: true,
  'start-refused': true,
  terminated: true,
  discharged: true,
  returned: true,
};
export const CARNET_STATUSES = Object.keys(STATUSES) as readonly CarnetStatus[];
