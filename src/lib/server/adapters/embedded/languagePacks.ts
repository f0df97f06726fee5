/** Reads the shared catalogues of a language and builds the interpreter that reads by them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildChineseInterpreter } from '#lib/domain/dialogue/chinese/buildChineseInterpreter.ts';
import { buildEnglishInterpreter } from '#lib/domain/dialogue/english/buildEnglishInterpreter.ts';
import type { Interpreter } from '#lib/domain/dialogue/reading.ts';
import {
	languages,
	type Language,
	type TopicCatalogue,
} from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseLineCatalogue } from '#lib/domain/patient/loadLines.ts';
import { describeFault, type Fault } from '#lib/domain/scenario/fault.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { LanguagePack, LanguagePacks, Log } from '#lib/server/services/ports.ts';
import { openEmbeddings, type Embeddings } from './embeddings.ts';

function unwrap<T extends object>(parsed: T | { faults: Fault[] }): T {
	if (!('faults' in parsed)) return parsed;
	throw new OperatorError(parsed.faults.map(describeFault).join('\n'));
}
