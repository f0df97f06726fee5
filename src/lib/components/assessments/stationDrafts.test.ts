import { expect, it } from 'vitest';
import { stationSchema } from '#lib/domain/assessment/assessment.ts';
import { moved, toDraft, toInputs } from './stationDrafts.ts';

const station = {
	slug: 'cough',
	languages: ['en' as const],
	times: { readingSeconds: 90, consultationSeconds: 500, noteSeconds: 300 },
};

it('a station’s times survive being shown in minutes, to the second', () => {
	expect(toInputs([toDraft(station)])).toEqual([station]);
});

it('minutes may be typed with a comma; what is no number is refused', () => {
	const [half] = toInputs([{ ...toDraft(station), reading: '1,5' }]);
	expect(half!.times.readingSeconds).toBe(90);
	const [none] = toInputs([{ ...toDraft(station), reading: 'two' }]);
	expect(stationSchema.safeParse(none).success).toBe(false);
});

it('a station moves one place', () => {
	expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
	expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
