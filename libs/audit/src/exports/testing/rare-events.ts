import { type RecordedEvent } from '#kafila/event-store';
import { recorded } from './recorded-events.js';

/** One of each type of event that simulated convoys of a few hundred never show. */
export function rareEvents(): readonly RecordedEvent[] {
  const [convoy, carnet] = ['convoy-K-1', 'carnet-XC12345678'];
  const route = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'];
  return recorded(
    [convoy, 'ConvoyDiverted', { reason: 'border closed', route }],
    [convoy, 'ConvoyHeld', { reason: 'border closed', place: 'peshawar' }],
    [convoy, 'ConvoyReleased', {}],
    [convoy, 'ConvoyMerged', { into: 'K-2', vehicleIds: ['PK-A1', 'PK-B2'] }],
    [convoy, 'ConvoyRecalled', { reason: 'unrest', route }],
    [convoy, 'ConvoyCancelled', { reason: 'cargo withdrawn' }],
    [carnet, 'TirTransportSuspended', { place: 'torkham-pk', convoyId: 'K-1' }],
    [carnet, 'TirTransportResumed', { place: 'ayritom', sealsIntact: true, vehicleIds: ['PK-A1'] }],
    [carnet, 'TirDestinationSubstituted', { from: 'tashkent', to: 'termez', place: 'ayritom' }],
  );
}
