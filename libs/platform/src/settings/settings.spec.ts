import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Environment } from './environment.js';
import { loadSettings } from './settings.js';
import { SettingsError } from './settings.error.js';
import { maskSecrets } from './mask-secrets.js';

function faultsOf(env: Record<string, string>): Record<string, string> {
  try {
    loadSettings(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return Object.fromEntries(
      error.faults.map((fault) => [fault.variable, `${fault.wrong}; ${fault.right}`]),
    );
  }
  return {};
}

describe('loadSettings', () => {
  it('has a default for everything', () => {
    expect(loadSettings({ PATH: '/bin', PORT: '' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      callers: {
        isPublic: false,
        isHttps: false,
        publicUrls: [],
        allowedHosts: [],
        corsOrigins: [],
        trustedProxies: [],
      },
      keysUnconfirmedMs: 900_000,
      oidc: undefined,
      sessionKeys: resolve('data/session-keys'),
      limits: {
        ...{ headMs: 20_000, idleBodyMs: 60_000, wholeBodyMs: 600_000, idleConnectionMs: 72_000 },
        ...{ connections: 5_000, callsPerSecond: 50, unitCallsPerSecond: 20, unitBytesPerSecond: 262_144 },
        ...{ refusalsPerMinute: 10, enrolmentsPerMinute: 5, liveFeeds: 2_000, liveFeedsEach: 20 },
        ...{ pastReads: 4, pastReadsEach: 2 },
        pastStatisticsBytes: 1024 ** 3,
      },
      accessLogDays: 90,
      dataDir: resolve('data'),
      geography: undefined,
      eventStore: { kind: 'sqlite', file: resolve('data/events.db') },
      readModel: { kind: 'sqlite', file: resolve('data/read-models.db') },
      personKeys: resolve('data/persons.db'),
      audit: {
        origin: undefined,
        logDir: resolve('data/audit/log'),
        keyDir: resolve('data/audit/keys'),
        verifyEveryMs: 86_400_000,
      },
      logLevel: 'info',
    });
  });

  it('reads every setting', () => {
    expect(
      loadSettings({
        PORT: '0',
        HOST: '0.0.0.0',
        KAFILA_API_KEY: 'for the command line',
        KAFILA_KEYS_UNCONFIRMED_MINUTES: '5',
        KAFILA_PUBLIC_URL: 'https://Kafila.example, http://localhost:8080/',
        KAFILA_ALLOWED_HOSTS: 'Intake,board:3000,[::1]:80',
        KAFILA_CORS_ORIGINS: 'https://dashboard.example,http://localhost:5173',
        KAFILA_HEAD_SECONDS: '5',
        KAFILA_IDLE_BODY_SECONDS: '7',
        KAFILA_TRUSTED_PROXIES: '10.0.0.2, fd00::/64',
        KAFILA_ACCESS_LOG_DAYS: '30',
        KAFILA_WHOLE_BODY_SECONDS: '8',
        KAFILA_IDLE_CONNECTION_SECONDS: '9',
        KAFILA_MOST_CONNECTIONS: '100',
        KAFILA_CALLS_PER_SECOND: '11',
        KAFILA_UNIT_CALLS_PER_SECOND: '12',
        KAFILA_UNIT_BODY_KB_PER_SECOND: '13',
        KAFILA_REFUSALS_PER_MINUTE: '14',
        KAFILA_ENROLMENTS_PER_MINUTE: '15',
        KAFILA_MOST_LIVE_FEEDS: '10',
        KAFILA_MOST_LIVE_FEEDS_EACH: '16',
        KAFILA_MOST_PAST_READS: '1',
        KAFILA_MOST_PAST_READS_EACH: '17',
        KAFILA_PAST_STATISTICS_MB: '2',
        KAFILA_DATA_DIR: '/var/lib/kafila',
        KAFILA_GEOGRAPHY: '/etc/kafila/geography.json',
        EVENT_STORE_URL: 'esdb+discover://admin:changeit@a:2113,b:2113?tls=false',
        READ_MODEL_URL: 'postgresql://kafila:pw@db/kafila',
        KAFILA_PERSON_KEYS: '/keys/persons.db',
        KAFILA_AUDIT_ORIGIN: 'audit.example.org/kafila',
        KAFILA_AUDIT_LOG_DIR: '/srv/log',
        KAFILA_AUDIT_KEY_DIR: '/keys/log',
        KAFILA_VERIFY_HOURS: '6',
        LOG_LEVEL: 'debug',
        KAFILA_OIDC_ISSUER: 'https://login.example/realms/transit',
        KAFILA_OIDC_CLIENT_ID: 'kafila',
        KAFILA_OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc',
        KAFILA_OIDC_AUDIENCE: 'kafila-api',
        KAFILA_OIDC_ROLES_CLAIM: 'realm_access.roles',
        KAFILA_OIDC_ROLES: 'kafila-desk=desk, CN=view;OU=x=viewer',
        KAFILA_OIDC_ALGORITHMS: 'ES256, EdDSA',
        KAFILA_SESSION_KEYS: '/keys/sessions',
        KAFILA_TEST_ESDB_URL: 'esdb://for-tests',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      keysUnconfirmedMs: 300_000,
      oidc: {
        issuer: 'https://login.example/realms/transit',
        ...{ clientId: 'kafila', clientSecret: undefined, clientSecretFile: '/run/secrets/oidc' },
        ...{ audience: 'kafila-api', rolesClaim: 'realm_access.roles', algorithms: ['ES256', 'EdDSA'] },
        roles: [
          ['kafila-desk', 'desk'],
          ['CN=view;OU=x', 'viewer'],
        ],
      },
      sessionKeys: '/keys/sessions',
      callers: {
        isPublic: true,
        isHttps: false,
        trustedProxies: ['10.0.0.2', 'fd00::/64'],
        allowedHosts: ['kafila.example:443', 'localhost:8080', 'intake', 'board:3000', '[::1]:80'],
        publicUrls: ['https://kafila.example', 'http://localhost:8080'],
        corsOrigins: ['https://dashboard.example', 'http://localhost:5173'],
      },
      limits: {
        ...{ headMs: 5_000, idleBodyMs: 7_000, wholeBodyMs: 8_000, idleConnectionMs: 9_000 },
        ...{ connections: 100, callsPerSecond: 11, unitCallsPerSecond: 12, unitBytesPerSecond: 13 * 1024 },
        ...{ refusalsPerMinute: 14, enrolmentsPerMinute: 15, liveFeeds: 10, liveFeedsEach: 16 },
        ...{ pastReads: 1, pastReadsEach: 17 },
        pastStatisticsBytes: 2 * 1024 ** 2,
      },
      accessLogDays: 30,
      dataDir: '/var/lib/kafila',
      geography: '/etc/kafila/geography.json',
      eventStore: { kind: 'eventstoredb', url: 'esdb+discover://admin:changeit@a:2113,b:2113?tls=false' },
      readModel: { kind: 'postgres', url: 'postgresql://kafila:pw@db/kafila' },
      personKeys: '/keys/persons.db',
      audit: {
        origin: 'audit.example.org/kafila',
        logDir: '/srv/log',
        keyDir: '/keys/log',
        verifyEveryMs: 21_600_000,
      },
      logLevel: 'debug',
    });
  });

  it('takes a PostgreSQL for the keys of persons, which services on several machines share', () => {
    const KAFILA_PERSON_KEYS = 'postgres://kafila:pw@keys/persons';
    expect(loadSettings({ KAFILA_PERSON_KEYS }).personKeys).toBe(KAFILA_PERSON_KEYS);
    expect(loadSettings({ KAFILA_PERSON_KEYS: 'keys.db' }).personKeys).toBe(resolve('keys.db'));
    const wrong = faultsOf({ KAFILA_PERSON_KEYS: 'mysql://root:hunter2@db' })['KAFILA_PERSON_KEYS'];
    expect(wrong).toContain('postgres://');
    expect(wrong).not.toContain('hunter2');
  });

  it('puts the embedded files into the data folder unless they are given a path', () => {
    const env = {
      KAFILA_DATA_DIR: '/d',
      EVENT_STORE_URL: 'sqlite:',
      READ_MODEL_URL: 'sqlite:/elsewhere/r.db',
    };
    expect(loadSettings(env)).toMatchObject({
      eventStore: { file: '/d/events.db' },
      readModel: { file: '/elsewhere/r.db' },
    });
  });

  it('names all faults at once, each with its variable and what would be right', () => {
    const faults = faultsOf({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      EVENT_STORE_URL: 'mysql://root:hunter2@db',
      READ_MODEL_URL: 'sqlite::memory:',
      KAFILA_TRUST_NETWORK: 'yes',
      KAFILA_DATADIR: '/x',
    });
    expect(Object.keys(faults).sort()).toEqual([
      'EVENT_STORE_URL',
      'KAFILA_DATADIR',
      'KAFILA_TRUST_NETWORK',
      'LOG_LEVEL',
      'PORT',
      'READ_MODEL_URL',
    ]);
    expect(faults['PORT']).toBe('is 99999; a whole number from 0 (any free port) to 65535');
    expect(faults['KAFILA_TRUST_NETWORK']).toContain('kafila access init');
    expect(faults['KAFILA_DATADIR']).toContain('KAFILA_DATA_DIR');
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  it('takes one address for localhost, and refuses one that is none', () => {
    expect(loadSettings({ HOST: 'localhost' }).host).toBe('127.0.0.1');
    expect(loadSettings({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
    expect(faultsOf({ HOST: '300.1.1.1' })['HOST']).toContain('300.1.1.1');
  });

  it.each([
    ['KAFILA_PUBLIC_URL', 'kafila.example'],
    ['KAFILA_PUBLIC_URL', 'https://kafila.example/path'],
    ['KAFILA_ALLOWED_HOSTS', 'https://kafila.example'],
    ['KAFILA_ALLOWED_HOSTS', '*'],
    ['KAFILA_CORS_ORIGINS', '*'],
    ['KAFILA_CORS_ORIGINS', 'https://dashboard.example/'],
    ['KAFILA_TRUSTED_PROXIES', 'proxy.example'],
    ['KAFILA_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['KAFILA_TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['KAFILA_MOST_CONNECTIONS', '0'],
    ['KAFILA_IDLE_BODY_SECONDS', '1.5'],
    ['KAFILA_AUDIT_ORIGIN', 'two words'],
    ['KAFILA_AUDIT_ORIGIN', 'a+b'],
    ['KAFILA_AUDIT_KEY_DIR', '/srv/log/keys'],
  ])('refuses %s=%s', (variable, value) => {
    expect(faultsOf({ KAFILA_AUDIT_LOG_DIR: '/srv/log', [variable]: value })).toHaveProperty(variable);
  });

  it('refuses one file for events and read models', () => {
    expect(
      faultsOf({ EVENT_STORE_URL: 'sqlite:/d/x.db', READ_MODEL_URL: 'sqlite:/d/../d/x.db' }),
    ).toHaveProperty('READ_MODEL_URL');
  });
});

describe('settings of an issuer', () => {
  const SIGN_IN = {
    ...{ KAFILA_OIDC_ISSUER: 'https://login.example', KAFILA_OIDC_CLIENT_ID: 'kafila' },
    KAFILA_OIDC_ROLES: 'kafila-desk=desk',
  };

  it.each([
    ['KAFILA_OIDC_ISSUER', 'http://login.example'],
    ['KAFILA_OIDC_ISSUER', 'login.example'],
    ['KAFILA_OIDC_ROLES', 'desk'],
    ['KAFILA_OIDC_ROLES', 'kafila-desk=desk,'],
    ['KAFILA_OIDC_ALGORITHMS', 'none'],
    ['KAFILA_OIDC_ALGORITHMS', 'RS256,HS256'],
    ['KAFILA_OIDC_AUDIENCE', 'kafila'],
    ['KAFILA_PUBLIC_URL', 'http://kafila.example'],
  ])('are refused with %s=%s', (variable, value) => {
    expect(faultsOf(SIGN_IN)).toEqual({});
    expect(faultsOf({ ...SIGN_IN, [variable]: value })).toHaveProperty(variable);
  });

  it('are refused where they need each other, without telling the secret', () => {
    const KAFILA_OIDC_ISSUER = 'http://127.0.0.1:8080';
    expect(Object.keys(faultsOf({ KAFILA_OIDC_ISSUER })).sort()).toEqual([
      'KAFILA_OIDC_CLIENT_ID',
      'KAFILA_OIDC_ROLES',
    ]);
    expect(faultsOf({ KAFILA_OIDC_AUDIENCE: 'kafila' })).toHaveProperty('KAFILA_OIDC_AUDIENCE');
    const secret = { KAFILA_OIDC_CLIENT_SECRET: 'hunter2' };
    const both = faultsOf({ ...SIGN_IN, ...secret, KAFILA_OIDC_CLIENT_SECRET_FILE: '/run/secret' });
    expect(both).toHaveProperty('KAFILA_OIDC_CLIENT_SECRET_FILE');
    const tokens = { ...SIGN_IN, KAFILA_OIDC_CLIENT_ID: '', KAFILA_OIDC_AUDIENCE: 'kafila-api' };
    expect(faultsOf(tokens)).toEqual({});
    const useless = faultsOf({ ...tokens, ...secret });
    expect(useless).toHaveProperty('KAFILA_OIDC_CLIENT_SECRET');
    expect(JSON.stringify([both, useless])).not.toContain('hunter2');
  });

  it('need an https URL where others reach the service: browsers keep no cookie without TLS', () => {
    expect(faultsOf({ ...SIGN_IN, HOST: '0.0.0.0' })).toHaveProperty('KAFILA_PUBLIC_URL');
    const isReached = { HOST: '0.0.0.0', KAFILA_PUBLIC_URL: 'https://kafila.example' };
    expect(faultsOf({ ...SIGN_IN, ...isReached })).toEqual({});
  });
});

describe('the page of the settings', () => {
  it('lists every variable, and none that does not exist', () => {
    const page = readFileSync('docs/settings.md', 'utf8');
    const listed = [...page.matchAll(/`([A-Z][A-Z_]+[A-Z])`(?=[^|]*\|)/g)].map(([, variable]) => variable);
    expect([...new Set(listed)].sort()).toEqual(Object.keys(new Environment()).sort());
  });
});

describe('maskSecrets', () => {
  it.each([
    ['postgres://u:p@ss/w@host/db?sslmode=off', 'postgres://***@host/db?sslmode=off'],
    [
      'cannot reach esdb+discover://admin:changeit@a:1,b:2?tls=false now',
      'cannot reach esdb+discover://***@a:1,b:2?tls=false now',
    ],
    ['postgres:u:secret@host', 'postgres:***@host'],
    ['postgres://h/db?user=u&password=geheim&x=1', 'postgres://h/db?user=u&password=***&x=1'],
    ['plain words stay', 'plain words stay'],
  ])('%s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  it('takes no longer for text that almost is one', () => {
    const started = performance.now();
    for (const almost of ['a:', '?key', '&password', 'a:@ ']) maskSecrets(almost.repeat(1_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
