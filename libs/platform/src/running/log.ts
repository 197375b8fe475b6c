import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { writtenOut } from '../dto/hidden-characters.js';
import type { LogLevel } from '../settings/plain-settings.js';
import { maskSecrets } from '../settings/mask-secrets.js';

export type Log = Logger;

export const LOG = Symbol('LOG');

const LONGEST_TEXT = 4_000;
/** What Nest tells of every route and module while it starts; of interest to whoever debugs wiring. */
const WIRING = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * Makes the logger, to stdout unless told otherwise. It writes before it returns, so the last line before an exit is
 * never lost. Secrets in URLs are masked, also inside error messages. Nothing in a line steers a terminal: what JSON leaves
 * raw is written out, which means the same.
 */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => serializeError(error) },
      hooks: { streamWrite: (line) => line.replace(/[^\n]+/, writtenOut) },
    },
    destination,
  );
}

/** Only what is known to be safe: errors of clients carry their configuration as members. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: printable(String(error)) };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: printable(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: printable(error.stack) }),
    ...(error.cause !== undefined && depth < 3 && { cause: serializeError(error.cause, depth + 1) }),
  };
}

function printable(text: string): string {
  return maskSecrets(text.slice(0, LONGEST_TEXT));
}

/** Lets Nest, and all code that uses Nest's `Logger`, write through the same logger. */
export class NestLog implements LoggerService {
  constructor(private readonly pinoLog: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    const level = typeof context === 'string' && WIRING.has(context) ? 'debug' : 'info';
    this.write(level, message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes a stack before the context, which comes last. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const facts = {
      ...(typeof context === 'string' && { context }),
      ...(typeof stack === 'string' && { stack: printable(stack) }),
    };
    if (message instanceof Error) this.pinoLog[level]({ ...facts, err: message }, printable(message.message));
    else if (typeof message === 'string') this.pinoLog[level](facts, printable(message));
    else this.pinoLog[level]({ ...facts, facts: message });
  }
}
