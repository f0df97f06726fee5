import { describe, expect, it } from 'vitest';
import { creditItem, type ReadTurn } from './itemCredit.ts';
import type { TopicReading } from './reading.ts';

const asks = (index: number, id: string, more: Partial<TopicReading> = {}): ReadTurn => ({
	index,
	speaker: 'student',
	topics: [{ id, score: 0.9, words: id, style: 'closed', why: 'test', ...more }],
});
const tells = (index: number, ...mentions: string[]): ReadTurn => ({
	index,
	speaker: 'patient',
	mentions,
});

describe('how an item came to the student', () => {
	it('is asked when a question came before the patient spoke of it', () => {
		const turns = [asks(0, 'smoking'), tells(1, 'smoking')];
		expect(creditItem(turns, ['smoking'])).toMatchObject({ credit: 'asked', evidenceTurns: [0] });
	});
	it('is explored when the patient spoke of it first and the student went on', () => {
		const turns = [tells(0, 'smoking'), asks(1, 'smoking')];
		expect(creditItem(turns, ['smoking']).credit).toBe('explored');
	});
	it('is volunteered when nobody asked', () => {
		const turns = [asks(0, 'onset'), tells(1, 'smoking')];
		expect(creditItem(turns, ['smoking'])).toMatchObject({
			credit: 'volunteered',
			evidenceTurns: [1],
		});
	});
	it('is confirmed when it was only put ready-made', () => {
		const turns = [asks(0, 'smoking', { style: 'leading' }), tells(1)];
		expect(creditItem(turns, ['smoking']).credit).toBe('confirmed');
	});
	it('is nothing when neither asked nor told', () => {
		expect(creditItem([asks(0, 'onset'), tells(1)], ['smoking']).credit).toBe('none');
	});
	it('does not count a follow-up with nothing to follow', () => {
		const turns = [asks(0, 'surgery', { followUp: true }), tells(1)];
		expect(creditItem(turns, ['surgery']).credit).toBe('none');
		expect(creditItem([tells(-1, 'surgery'), ...turns], ['surgery']).credit).toBe('explored');
	});
	it('cites nothing doubtful beside something sure', () => {
		const turns = [asks(0, 'fever', { score: 0.7 }), asks(2, 'fever')];
		expect(creditItem(turns, ['fever']).evidenceTurns).toEqual([2]);
	});
});
