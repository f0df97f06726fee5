import { describe, expect, it } from 'vitest';
import { testScenario } from '../scenario/testScenario.ts';
import { decideTurn } from './decideTurn.ts';
import { rememberReading, type PatientMemory } from './memory.ts';
import { answer, later, reading, told, topicReading, topics } from './testTurn.ts';

describe('a question', () => {
	it('answers a student’s own distress with kindness, and with nothing of the history', () => {
		expect(answer(reading(['sputum'], ['student_distress']))).toEqual(['student_distress']);
	});

	it('gets the opening when it is the first broad one, and a courtesy does not crowd it out', () => {
		expect(answer(reading(['opening_question'], ['greeting']))).toEqual(['opening']);
	});

	it('gets the opening too when it comes with another, and nothing made up beside it', () => {
		expect(answer(reading(['sputum', 'opening_question']))).toEqual(['fact sputum', 'opening']);
		expect(answer(reading(['hobbies', 'opening_question']))).toEqual(['opening']);
	});

	it('about how one feels, after something was told, is no longer the one at the door', () => {
		const begun = { ...told('sputum'), hasOpened: false };
		expect(answer(reading(['general_wellbeing']))).toEqual(['opening']);
		expect(answer(reading(['general_wellbeing']), begun)).not.toContain('opening');
	});

	it('that names a fact of its topic gets that one, though told before', () => {
		const named = { ...topicReading('cough'), facts: ['sputum'] };
		const asking = { ...reading(['cough']), topics: [named] };
		expect(answer(asking)).toEqual(['fact sputum']);
	});

	it('on two topics gets both, in the order asked', () => {
		expect(answer(reading(['sputum', 'weight_change']), later)).toEqual([
			'fact sputum',
			'fact weight_loss',
			'question',
		]);
	});

	it('about symptoms some of which are there gets the rest denied in one breath', () => {
		expect(answer(reading(['sputum', 'fever']), later)).toEqual(['fact sputum', 'rest_absent']);
	});

	it('is not denied where a fact that was asked for stays untold, nor where "no" is no answer', () => {
		expect(answer(reading(['smoking', 'fever']), later)).toEqual(['holding_back smokes']);
		expect(answer(reading(['sputum', 'hobbies']), later)).toEqual(['fact sputum']);
	});

	it('that was foreseen and is not answered tells no fact of the topic it names', () => {
		const line = 'symptom_absent' as const;
		const unanswered = [{ words: 'sputum', line, why: '' }];
		expect(answer(reading(['sputum'], [], { unanswered }), later)).toEqual([line]);
		expect(answer(reading([], [], { unanswered, isQuestion: true }), later)).toEqual([line]);
	});

	it('that was foreseen and is not answered gets the same answer when it is asked again', () => {
		const unanswered = [{ words: 'fever', line: 'cannot_say' as const, why: '' }];
		const read = reading(['fever'], [], { unanswered });
		const memory = rememberReading(later, testScenario, read);
		const input = { scenario: testScenario, topics, reading: read, findingIds: [] };
		expect(decideTurn({ ...input, memory }).parts).toMatchObject([
			{ key: 'cannot_say', about: 'fever' },
		]);
	});

	it('on what nobody wrote follows the policy for its kind', () => {
		expect(answer(reading(['fever']), later)).toEqual(['symptom_absent']);
		expect(answer(reading(['surgery']), later)).toEqual(['history_absent']);
		expect(answer(reading(['travel']), later)).toEqual(['history_absent']);
		expect(answer(reading(['hobbies']), later)).toEqual(['trivia']);
	});

	it('more precise than what was written is answered by the wider fact', () => {
		expect(answer(reading(['smoking_amount']), later)).toEqual(['holding_back smokes']);
	});

	it('less precise than what was written is answered by the narrower fact', () => {
		const amount = { ...testScenario.facts[2]!, id: 'twenty', topics: ['smoking_amount'] };
		const scenario = { ...testScenario, facts: [amount] };
		expect(answer(reading(['smoking']), later, scenario)).toEqual(['fact twenty']);
	});

	it('on what was told once is answered though its gate has shut since', () => {
		expect(answer(reading(['smoking']), told('smokes'))).toEqual(['fact smokes']);
	});

	it('read on two topics by the same words does not tell the old beside the new', () => {
		const same = reading(['sputum', 'weight_change']);
		const spread = same.topics.map((topic) => ({ ...topic, words: 'Anything coming up?' }));
		expect(answer({ ...same, topics: spread }, told('sputum'))).toEqual([
			'fact weight_loss',
			'question',
		]);
		expect(answer({ ...same, topics: spread }, told('sputum', 'weight_loss'))).toEqual([
			...['fact sputum'],
		]);
		expect(answer(same, told('sputum'))).toContain('fact sputum');
		const toldTwice = { ...later, told: { sputum: 2 } };
		expect(answer(same, toldTwice)).not.toContain('fact sputum');
	});

	it('on two topics whose facts say the same is answered once, by the fuller one', () => {
		const fuller = { ...testScenario.facts[3]!, covers: ['sputum'] };
		const facts = testScenario.facts.map((fact) => (fact.id === fuller.id ? fuller : fact));
		expect(answer(reading(['sputum', 'weight_change']), later, { ...testScenario, facts })).toEqual(
			[...['fact weight_loss', 'question']],
		);
	});

	it('does not hold back one fact beside another that says it', () => {
		const fuller = { ...testScenario.facts[2]!, covers: ['smokes'] };
		const facts = testScenario.facts.map((fact) => (fact.id === fuller.id ? fuller : fact));
		const scenario = { ...testScenario, facts };
		expect(answer(reading(['smoking', 'sputum']), later, scenario)).toEqual(['fact sputum']);
	});

	it('is answered at the length that is in the patient’s nature', () => {
		const facts = ['a', 'b', 'c', 'd'].map((id) => ({ ...testScenario.facts[2]!, id }));
		const { patient } = testScenario;
		const told = [1, 3, 5].map((talkativeness) => {
			const persona = { ...patient.persona, talkativeness };
			const scenario = { ...testScenario, facts, patient: { ...patient, persona } };
			return answer(reading(['sputum']), later, scenario).length;
		});
		expect(told).toEqual([1, 2, 4]);
	});

	it('that meets holding back is put off in other words each time', () => {
		const asking = (before: PatientMemory) => {
			const memory = rememberReading(before, testScenario, reading(['smoking']));
			const input = { scenario: testScenario, topics, reading: reading(['smoking']) };
			return { memory, ...decideTurn({ ...input, memory, findingIds: [] }) };
		};
		const first = asking(later);
		expect(first.parts).toMatchObject([{ kind: 'holding_back', variant: 0 }]);
		expect(asking(first.memory).parts).toMatchObject([{ kind: 'holding_back', variant: 1 }]);
	});

	it('asked often enough is told; a question after another fact of the topic by name does not count', () => {
		const after = (...facts: string[]) =>
			reading(['smoking'], [], { topics: [{ ...topicReading('smoking'), facts }] });
		const hear = (reads: ReturnType<typeof reading>[]) =>
			reads.reduce((memory, read) => rememberReading(memory, testScenario, read), later);
		const plain = reading(['smoking']);
		expect(answer(plain, hear([plain, after('smokes')]))).toEqual(['fact smokes']);
		expect(answer(plain, hear([plain, after('another')]))).toEqual(['holding_back smokes']);
	});

	it('by how or when on a detail nobody wrote is not denied', () => {
		const facts = testScenario.facts.filter(({ topics: own }) => !own.includes('onset'));
		const scenario = { ...testScenario, facts };
		expect(answer(reading(['onset']), later, scenario)).toEqual(['cannot_say']);
	});

	it('asked again gets the same fact again, not a new one', () => {
		expect(answer(reading(['sputum']), told('sputum'))).toEqual(['fact sputum']);
	});

	it('that could mean two things is asked back; one that means nothing known is not guessed', () => {
		const unsure = (...ids: string[]) => ({ isQuestion: true, candidates: ids.map(topicReading) });
		const faint = {
			isQuestion: true,
			candidates: ['fever', 'sputum'].map((id) => ({ ...topicReading(id), score: 0.5 })),
		};
		expect(answer(reading([], [], unsure('fever', 'sputum')), later)).toEqual(['ask_back']);
		expect(answer(reading([], [], faint), later)).toEqual(['did_not_understand']);
		expect(answer(reading([], [], unsure('fever', 'suicide_plan')), later)).toEqual([
			'did_not_understand',
		]);
		expect(answer(reading([], [], { isQuestion: true }), later)).toEqual(['did_not_understand']);
	});

	it('of the patient’s own follows what prompts it, once', () => {
		const once = { ...later, questionsPut: ['is_it_bad'] };
		expect(answer(reading(['weight_change']), later)).toContain('question');
		expect(answer(reading(['weight_change']), once)).not.toContain('question');
	});

	it('on what is partly held back shows so in the same breath where safety hangs on it, else next time', () => {
		const openFact = { ...testScenario.facts[1]!, id: 'plain', topics: ['fever'] };
		const shut = { ...testScenario.facts[4]!, id: 'kept', topics: ['fever'] };
		const asking = (safety: boolean, before: PatientMemory) =>
			answer(reading(['fever']), before, {
				...testScenario,
				facts: [openFact, { ...shut, safety }],
			});
		expect(asking(true, later)).toEqual(['fact plain', 'holding_back kept']);
		expect(asking(false, later)).toEqual(['fact plain']);
		expect(asking(false, { ...later, told: { plain: 1 } })).toEqual(['holding_back kept']);
	});

	it('that leads meets what holds back, and no graver fact beside it that says otherwise', () => {
		const kept = { ...testScenario.facts[5]!, topics: ['fever'] };
		const graver = { ...kept, id: 'graver', gate: { any: [[{ affect: ['wary' as const] }]] } };
		const asking = (style: 'open' | 'leading', facts = [kept, graver]) =>
			answer({ ...reading(['fever']), topics: [{ ...topicReading('fever'), style }] }, later, {
				...testScenario,
				facts,
			});
		expect(asking('leading')).toEqual(['holding_back dark_thoughts']);
		expect(asking('open')).toEqual(['fact dark_thoughts', 'fact graver']);
		expect(asking('leading', [graver, kept])).toEqual(['fact graver']);
	});

	it('that only names the complaint on the way to something new does not bring it up again', () => {
		const facts = [
			...testScenario.facts,
			{ ...testScenario.facts[2]!, id: 'middle', topics: ['site'] },
		];
		const scenario = { ...testScenario, facts };
		expect(answer(reading(['cough', 'sputum']), told('cough_weeks'))).toEqual(['fact sputum']);
		expect(answer(reading(['cough']), told('cough_weeks'))).toEqual(['fact cough_weeks']);
		expect(answer(reading(['site', 'sputum']), told('middle'), scenario)).toEqual(['fact sputum']);
	});

	it('how someone is, at the door, asks what the matter is', () => {
		expect(answer(reading(['general_wellbeing'], ['greeting']))).toEqual(['opening']);
		expect(answer(reading(['general_wellbeing']), later)).toEqual(['symptom_absent']);
	});

	it('to say that again repeats what was told last', () => {
		expect(answer(reading([], ['repeat_request']), told('sputum'))).toEqual(['fact sputum']);
	});
});

