/** A case's title, found in its text by the database: lists need not read the whole of it. */
import { sql, type Column } from 'drizzle-orm';

/** What stands behind `title:`, quotation marks and notes taken off; null where there is none. */
export const titleIn = (yaml: Column) =>
	sql<string | null>`btrim(regexp_replace(
		substring(${yaml} from '(?n)^title:[ ]*(.*)$'), '\\s+#.*$', ''), $$'" $$)`;
