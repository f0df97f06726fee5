import { describe, expect, it } from 'vitest';
import { emptyNote } from '../consultation/note.ts';
import { proposedDiagnoses } from './proposedDiagnoses.ts';

const note = (...diagnoses: string[]) => ({
	...emptyNote,
	differential: diagnoses.map((diagnosis) => ({
		diagnosis,
		reasonsFor: 'ST elevation',
		reasonsAgainst: 'more like pericarditis',
	})),
});

describe('what a differential proposes', () => {
	it('are its diagnoses, not the reasons for and against them', () => {
		expect(proposedDiagnoses(note('STEMI', '', 'Gout, unlikely'))).toEqual([
			'STEMI',
			'Gout, unlikely',
		]);
	});

	it('first of all, is what leads the first box: a list in one box is no ranking', () => {
		expect(proposedDiagnoses(note('STEMI', 'Gout'), 1)).toEqual(['STEMI']);
		expect(proposedDiagnoses(note('pneumonia, reflux, STEMI'), 1)).toEqual(['pneumonia']);
		expect(proposedDiagnoses(note('主动脉夹层、心梗'), 1)).toEqual(['主动脉夹层']);
	});
});
