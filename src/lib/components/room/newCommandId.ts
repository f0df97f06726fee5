/** An id for a command, or a page. Not `crypto.randomUUID`: browsers withhold it from plain http, as on a school's own network. */
import { v4 } from 'uuid';

export const newCommandId = (): string => v4();
