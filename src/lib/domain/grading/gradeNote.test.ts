import { describe, expect, it } from 'vitest';
import { findMention } from './findMention.ts';
import { gradeOne, patient } from './testFixture.ts';

const polarity = (text: string, ...wordings: string[]) =>
	findMention([text], wordings)?.polarity ?? null;

describe('a wording in a note', () => {
	it.each([
		['Acute myocardial infarction', 'infarction'],
		['Not only angina but infarction', 'infarction'],
		['Infarction cannot be excluded', 'infarction'],
		['Infarction has not been ruled out', 'infarction'],
		['No fever. Infarction is likely', 'infarction'],
		['No ST changes but infarction possible', 'infarction'],
		['No relief with nitrates', 'nitrates'],
		['No doubt this is infarction', 'infarction'],
		['Non-ST-elevation infarction', 'infarction'],
		['No ECG changes, infarction possible', 'infarction'],
		['Not missed: aspirin 300 mg given', 'aspirin'],
		['No known drug allergies', 'no known drug allergies'],
		['考虑急性心肌梗死', '心肌梗死'],
		['不能排除心肌梗死', '心肌梗死'],
		['心肌梗死不能排除', '心肌梗死'],
		['心肌梗死待排', '心肌梗死'],
		['无发热，胸痛2小时', '胸痛'],
		['非ST段抬高型心肌梗死', '心肌梗死'],
		['无痛性心肌梗死', '心肌梗死'],
		['无明显诱因出现胸痛', '胸痛'],
		['没有发热，但考虑心肌梗死', '心肌梗死'],
		['查ECG排除其他', 'ECG'],
		['心电图不支持心肌梗死', '心电图'],
		['Troponin ruled out infarction', 'troponin'],
		['Dissection ruled out and infarction suspected', 'infarction'],
		['Dissection excluded, infarction', 'infarction'],
		['Gout unlikely and infarction likely', 'infarction'],
		['Gout unlikely, infarction', 'infarction'],
		['Pain not relieved by nitrates', 'nitrates'],
		['No response to nitrates', 'nitrates'],
		['Troponin to exclude infarction', 'infarction'],
		['含服后无缓解的胸痛', '胸痛'],
		['排除夹层后考虑心肌梗死', '心肌梗死'],
		['Nitrates are contraindicated', 'nitrates ... contraindicated'],
		['硝酸甘油因服西地那非而禁用', '硝酸甘油...禁用'],
	])('is asserted in "%s"', (text, wording) => {
		expect(polarity(text, wording)).toBe('affirmed');
	});

	it.each([
		['This is not an infarction', 'infarction'],
		['No evidence of infarction', 'infarction'],
		['No fever, rash or infarction', 'infarction'],
		['No fever, infarction, or rash', 'infarction'],
		['Denies chest pain', 'chest pain'],
		['Infarction ruled out', 'infarction'],
		['Infarction was excluded by troponin', 'infarction'],
		['Infarction: not supported by the ECG', 'infarction'],
		['Do not give nitrates', 'nitrates'],
		['Avoid nitrates', 'nitrates'],
		['Nitrates are contraindicated', 'nitrates'],
		['Nitrates are not contraindicated', 'nitrates ... contraindicated'],
		['Not caused by infarction', 'infarction'],
		['No fever and no infarction', 'infarction'],
		['硝酸甘油禁用', '硝酸甘油'],
		["It isn't infarction", 'infarction'],
		['Angina rather than infarction', 'infarction'],
		['No allergy to penicillin', 'penicillin'],
		['Not consistent with infarction', 'infarction'],
		['不考虑心肌梗死', '心肌梗死'],
		['已排除心肌梗死', '心肌梗死'],
		['心肌梗死可排除', '心肌梗死'],
		['无发热、胸痛', '胸痛'],
		['否认胸痛', '胸痛'],
		['未见心肌梗死证据', '心肌梗死'],
		['暂不考虑心肌梗死', '心肌梗死'],
		['避免使用硝酸甘油', '硝酸甘油'],
		['心肌梗死证据不足', '心肌梗死'],
	])('is denied in "%s"', (text, wording) => {
		expect(polarity(text, wording)).toBe('denied');
	});

	it.each([
		['Infarction unlikely', 'infarction'],
		['Infarction is very unlikely', 'infarction'],
		['Infarction is not likely', 'infarction'],
		['Unlikely to be infarction', 'infarction'],
		['心肌梗死可能性小', '心肌梗死'],
		['心肌梗死不太可能', '心肌梗死'],
	])('is called unlikely in "%s"', (text, wording) => {
		expect(polarity(text, wording)).toBe('hedged');
	});

	it.each([
		['Discussed with the family', 'MI'],
		['Aspirin 3000 mg', 'aspirin 300'],
		['Gouty tophi', 'gout'],
		['Nitrates were given at once by us and later contraindicated', 'nitrates ... contraindicated'],
	])('is not found inside other words or over a long gap: "%s"', (text, wording) => {
		expect(polarity(text, wording)).toBeNull();
	});

	it.each([
		['NITRATES at once', 'nitrate'],
		['follow-up in clinic', 'follow up'],
		['ＥＣＧ now', 'ECG'],
		['给予ECG检查', 'ecg'],
		['Crohn’s disease', "Crohn's disease"],
		['ﬁbrinolysis', 'fibrinolysis'],
	])('is found whatever its case, dashes, width or plural: "%s"', (text, wording) => {
		expect(polarity(text, wording)).toBe('affirmed');
	});
});

