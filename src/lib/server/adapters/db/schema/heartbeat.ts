/** The service's sign of life: one row. It has no school, for it is the processes' own. */
import { integer, pgTable } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

export const serviceHeartbeat = pgTable('service_heartbeat', {
	/** 1: there is one row. */
	id: integer('id').primaryKey(),
	/** When any process last served. */
	beatAt: moment('beat_at').notNull(),
});
