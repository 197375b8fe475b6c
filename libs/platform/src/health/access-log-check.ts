import { type HealthCheck } from './health-checks.js';
import { type AccessLog } from '../access-log/access-log.js';

/** The service answers as ever where its access log cannot be written, and hides persons: somebody must look. */
export function accessLogCheck(accessLog: AccessLog): HealthCheck {
  return {
    name: 'access-log',
    check: () =>
      Promise.resolve({
        ok: true,
        ...(!accessLog.isWritable && { degraded: true, fault: 'access-log-not-writable' }),
      }),
  };
}
