import { isHost, isLogLevel, isOrigin, isPort, LOG_LEVELS } from './plain-settings.js';
import { isHours } from './audit-settings.js';
import { areHosts, areOrigins, areProxies, arePublicUrls } from './caller-settings.js';
import { OidcEnvironment } from './oidc-environment.js';
import { Limit, Path, Setting } from './setting.js';
import { isEventStoreUrl, isPersonKeys, isReadModelUrl, SQLITE_FILE_RIGHT } from './store-settings.js';

/** The variables that a service reads, with their defaults. The only list of them. */
export class Environment extends OidcEnvironment {
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

  @Setting(areProxies, 'addresses or networks of proxies, with commas between, e.g. 10.0.0.2,fd00::/64')
  readonly KAFILA_TRUSTED_PROXIES: string | undefined = undefined;

  @Limit()
  readonly KAFILA_ACCESS_LOG_DAYS: string = '90';

  @Limit()
  readonly KAFILA_KEYS_UNCONFIRMED_MINUTES: string = '15';

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
