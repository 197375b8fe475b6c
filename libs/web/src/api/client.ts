import createClient, { type Middleware } from 'openapi-fetch';
import { heldKey } from './held-key.js';
import { type paths } from './schema.js';

/** Headers of ours on every call: forms of other sites cannot send them. */
export function ownHeaders(): Record<string, string> {
  const key = heldKey();
  return { 'kafila-request': '1', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
}

const asOwnPage: Middleware = {
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(ownHeaders())) request.headers.set(name, value);
    return request;
  },
};

/** The service that serves the page, by the types of its own description. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(asOwnPage);
