/** Ids of new records. */
import { v7 } from 'uuid';

/** @returns a UUIDv7: ids sort by the time they were made. */
export const newId = (): string => v7();
