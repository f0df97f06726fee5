import { describe, expect, it } from 'vitest';
import { buildRuleGrader } from './ruleGrader.ts';
import {
	asks,
	asksBySecondReader,
	does,
	gradeOne,
	inputOf,
	mumbles,
	patient,
	rubricOf,
	scenario,
	student,
} from './testFixture.ts';

const onset = { kind: 'elicited', facts: ['began_monday'] } as const;
const monday = patient('It came on on Monday.', ['began_monday']);

describe('information obtained', () => {
	it('credits a fact told to a question on it, quoting the question', async () => {
		const score = await gradeOne(onset, {
			lines: [asks('onset', 'When did it start?', 'open'), monday],
		});
		expect(score).toMatchObject({ level: 1, credit: 'asked', confidence: 0.9, nearest: [] });
		expect(score.evidence).toEqual([
			{ kind: 'utterance', utteranceId: 'u1', quote: 'When did it start?', start: 0, end: 18 },
		]);
	});

	it('credits a fact whose words were told by another that covers it', async () => {
		const facts = scenario.facts.map((fact) =>
			fact.id === 'tired' ? { ...fact, covers: ['began_monday'] } : fact,
		);
		const lines = [
			asks('onset', 'When did it start?'),
			patient('Monday, and tired since.', ['tired']),
		];
		const input = inputOf(rubricOf({ item: onset }), { lines });
		const graded = async (held: typeof scenario) =>
			(await buildRuleGrader().grade({ ...input, scenario: held })).items[0];
		expect(await graded({ ...scenario, facts })).toMatchObject({ level: 1, credit: 'asked' });
		expect(await graded(scenario)).toMatchObject({ level: 0 });
	});

	it('does not credit what was merely volunteered, and shows what it answered', async () => {
		const score = await gradeOne(onset, { lines: [student('Good morning'), monday] });
		expect(score).toMatchObject({ level: 0, credit: 'volunteered', evidence: [] });
		expect(score.nearest).toMatchObject([{ utteranceId: 'u1', quote: 'Good morning' }]);
	});

	it('credits what was volunteered and then explored', async () => {
		const lines = [student('Hello'), monday, asks('onset', 'Monday morning?'), patient('Yes.')];
		expect(await gradeOne(onset, { lines })).toMatchObject({
			level: 1,
			credit: 'explored',
			evidence: [{ utteranceId: 'u3' }],
		});
	});

	it('does not credit what a leading question put ready-made, and shows it', async () => {
		const lines = [asks('onset', "It started Monday, didn't it?", 'leading'), monday];
		const score = await gradeOne(onset, { lines });
		expect(score).toMatchObject({ level: 0, credit: 'confirmed' });
		expect(score.nearest).toMatchObject([{ utteranceId: 'u1' }]);
	});

	describe('by a broad question', () => {
		const tired = { kind: 'elicited', facts: ['tired'] } as const;
		const broadTopics = ['other_symptoms'];
		const anythingElse = asks('other_symptoms', 'Anything else with it?');

		it('credits what it drew out, quoting the question', async () => {
			const lines = [anythingElse, patient('I have been so tired.', ['tired'])];
			expect(await gradeOne(tired, { lines, broadTopics })).toMatchObject({
				level: 1,
				credit: 'asked',
				evidence: [{ quote: 'Anything else with it?' }],
			});
		});

		it('does not credit what it did not draw out, before or after', async () => {
			const told = patient('I have been so tired.', ['tired']);
			const before = [student('Good morning'), told, anythingElse, patient('No.')];
			expect((await gradeOne(tired, { lines: before, broadTopics })).level).toBe(0);
			const after = [anythingElse, patient('No.'), student('I see.'), told];
			expect((await gradeOne(tired, { lines: after, broadTopics })).level).toBe(0);
		});

		it('does not credit facts that are told to a direct question alone', async () => {
			const lines = [anythingElse, monday];
			expect((await gradeOne(onset, { lines, broadTopics })).credit).toBe('volunteered');
		});
	});

	it('credits by what the rubric scores, with the answered line as evidence for volunteered', async () => {
		const criterion = { ...onset, credit: ['volunteered' as const] };
		const score = await gradeOne(criterion, { lines: [student(' What brings you in? '), monday] });
		expect(score).toMatchObject({ level: 1, credit: 'volunteered' });
		expect(score.evidence).toMatchObject([{ quote: 'What brings you in?', start: 1, end: 20 }]);
	});

	it('asks a person when volunteered scores and the patient spoke first', async () => {
		const score = await gradeOne({ ...onset, credit: ['volunteered'] }, { lines: [monday] });
		expect(score).toMatchObject({ level: null, unscoredReason: 'needs_person' });
	});

	it('does not credit a question that the patient did not answer with the fact', async () => {
		const lines = [asks('drugs', 'Do you use drugs?'), patient('I would rather not say.')];
		const score = await gradeOne({ kind: 'elicited', facts: ['shared_needles'] }, { lines });
		expect(score).toMatchObject({ level: 0, credit: 'none' });
		expect(score.nearest).toMatchObject([{ quote: 'Do you use drugs?' }]);
	});

	it('credits a question on a listed topic even where there was nothing to tell', async () => {
		const lines = [asks('allergies', 'Any allergies?'), patient('No.')];
		expect(await gradeOne({ kind: 'elicited', topics: ['allergies'] }, { lines })).toMatchObject({
			level: 1,
			credit: 'asked',
		});
	});

	it('takes a question on a narrower topic for one on the wider topic', async () => {
		const lines = [asks('onset_speed', 'Was it sudden?'), monday];
		const given = { lines, widerTopics: { onset_speed: 'onset' } };
		expect(await gradeOne(onset, given)).toMatchObject({ level: 1, credit: 'asked' });
	});

	it('does not count one question twice, as a fact and as a topic', async () => {
		const criterion = { ...onset, topics: ['onset', 'fever'], need: { full: 2 } };
		const lines = [asks('onset', 'When did it start?'), monday];
		expect((await gradeOne(criterion, { lines })).level).toBe(0);
		const both = [...lines, asks('fever', 'Any fever?'), patient('No.')];
		expect((await gradeOne(criterion, { lines: both })).level).toBe(1);
	});

	it('counts a second question on the topic of a fact, where the rubric lists the topic too', async () => {
		const criterion = { ...onset, topics: ['onset'], need: { full: 2, partial: 1 } };
		const vague = [asks('onset', 'When did it start?'), patient('A while ago.')];
		const again = [...vague, asks('onset', 'Which day, do you think?'), monday];
		expect((await gradeOne(criterion, { lines: vague })).level).toBe(1);
		expect((await gradeOne(criterion, { lines: again })).level).toBe(2);
	});

	it('gives the middle level for part of what is needed, and the highest for all of it', async () => {
		const criterion = {
			kind: 'elicited' as const,
			facts: ['began_monday', 'shivers', 'swelling'],
			need: { full: 2, partial: 1 },
		};
		const lines = [asks('onset', 'When did it start?'), monday];
		expect((await gradeOne(criterion, { lines })).level).toBe(1);
		const both = [...lines, asks('fever', 'Any fever?'), patient('Shivers.', ['shivers'])];
		const score = await gradeOne(criterion, { lines: both });
		expect(score.level).toBe(2);
		expect(score.evidence).toMatchObject([{ utteranceId: 'u1' }, { utteranceId: 'u3' }]);
	});

	it('shows what was obtained where the item takes more, and never as what came nearest', async () => {
		const criterion = { ...onset, facts: ['began_monday', 'swelling'], need: { full: 2 } };
		const lines = [asks('onset', 'When did it start?'), monday];
		expect(await gradeOne(criterion, { lines })).toMatchObject({
			level: 0,
			evidence: [{ utteranceId: 'u1' }],
			nearest: [],
		});
	});

	it('counts a question only in the bounds that the rubric sets, and shows one that came too late', async () => {
		const early = { kind: 'elicited' as const, topics: ['onset'], within: { first: 2 } };
		const start = asks('onset', 'When did it start?');
		const [one, two] = [asks('site', 'Where?'), asks('fever', 'Any fever?')];
		expect((await gradeOne(early, { lines: [patient('Hello.'), one, start] })).level).toBe(1);
		expect(await gradeOne(early, { lines: [one, two, start] })).toMatchObject({
			level: 0,
			nearest: [{ utteranceId: 'u3' }],
		});
		const mumbled = [one, two, mumbles('onset', 'Since when?')];
		expect((await gradeOne(early, { lines: mumbled })).level).toBe(0);
	});

	it('shows no far guess as what came nearest', async () => {
		const understood = asks('site', 'Where is it?').reading?.topics ?? [];
		const guessed = (score: number) => {
			const [guess] = mumbles('onset', 'Where is it?').reading?.candidates ?? [];
			const candidates = [{ ...guess!, score }];
			return gradeOne(onset, {
				lines: [student('Where is it?', { topics: understood, candidates, isQuestion: true })],
			});
		};
		expect(await guessed(0.5)).toMatchObject({ level: 0, nearest: [] });
		expect(await guessed(0.65)).toMatchObject({ level: 0, nearest: [{ utteranceId: 'u1' }] });
	});

	it('says it does not know when a question it did not understand may have been the one', async () => {
		const lines = [mumbles('onset', 'Since what day is it bad?'), patient('Sorry?')];
		const score = await gradeOne(onset, { lines });
		expect(score).toMatchObject({ level: null, unscoredReason: 'low_confidence' });
		expect(score.nearest).toMatchObject([{ quote: 'Since what day is it bad?' }]);
	});

	it('gives no mark for what only a second reader took for a question, and asks a person', async () => {
		const lines = [asksBySecondReader('onset', 'Since what day is it bad?'), monday];
		const score = await gradeOne(onset, { lines });
		expect(score).toMatchObject({ level: null, unscoredReason: 'low_confidence', evidence: [] });
		expect(score.nearest).toMatchObject([{ quote: 'Since what day is it bad?' }]);
		const narrower = [asksBySecondReader('onset_speed', 'All at once?'), monday];
		const widerTopics = { onset_speed: 'onset' };
		expect(await gradeOne(onset, { lines: narrower, widerTopics })).toMatchObject({
			unscoredReason: 'low_confidence',
		});
	});

	it('lets no second reader take a mark away', async () => {
		const heard = asks('onset', 'When did it start?');
		const named = asksBySecondReader('fever', 'When did it start?').reading?.topics ?? [];
		const topics = [...(heard.reading?.topics ?? []), ...named];
		const lines = [student(heard.text, { ...heard.reading, topics }), monday];
		expect(await gradeOne(onset, { lines })).toMatchObject({ level: 1, credit: 'asked' });
	});

	it('doubts no mark that was earned elsewhere', async () => {
		const lines = [mumbles('onset', 'Since what day?'), asks('onset', 'When?'), monday];
		expect((await gradeOne(onset, { lines })).level).toBe(1);
	});

	it('does not call an unread line a missed question', async () => {
		const lines = [student('When did it start?', null), monday];
		expect((await gradeOne(onset, { lines })).unscoredReason).toBe('low_confidence');
	});

	it('voids a mark that rests on words which are not in the line', async () => {
		const line = asks('onset', 'When did it start?');
		const lines = [{ ...line, text: 'Hello there.' }, monday];
		expect(await gradeOne(onset, { lines })).toMatchObject({
			level: null,
			unscoredReason: 'void_evidence',
			evidence: [],
		});
	});

	it('sends an item to a person that names a fact the scenario does not have', async () => {
		const criterion = { kind: 'elicited' as const, facts: ['no_such_fact'] };
		expect(await gradeOne(criterion, { lines: [does('Hello', 'greeting')] })).toMatchObject({
			unscoredReason: 'needs_person',
		});
	});
});
