import { ALERTS, type Severity } from '#kafila/domain';

export const ALERT_CODES = Object.keys(ALERTS);
export const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];
