/** A small made-up scenario for tests of the pure core. */
import { scenarioSchema, type Scenario } from './schema.ts';

const fact = (id: string, topics: string[], disclosure: string, more: object = {}) => ({
	id,
	topics,
	label: `label of ${id}`,
	says: [`The ${id} said in full.`, `The ${id} said otherwise.`],
	disclosure,
	...more,
});

export const testScenario: Scenario = scenarioSchema.parse({
	schema: 1,
	slug: 'test-case',
	language: 'en',
	title: 'A cough, 40',
	internalTitle: 'Test case',
	complaint: 'cough',
	specialty: 'general_practice',
	setting: 'clinic',
	level: 'novice',
	objectives: ['Take a history'],
	sources: [{ title: 'Made up', year: 2026 }],
	licence: 'CC-BY-4.0',
	briefing: {
		role: 'A student',
		setting: 'A clinic',
		task: 'Take a history',
		readingSeconds: 60,
		consultationSeconds: 600,
		noteSeconds: 300,
	},
	care: { clinicalReview: 'not reviewed' },
	patient: {
		name: 'Robin Vale',
		age: 40,
		gender: 'woman',
		occupation: 'gardener',
		portrait: { seed: 'robin' },
		voice: 'soft',
		persona: {
			talkativeness: 3,
			healthLiteracy: 3,
			recall: 3,
			languageLevel: 3,
			mood: 'tired',
			manner: 'plain',
		},
		opening: 'I have had this cough for weeks.',
		openingFacts: ['cough_weeks'],
		questions: [{ id: 'is_it_bad', says: 'Is that bad?', afterFact: 'weight_loss' }],
	},
	facts: [
		fact('cough_weeks', ['cough', 'onset'], 'volunteered'),
		fact('tired', ['fatigue'], 'broad'),
		fact('sputum', ['sputum'], 'asked', { again: ['Sputum, as I told you.'] }),
		fact('weight_loss', ['weight_change'], 'asked', { cue: 'swallows hard' }),
		fact('smokes', ['smoking'], 'guarded', {
			gate: { any: [[{ affect: ['trusting'] }], [{ askedTimes: 3 }]] },
			holdingBack: ['Now and then.', 'I would rather not say.'],
		}),
		fact('dark_thoughts', ['suicidal_thoughts'], 'guarded', {
			gate: { any: [[{ direct: true }], [{ cueAnswered: true }]] },
			holdingBack: ['It is nothing.'],
			safety: true,
		}),
	],
	affect: {
		initial: 'wary',
		states: [
			{
				id: 'wary',
				tone: 'short',
				cues: ['folds her arms'],
				expression: 'neutral',
				transitions: [
					{ on: ['empathy_after_cue'], to: 'trusting' },
					{ on: ['judgement'], times: 2, to: 'closed' },
				],
			},
			{ id: 'trusting', tone: 'warm', expression: 'warm' },
			{
				id: 'closed',
				tone: 'cold',
				expression: 'angry',
				transitions: [{ timeline: 'phone', to: 'wary' }],
			},
		],
	},
	timeline: [{ id: 'phone', atSeconds: 120, cue: 'Her phone rings.', says: 'My daughter.' }],
	findings: [{ id: 'breath_sounds', result: 'Crackles at the left base.' }],
	actions: [{ id: 'call_senior', kind: 'escalate', label: 'Call a senior', result: 'On the way.' }],
	diagnosis: { primary: 'Pneumonia', differential: ['Lung cancer', 'Asthma'] },
});
