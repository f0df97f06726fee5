/** The page a new case begins with: valid, commented, and with an answer to each red flag of its complaint. */
import type { Language } from '../dialogue/topicCatalogue.ts';
import type { Catalogues } from '../scenario/catalogues.ts';
import { chineseTemplate } from './templates/chinese.ts';
import { englishTemplate } from './templates/english.ts';

/** `{slug}`, `{complaint}` and `{redFlags}` are filled in. */
export type CaseTemplate = {
	scenario: string;
	rubric: string;
	/** Says that there is nothing on a topic. */
	absent(topicLabel: string): { label: string; says: string };
};

const templates: Record<Language, CaseTemplate> = {
	en: englishTemplate,
	'zh-CN': chineseTemplate,
};

type NewCase = { slug: string; language: Language; complaint: string };

/** Topics that the template's own facts answer. */
const answered = ['opening_question', 'onset', 'duration', 'allergies', 'concerns'];

function redFlagFacts({ absent }: CaseTemplate, topics: readonly { id: string; label: string }[]) {
	return topics
		.filter(({ id }) => !answered.includes(id))
		.map(({ id, label }) => {
			const { label: fact, says } = absent(label);
			return [
				`\n  - id: ${id}`,
				`topics: [${id}]`,
				`label: ${JSON.stringify(fact)}`,
				'says:',
				`  - ${JSON.stringify(says)}`,
				'disclosure: asked',
				'redFlag: true\n',
			].join('\n    ');
		})
		.join('');
}

/** @param catalogues of the language. */
export function buildCaseTemplate(
	{ slug, language, complaint }: NewCase,
	{ topics, complaints }: Pick<Catalogues, 'topics' | 'complaints'>,
): { scenario: string; rubric: string } {
	const template = templates[language];
	const redFlags = complaints.find(({ id }) => id === complaint)?.redFlags ?? [];
	const named = redFlags.flatMap((id) => topics.topics.find((topic) => topic.id === id) ?? []);
	const fill = (text: string) =>
		text
			.replaceAll('{slug}', slug)
			.replace('{complaint}', complaint)
			.replace('{redFlags}', redFlagFacts(template, named));
	return { scenario: fill(template.scenario), rubric: fill(template.rubric) };
}
