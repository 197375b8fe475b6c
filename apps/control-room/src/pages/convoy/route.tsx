import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route.js';

/** `/convoys/:id`: what happened to this one. */
export const convoyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/convoys/$convoyId',
  component: lazyRouteComponent(() => import('./convoy-page.js'), 'ConvoyPage'),
});

/** `/convoys/:id/timeline` and so on: one part of it. */
export const convoyPartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/convoys/$convoyId/$part',
  component: lazyRouteComponent(() => import('./convoy-page.js'), 'ConvoyPage'),
});