describe('what is no question', () => {
	it('gets the courtesy that is due', () => {
		expect(answer(reading([], ['thanks']), later)).toEqual(['thanks']);
		expect(answer(reading([], ['thanks', 'empathy']), later)).toEqual(['empathy']);
	});

	it('is answered by what weighs most: excuses before an apology, an apology before sympathy', () => {
		expect(answer(reading([], ['empathy', 'apology', 'plan']), later)).toEqual(['apology']);
		expect(answer(reading([], ['apology', 'defensiveness']), later)).toEqual(['defensiveness']);
	});

	it('at the door is greeted, and told to go ahead', () => {
		expect(answer(reading([], ['greeting', 'introduction', 'consent']))).toEqual([
			'introduction',
			'consent',
		]);
	});

	it('but asks to examine is agreed to, even where nothing was named to look at', () => {
		expect(answer(reading([], ['examine']), later)).toEqual(['examine']);
	});

	it('that attacks or breaks the role gets a boundary and no fact, whatever else it asks', () => {
		expect(answer(reading(['sputum'], ['abuse']), later)).toEqual(['abuse']);
		expect(answer(reading(['sputum'], ['role_break']), later)).toEqual(['role_break']);
	});

	it('judges, beside a question, is answered back before the question is', () => {
		expect(answer(reading(['sputum'], ['judgement']), later)).toEqual(['judgement', 'fact sputum']);
	});

	it('says what comes next is agreed to, whatever its words are about', () => {
		const act = { act: 'safety_net' as const, words: 'if the fever gets worse' };
		const netting = { ...reading(['fever']), acts: [act] };
		expect(answer(netting, later)).toEqual(['safety_net']);
		const asking = { ...reading(['fever', 'sputum']), acts: [act] };
		expect(answer(asking, later)).toEqual(['fact sputum']);
	});

	it('ends a safety net with "all right?" asks nothing that its conditions name', () => {
		const faint = { ...topicReading('fever'), style: 'leading' as const };
		const acts = [{ act: 'safety_net' as const, words: 'ring 999' }];
		expect(answer({ ...reading(['fever']), topics: [faint], acts }, later)).toEqual(['safety_net']);
		const both = [faint, topicReading('sputum')];
		expect(answer({ ...reading(['fever']), topics: both, acts }, later)).toEqual(['fact sputum']);
	});

	it('asks to say back what was heard is no open question', () => {
		expect(answer(reading(['opening_question'], ['teach_back']), later)).toEqual(['teach_back']);
	});

	it('promises confidence, among thanks and plans, is heard as that', () => {
		const acts = ['thanks', 'plan', 'confidentiality'] as const;
		expect(answer(reading([], [...acts]), later)).toEqual(['confidentiality']);
	});

	it('is listened to', () => {
		expect(answer(reading([]), later)).toEqual(['listening']);
	});
});
