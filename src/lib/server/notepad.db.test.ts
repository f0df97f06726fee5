import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#lib/domain/consultation/note.ts';
import { beginConsultation, useTestApp } from './openTestApp.fixture.ts';

const school = useTestApp();
const rooms = () => school.app.services.consultation;

describe('the notepad', () => {
	const page = randomUUID();
	const save = (id: string, notepad: string, number: number, of = page) =>
		rooms().saveDraft(school.student, id, {
			...{ ...emptyDraft, notepad },
			save: { page: of, number },
		});
	const written = async (id: string) => (await rooms().getView(school.student, id)).draft.notepad;

	it('keeps what was saved last, whenever a copy of an earlier save comes through', async () => {
		const id = await beginConsultation(school.app, school.student);
		await save(id, 'one', 1);
		await save(id, 'one, two', 2);
		await save(id, 'one', 1);
		expect(await written(id)).toBe('one, two');
		await save(id, 'one, two, three', 1, randomUUID());
		await save(id, 'one, two', 2);
		expect(await written(id)).toBe('one, two, three');
		await save(id, 'all anew', 3);
		expect(await written(id)).toBe('all anew');
	});

	it('is not lost to somebody who opens pages without end', async () => {
		const id = await beginConsultation(school.app, school.student);
		for (let count = 0; count <= 201; count += 1) await save(id, `${count}`, 1, randomUUID());
		expect(await written(id)).toBe('201');
	});
});
