import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { rubricSchema } from '#lib/domain/rubric/schema.ts';
import { scenarioSchema } from '#lib/domain/scenario/schema.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const slugs = readdirSync('scenarios').filter((slug) =>
	readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).includes(
		`${slug}/scenario.zh-CN.yaml`,
	),
);

/** What somebody in the case says to the student, in quotation marks, is theirs to put. */
const withoutSpeech = (text: string) => text.replace(/“[^”]*”/gu, '');
const informal = (texts: readonly (string | undefined)[]) =>
	texts.filter((text) => text && withoutSpeech(text).includes('你'));

it('the interface calls whoever uses it 您', () => {
	const texts: Record<string, unknown> = JSON.parse(read('src/lib/messages/zh-CN.json'));
	expect(informal(Object.values(texts).map((text) => JSON.stringify(text)))).toEqual([]);
});

it.each(slugs)('and so does the case beside it: %s', (slug) => {
	const file = (kind: string): unknown => parse(read(`scenarios/${slug}/${kind}.zh-CN.yaml`));
	const { briefing, care, actions, findings } = scenarioSchema.parse(file('scenario'));
	const { sections } = rubricSchema.parse(file('rubric'));
	expect(
		informal([
			...[briefing.role, briefing.setting, briefing.task, care.contentWarning],
			...actions.flatMap(({ label, result }) => [label, result]),
			...findings.flatMap(({ label, result }) => [label, result]),
			...sections.flatMap(({ items }) => items.map(({ why }) => why)),
		]),
	).toEqual([]);
});
