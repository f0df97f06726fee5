import type { Actor } from '#lib/server/services/actor.ts';
import type { Services } from '#lib/server/services/services.ts';
import type { IssuedSession } from '#lib/server/services/signInPorts.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Of a service's refusal. */
			code?: string;
			/** Names the log's entry of a fault of ours. */
			errorId?: string;
		}
		interface Locals {
			actor: Actor | null;
			/** Demo accounts exist: the embedded database, served on loopback. */
			demo: boolean;
			services: Services;
			session: {
				/** Signs this browser in. */
				keep(session: IssuedSession): void;
				/** Signs this browser out, here and in the database. */
				end(): Promise<void>;
			};
		}
	}
}

export {};
