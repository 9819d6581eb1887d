import type { Accept } from './acceptReservation';
import { isPing, type ReservationView } from './reservations';

/** Answers "are you back?": accepting the ping is the answer, the service completes it. */
export function acceptPing(reservations: readonly ReservationView[], accept: Accept): void {
  for (const view of reservations) {
    if (isPing(view) && view.status === 'pending') void accept(view.sid);
  }
}
