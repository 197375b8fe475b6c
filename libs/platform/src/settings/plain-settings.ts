import { isIP, isIPv4 } from 'node:net';
import type { Reading } from './settings-reader.js';

/** Levels of pino, from the loudest to none at all. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export function readPort(value: string): Reading<number> {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (port <= 65_535) return { value: port };
  return { wrong: `is ${value}`, right: 'a whole number from 0 (any free port) to 65535' };
}

/** `localhost` becomes 127.0.0.1: one address, so that stopping has one listener to close. */
export function readHost(value: string): Reading<string> {
  if (value.toLowerCase() === 'localhost') return { value: '127.0.0.1' };
  if (isIP(value) !== 0 || (HOST_NAME.test(value) && !/^[\d.]+$/.test(value))) return { value };
  return { wrong: `is ${value}`, right: 'an IP address such as 127.0.0.1 or ::1, or a host name' };
}

export function isLoopback(host: string): boolean {
  return host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

export function readYesOrNo(value: string): Reading<boolean> {
  if (value === 'yes') return { value: true };
  if (value === 'no') return { value: false };
  return { wrong: `is ${value}`, right: 'yes or no' };
}

export function readLogLevel(value: string): Reading<LogLevel> {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return { value: level };
  return { wrong: `is ${value}`, right: `one of ${LOG_LEVELS.join(', ')}` };
}
