/** What candidates say, do and write at each station: the first steps of a good consultation, more of them the better they are. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Note } from '#lib/domain/consultation/note.ts';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { goldSchema } from '#lib/domain/grading/gold/schema.ts';
import { slug as tiredCase } from './writeCase.ts';

export type Step = { say: string } | { examine: string } | { act: string };
export type Consultation = { steps: Step[]; note: Note };

/** No candidate of the story takes more. */
const mostSteps = 10;

const tired: Record<Language, Consultation> = {
	en: {
		steps: [
			{ say: 'Hello, I am Sam, a medical student. What has brought you in today?' },
			{ say: 'When did it begin?' },
			{ say: 'How are your periods?' },
			{ say: 'That sounds exhausting, on your feet all day.' },
			{ say: 'Have you had any illnesses before?' },
			{ examine: 'full_blood_count' },
			{ say: 'What do you eat on an ordinary day?' },
			{ say: 'What worries you most about it?' },
			{ say: 'Do you take any medicines?' },
			{ say: 'Have you seen any blood in your stool?' },
		],
		note: {
			summary: 'Tired for four months, heavy periods.',
			problems: ['Heavy periods'],
			differential: [{ diagnosis: 'Iron deficiency', reasonsFor: '', reasonsAgainst: '' }],
			plan: 'Iron, and look for where it is lost.',
		},
	},
	'zh-CN': {
		steps: [
			{ say: '您好，我是医学生小林。您今天哪里不舒服？' },
			{ say: '什么时候开始的？' },
			{ say: '您的月经怎么样？' },
			{ examine: 'full_blood_count' },
		],
		note: {
			summary: '乏力四个月，月经量多。',
			problems: ['月经过多'],
			differential: [{ diagnosis: '缺铁性贫血', reasonsFor: '', reasonsAgainst: '' }],
			plan: '补铁，查找失血原因。',
		},
	},
};

const readYaml = (path: string) =>
	parse(readFileSync(new URL(`../../../scenarios/${path}`, import.meta.url), 'utf8')) as unknown;

/** A shipped case's own model consultation. */
function modelConsultation(slug: string, language: Language): Consultation {
	const gold = goldSchema.parse(readYaml(`${slug}/gold/strong.${language}.yaml`));
	const { actions } = readYaml(`${slug}/scenario.${language}.yaml`) as {
		actions: { id: string }[];
	};
	const toStep = (line: (typeof gold.lines)[number]): Step[] => {
		if (line.by === 'patient') return [];
		if ('text' in line) return [{ say: line.text }];
		return [actions.some(({ id }) => id === line.did) ? { act: line.did } : { examine: line.did }];
	};
	return { steps: gold.lines.flatMap(toStep).slice(0, mostSteps), note: gold.note };
}

/** @param quality from 0, who hardly begins, to 1. */
export function consultationOf(slug: string, language: Language, quality: number): Consultation {
	const whole = slug === tiredCase ? tired[language] : modelConsultation(slug, language);
	const steps = whole.steps.slice(0, Math.max(1, Math.round(quality * mostSteps)));
	const { summary } = whole.note;
	return { steps, note: quality >= 0.5 ? whole.note : { ...emptyNote, summary } };
}
