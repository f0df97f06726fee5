/** What an entry of the Chinese lexicon of acts is made of. */
import type { DialogueAct } from '../reading.ts';

export type ActEntry = { act: DialogueAct; says: readonly RegExp[]; not?: readonly RegExp[] };
