import { expect, it } from 'vitest';
import { workFixture } from '../fixtures/schoolFixture.ts';
import { writeWorkCsv } from './writeWorkCsv.ts';

it('who has done what is a row for each student, harmless whatever they are called', () => {
	const work = workFixture('en');
	work.students = [{ ...work.students[0]!, name: '=cmd()' }];
	const [header, first] = writeWorkCsv(work).split('\r\n');
	expect(header).toContain('"Chest discomfort, 58: state"');
	expect(first).toMatch(/^'=cmd\(\),.*,Done late,2026-03-02T09:00:00.000Z,17.5,24,Not begun,,,$/);
});
