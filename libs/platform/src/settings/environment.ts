import { ValidateBy } from 'class-validator';
import { isHost, isLogLevel, isOrigin, isPort, LOG_LEVELS } from './plain-settings.js';
import { isHours } from './audit-settings.js';
import { areHosts, areOrigins, arePublicUrls } from './caller-settings.js';
import { isLimit } from './limit-settings.js';
import { isEventStoreUrl, isPersonKeys, isReadModelUrl, SQLITE_FILE_RIGHT } from './store-settings.js';

/** What a variable must be like; told in words where it is not. Undefined: its default follows from other settings. */
function Setting(
  holds: (value: string) => boolean,
  right: string | ((value: string) => string),
): PropertyDecorator {
  return ValidateBy({
    name: 'setting',
    validator: {
      validate: (value: unknown) => value === undefined || holds(value as string),
      defaultMessage: (about) => (typeof right === 'string' ? right : right(about?.value as string)),
    },
  });
}

const Limit = (): PropertyDecorator => Setting(isLimit, 'a whole number of 1 or more');
const Path = (): PropertyDecorator => Setting(() => true, 'a path');

/** The variables that a service reads, with their defaults. The only list of them. */
export class Environment {
  @Path()
  readonly KAFILA_DATA_DIR: string = './data';

  @Path()
  readonly KAFILA_GEOGRAPHY: string | undefined = undefined;

  @Setting(isPort, 'a whole number from 0 (any free port) to 65535')
  readonly PORT: string = '3000';

  @Setting(isHost, 'an IP address such as 127.0.0.1 or ::1, or a host name')
  readonly HOST: string = '127.0.0.1';

  @Setting(arePublicUrls, 'URLs without a path, with commas between, e.g. https://kafila.example')
  readonly KAFILA_PUBLIC_URL: string | undefined = undefined;

  @Setting(areHosts, 'names of hosts, with or without a port, with commas between, e.g. intake,kafila:3000')
  readonly KAFILA_ALLOWED_HOSTS: string | undefined = undefined;

  @Setting(areOrigins, 'origins of web pages, with commas between, e.g. https://dashboard.example')
  readonly KAFILA_CORS_ORIGINS: string | undefined = undefined;

  @Limit()
  readonly KAFILA_KEYS_UNCONFIRMED_MINUTES: string = '15';

  @Limit()
  readonly KAFILA_HEAD_SECONDS: string = '20';

  @Limit()
  readonly KAFILA_IDLE_BODY_SECONDS: string = '60';

  @Limit()
  readonly KAFILA_MOST_CONNECTIONS: string = '5000';

  @Limit()
  readonly KAFILA_MOST_LIVE_FEEDS: string = '2000';

  @Limit()
  readonly KAFILA_MOST_PAST_READS: string = '4';

  @Limit()
  readonly KAFILA_PAST_STATISTICS_MB: string = '1024';

  @Setting(isEventStoreUrl, (value) =>
    value.startsWith('sqlite:')
      ? SQLITE_FILE_RIGHT
      : 'sqlite: or sqlite:<path>, esdb://<host:port> or esdb+discover://<host:port>',
  )
  readonly EVENT_STORE_URL: string = 'sqlite:';

  @Setting(isReadModelUrl, (value) =>
    value.startsWith('sqlite:')
      ? SQLITE_FILE_RIGHT
      : 'sqlite: or sqlite:<path>, or postgres://<user>@<host>/<database>',
  )
  readonly READ_MODEL_URL: string = 'sqlite:';

  @Setting(isPersonKeys, 'a path, or postgres://<user>@<host>/<database>')
  readonly KAFILA_PERSON_KEYS: string | undefined = undefined;

  @Setting(
    isOrigin,
    'a name without blanks and plus signs that no other log has, e.g. audit.example.org/kafila',
  )
  readonly KAFILA_AUDIT_ORIGIN: string | undefined = undefined;

  @Path()
  readonly KAFILA_AUDIT_LOG_DIR: string | undefined = undefined;

  @Path()
  readonly KAFILA_AUDIT_KEY_DIR: string | undefined = undefined;

  @Setting(isHours, 'a whole number of hours up to 500, 0 for never')
  readonly KAFILA_VERIFY_HOURS: string = '24';

  @Setting(isLogLevel, `one of ${LOG_LEVELS.join(', ')}`)
  readonly LOG_LEVEL: string = 'info';
}
