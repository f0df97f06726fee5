import { describe, expect, it } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { evidenceLead, nearestLead, questionHeading } from './itemWords.ts';

const missed = { kind: 'elicited', outcome: 'missed', credit: 'none', takes: null } as const;

describe('the words over what an item rests on', () => {
	it('say how it was obtained, and what more it takes where that was not enough', () => {
		const takes = { least: 2, full: 4 };
		const obtained = { ...missed, credit: 'asked', takes } as const;
		expect(evidenceLead({ ...obtained, outcome: 'met' })).toBe(m.creditAsked());
		expect(evidenceLead({ ...obtained, outcome: 'missed' })).toBe(m.itemTooLittle({ count: 2 }));
		expect(evidenceLead({ ...obtained, outcome: 'partly' })).toBe(m.itemPart({ count: 4 }));
	});

	it('say why a leading question earned nothing, and why what was told unasked did not', () => {
		expect(nearestLead({ ...missed, credit: 'confirmed' })).toBe(m.itemLed());
		expect(nearestLead({ ...missed, credit: 'volunteered' })).toBe(m.itemUnasked());
		expect(nearestLead(missed)).toBe(m.itemNearest());
	});

	it('call lines in doubt what a person has to judge', () => {
		expect(nearestLead({ ...missed, outcome: 'unscored' })).toBe(m.itemInDoubt());
	});

	it('never speak of finding where something should have stayed away', () => {
		expect(questionHeading(missed)).toBe(m.itemQuestion());
		expect(questionHeading({ ...missed, kind: 'absence' })).toBe(m.itemInstead());
		expect(questionHeading({ ...missed, kind: 'act' })).toBe(m.itemDeed());
	});
});
