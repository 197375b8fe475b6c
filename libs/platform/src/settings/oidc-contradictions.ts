import { type CallerSetting } from './caller-settings.js';
import { OidcEnvironment } from './oidc-environment.js';
import { isOnThisMachine } from './oidc-formats.js';
import { isLoopback } from './plain-settings.js';
import { type SettingsFault } from './settings.error.js';

/** Settings of sign-ins that are right one by one, and not together with others. */
export function contradictionsInOidc(
  environment: OidcEnvironment,
  { host, callers }: { readonly host: string; readonly callers: CallerSetting },
): readonly SettingsFault[] {
  if (environment.KAFILA_OIDC_ISSUER === undefined) return withoutIssuer(environment);
  const { KAFILA_OIDC_CLIENT_ID: clientId, KAFILA_OIDC_AUDIENCE: audience } = environment;
  const { KAFILA_OIDC_CLIENT_SECRET: secret, KAFILA_OIDC_CLIENT_SECRET_FILE: file } = environment;
  const faults: SettingsFault[] = [];
  const wrong = (variable: keyof OidcEnvironment, how: string, right: string): void => {
    faults.push({ variable, wrong: how, right });
  };
  if (clientId === undefined && audience === undefined) {
    const right = 'set, so that people can sign in, or KAFILA_OIDC_AUDIENCE, so that tokens count';
    wrong('KAFILA_OIDC_CLIENT_ID', 'is not set', right);
  }
  if (environment.KAFILA_OIDC_ROLES === undefined) {
    wrong(
      'KAFILA_OIDC_ROLES',
      'is not set',
      'what the claim says, and which role that is, e.g. kafila-desk=desk',
    );
  }
  if (secret !== undefined && file !== undefined) {
    wrong(
      'KAFILA_OIDC_CLIENT_SECRET_FILE',
      'is set, and the secret too',
      'the only one of the two, or not set',
    );
  }
  if (clientId === undefined && (secret ?? file) !== undefined) {
    const variable = secret === undefined ? 'KAFILA_OIDC_CLIENT_SECRET_FILE' : 'KAFILA_OIDC_CLIENT_SECRET';
    wrong(variable, 'is set without KAFILA_OIDC_CLIENT_ID', 'not set, or set with it');
  }
  if (audience !== undefined && audience === clientId) {
    const right = 'another one: the token that says who signed in would count as one that may call';
    wrong('KAFILA_OIDC_AUDIENCE', 'is the id of the client', right);
  }
  return clientId === undefined ? faults : [...faults, ...cookiesLost(host, callers)];
}

function withoutIssuer(environment: OidcEnvironment): readonly SettingsFault[] {
  const usual = new OidcEnvironment();
  const names = Object.keys(usual) as (keyof OidcEnvironment)[];
  return names
    .filter((name) => name.startsWith('KAFILA_OIDC_') && environment[name] !== usual[name])
    .map((variable) => ({
      variable,
      wrong: 'is set without KAFILA_OIDC_ISSUER',
      right: 'not set, or set with the issuer',
    }));
}

/** Browsers keep the cookie of a session only where it comes by TLS, or from the machine that they run on. */
function cookiesLost(host: string, { publicUrls }: CallerSetting): readonly SettingsFault[] {
  const lost = publicUrls.filter((url) => url.startsWith('http:') && !isOnThisMachine(url));
  const right = 'an https URL: without TLS browsers do not keep the cookie of who signed in';
  if (lost.length > 0) return [{ variable: 'KAFILA_PUBLIC_URL', wrong: `is ${lost.join(', ')}`, right }];
  if (publicUrls.length > 0 || isLoopback(host)) return [];
  return [{ variable: 'KAFILA_PUBLIC_URL', wrong: `is not set, and HOST is ${host}`, right }];
}