describe('a denial before a comma', () => {
	it('leaves open whether it reaches further', () => {
		expect(polarity('No fever, infarction', 'infarction')).toBe('unclear');
	});
});

describe('note items', () => {
	it('look at reasons for and against a diagnosis where the rubric says so, and only there', async () => {
		const note = {
			differential: [
				{
					diagnosis: 'Septic arthritis',
					reasonsFor: 'Shivers',
					reasonsAgainst: 'No fever measured',
				},
				{ diagnosis: 'Gout', reasonsFor: 'Sudden onset' },
			],
		};
		const levelIn = async (
			part: 'differential' | 'reasons_for' | 'reasons_against',
			wording: string,
			first?: number,
		) =>
			(
				await gradeOne(
					{ kind: 'note', parts: [part], mentions: [[wording]], ...(first && { first }) },
					{ note },
				)
			).level;
		expect(await levelIn('reasons_for', 'shivers')).toBe(1);
		expect(await levelIn('differential', 'shivers')).toBe(0);
		expect(await levelIn('reasons_against', 'no fever')).toBe(1);
		expect(await levelIn('reasons_for', 'sudden onset', 1)).toBe(0);
		expect(await levelIn('reasons_for', 'gout')).toBe(0);
	});

	it('quote a reason as part of the differential', async () => {
		const note = {
			differential: [{ diagnosis: 'Septic arthritis', reasonsFor: 'Shivers at night' }],
		};
		const { evidence } = await gradeOne(
			{ kind: 'note', parts: ['reasons_for'], mentions: [['shivers']] },
			{ note },
		);
		expect(evidence).toEqual([{ kind: 'note', part: 'differential', quote: 'Shivers at night' }]);
	});

	const criterion = {
		kind: 'note' as const,
		parts: ['problems' as const, 'differential' as const],
		mentions: [['septic arthritis', 'infected joint'], ['gout']],
		need: { full: 2, partial: 1 },
	};

	it('count each thing once, whichever wording was used, and quote the clause', async () => {
		const note = { problems: ['Infected joint; a septic arthritis'], plan: 'Gout' };
		expect(await gradeOne(criterion, { note })).toMatchObject({
			level: 1,
			evidence: [{ kind: 'note', part: 'problems' }],
		});
		const both = { ...note, differential: [{ diagnosis: 'Gout' }] };
		expect((await gradeOne(criterion, { note: both })).level).toBe(2);
	});

	it('do not count a denial, and show it', async () => {
		const note = { problems: ['No sign of septic arthritis'] };
		expect(await gradeOne(criterion, { note })).toMatchObject({
			level: 0,
			nearest: [{ quote: 'No sign of septic arthritis' }],
		});
	});

	it('go to a person when a differential names something as unlikely', async () => {
		const note = { differential: [{ diagnosis: 'Gout, unlikely' }] };
		expect((await gradeOne(criterion, { note })).unscoredReason).toBe('needs_person');
	});

	it('get nothing from an empty note', async () => {
		expect((await gradeOne(criterion, {})).level).toBe(0);
	});

	it('let no denial reach from one box into the next', async () => {
		const note = { differential: [{ diagnosis: 'No' }, { diagnosis: 'Gout' }] };
		expect((await gradeOne(criterion, { note })).level).toBe(1);
	});
});

describe('what was written and never obtained', () => {
	const criterion = {
		kind: 'note' as const,
		parts: ['summary' as const],
		mentions: [['shivers', 'rigors']],
		obtained: { facts: ['shivers'], findings: ['joint_tap'] },
	};
	const note = { summary: 'Shivers at night.' };
	const tap = { revision: 2, type: 'finding', targetId: 'joint_tap', atMs: 0 } as const;

	it('earns nothing, and is shown', async () => {
		expect(await gradeOne(criterion, { note })).toMatchObject({
			level: 0,
			evidence: [],
			nearest: [{ kind: 'note', quote: 'Shivers at night.' }],
		});
	});

	it('counts once the patient has told it, or a test has shown it', async () => {
		const lines = [patient('I have been shivering at night.', ['shivers'])];
		expect((await gradeOne(criterion, { note, lines })).level).toBe(1);
		expect((await gradeOne(criterion, { note, events: [tap] })).level).toBe(1);
	});

	it('does not count through an action of the same name', async () => {
		const events = [{ ...tap, type: 'action' as const }];
		expect((await gradeOne(criterion, { note, events })).level).toBe(0);
	});
});
