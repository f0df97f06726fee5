import { describe, expect, it } from 'vitest';
import { beginConsultation, command, useTestApp } from './openTestApp.fixture.ts';

const school = useTestApp();

const rooms = () => school.app.services.consultation;

describe('a consultation stored by another version of the machine', () => {
	it('is refused by name rather than misread', async () => {
		const id = await beginConsultation(school.app, school.student);
		await school.database.inSystem((tx) =>
			tx.execute(`update consultations set machine_version = 'consultation/99' where id = '${id}'`),
		);
		const examine = rooms().examine(school.student, id, { ...command(), findingId: 'ecg' });
		await expect(examine).rejects.toThrow('consultation/99');
	});
});

describe('a consultation without end', () => {
	it('takes no more words or deeds after a thousand events, and can still be ended', async () => {
		const id = await beginConsultation(school.app, school.student);
		await school.database.inSystem((tx) =>
			tx.execute(`update consultations set revision = 1000 where id = '${id}'`),
		);
		const say = rooms().say(school.student, id, { ...command(), text: 'And?' });
		await expect(say).rejects.toMatchObject({ code: 'too_much' });
		const examine = rooms().examine(school.student, id, { ...command(), findingId: 'ecg' });
		await expect(examine).rejects.toMatchObject({ code: 'too_much' });
		expect(await rooms().end(school.student, id, command())).toEqual({ revision: 1001 });
	});
});
