import { describe, expect, it } from 'vitest';
import { parseGold } from '../grading/gold/loadGold.ts';
import { smallCase, smallGold } from '../grading/gold/smallGold.fixture.ts';
import { toStrongTranscript } from './strongTranscript.ts';

function read(yaml = smallGold) {
	const parsed = parseGold(yaml, 'strong.en.yaml');
	if ('faults' in parsed) throw new Error(parsed.faults[0]?.problem);
	const { scenario, rubric } = smallCase();
	return toStrongTranscript(parsed.gold, {
		...{ scenario, rubric },
		findings: [{ id: 'joints', label: 'The joints' }],
	});
}
const items = smallCase().rubric.sections.flatMap((section) => section.items);
const labelOfItem = (id: string) => items.find((item) => item.id === id)!.label;

describe('a strong transcript', () => {
	it('has every line in its order, and calls deeds by their names', () => {
		const { lines, note } = read();
		expect(lines.map(({ by }) => by)).toEqual([
			...['student', 'patient', 'student', 'patient', 'deed', 'student', 'patient'],
		]);
		expect(lines[4]!.text).not.toBe('joints');
		expect(note.differential[0]!.diagnosis).toBe('Acute gout');
	});
	it('says beside a line of the student’s what it earned', () => {
		const { lines } = read();
		expect(lines[2]!.earned).toContain(labelOfItem('asked_onset'));
		expect(
			lines.filter(({ by }) => by !== 'student').every(({ earned }) => earned.length === 0),
		).toBe(true);
	});
	it('credits no line with what was not given', () => {
		const missed = smallGold.replace('asked_alcohol: { level: 1', 'asked_alcohol: { level: 0');
		expect(read(missed).lines[2]!.earned).not.toContain(labelOfItem('asked_alcohol'));
	});
});
