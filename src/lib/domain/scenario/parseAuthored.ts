/** Reads one authored YAML file into its schema's shape, or says what is wrong with it. */
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { readYaml, type Source } from './yamlSource.ts';
import { zodFlaws } from './zodFlaws.ts';

export type Parsed<Value> = { value: Value; source: Source } | { faults: Fault[] };

export function parseAuthored<Schema extends z.ZodType>(
	schema: Schema,
	text: string,
	file: string,
): Parsed<z.output<Schema>> {
	const read = readYaml(text, file);
	if ('faults' in read) return read;
	const result = schema.safeParse(read.data);
	if (result.success) return { value: result.data, source: read.source };
	return { faults: read.source.locate(zodFlaws(result.error.issues, schema, read.data)) };
}
