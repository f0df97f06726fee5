/** Faults of ours: logged under a short id that the person is shown, so that the two find each other. */
import { randomUUID } from 'node:crypto';
import { loggedPath } from './loggedPath.ts';
import type { Log } from '#lib/server/services/ports.ts';

export const createReportFault =
	(log: Log) =>
	(error: unknown, path: string): string => {
		const errorId = randomUUID().slice(0, 8);
		log.error({ err: error, errorId, path: loggedPath(path) }, 'A request failed');
		return errorId;
	};
