import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { askedOf } from './asked.js';
import { NotFound } from './not-found.js';
import { Shell } from './shell.js';

/** Above all pages: language, theme and clock stay in the address from page to page. */
export const rootRoute = createRootRoute({
  validateSearch: askedOf,
  search: { middlewares: [retainSearchParams(['lang', 'theme', 'clock'])] },
  component: Shell,
  notFoundComponent: NotFound,
});
