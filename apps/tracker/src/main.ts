import { EventStoreBusy } from '#kafila/event-store';
export const x = EventStoreBusy;
