import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { asked, bind, build, fixInsert, fixStatement } from './fixedStatement.ts';
import { consultations } from './schema/consultations.ts';
import { utterances } from './schema/transcript.ts';

const columns = [
	'id',
	'schoolId',
	'consultationId',
	'position',
	'speaker',
	'text',
	'told',
] as const;
const row = {
	...{ id: 'a', schoolId: 'b', consultationId: 'c', position: 4 },
	...{ speaker: 'patient' as const, text: 'Since Monday.' },
};

describe('a statement whose text is built once', () => {
	it('is the one that would have been built for this time', () => {
		const insert = fixInsert(utterances, columns, { at: sql`clock_timestamp()` });
		const whole = { ...row, told: ['onset'] };
		const anew = bind(build.insert(utterances).values({ ...whole, at: sql`clock_timestamp()` }));
		const fixed = insert(whole);
		expect(fixed.text.sql).toBe(anew.text.sql);
		expect(fixed.parameters).toEqual(anew.parameters);
		expect(insert({ ...whole, text: 'Since May.' }).text).toBe(fixed.text);
	});

	it('writes null for what is not given, also where the column holds JSON', () => {
		const insert = fixInsert(utterances, columns);
		expect(insert(row).parameters.at(-1)).toBeNull();
		expect(insert({ ...row, told: null }).parameters.at(-1)).toBeNull();
	});

	it('hands over moments as the driver takes them', () => {
		const update = fixStatement<{ id: string; dueAt: Date | null }>(
			build
				.update(consultations)
				.set(asked(['dueAt']))
				.where(eq(consultations.id, sql.placeholder('id'))),
		);
		const dueAt = new Date('2026-01-02T03:04:05.678Z');
		expect(update({ id: 'x', dueAt }).parameters).toEqual([dueAt.toISOString(), 'x']);
	});

	it('can be put into another text: its parts stand between its parameters', () => {
		const { text, parameters } = fixInsert(utterances, columns)(row);
		expect(text.parts).toHaveLength(parameters.length + 1);
		const joined = text.parts.reduce((before, part, at) => `${before}$${at}${part}`);
		expect(joined).toBe(text.sql);
	});

	it('knows its columns', () => {
		expect(() => fixInsert(utterances, ['id', 'mood' as never])).toThrow('no columns mood');
	});
});
