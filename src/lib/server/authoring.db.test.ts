import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { editYaml, applySplice } from '#lib/domain/authoring/editYaml.ts';
import type { EditorView } from '#lib/domain/authoring/caseViews.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { users } from './adapters/db/schema/users.ts';
import { command, useTestApp, viewWhen } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';

const school = useTestApp();
let author: Actor;
let colleague: Actor;
let student: Actor;

beforeAll(async () => {
	author = await school.newActor('instructor');
	colleague = { ...author, displayName: 'Another' };
	student = { ...author, role: 'student' };
	await school.database.inSystem((tx) =>
		tx.update(users).set({ role: 'instructor' }).where(eq(users.id, author.userId)),
	);
});

const authoring = () => school.app.services.authoring;
const newCase = async (slug: string) => {
	await authoring().create(author, { slug, language: 'en', complaint: 'cough' });
	return authoring().open(author, slug, 'en');
};
const changing = ({ draft }: EditorView, field: string, value: unknown) => {
	const splice = editYaml(draft.scenario, { kind: 'set', path: [field], value })!;
	return { ...draft, scenario: applySplice(draft.scenario, splice) };
};

describe('a draft', () => {
	it('begins as a page that can be published as it is', async () => {
		const { draft } = await newCase('fresh-page');
		expect(draft).toMatchObject({ revision: 1, slug: 'fresh-page' });
		expect(await authoring().check(author, 'fresh-page')).toEqual([]);
	});

	it('begins once, whoever asks', async () => {
		await newCase('only-once');
		await expect(newCase('only-once')).rejects.toMatchObject({ code: 'slug_taken' });
	});

	it('loses nothing when two people write at once', async () => {
		const seen = await newCase('two-hands');
		const first = changing(seen, 'title', 'By the first');
		const second = changing(seen, 'title', 'By the second');
		const saved = await authoring().save(author, 'two-hands', 'en', first);
		expect(saved.revision).toBe(2);
		await expect(authoring().save(colleague, 'two-hands', 'en', second)).rejects.toMatchObject({
			code: 'draft_moved',
		});
		expect((await authoring().open(author, 'two-hands', 'en')).draft.scenario).toBe(first.scenario);
	});

	it('takes no text longer than a megabyte', async () => {
		const { draft } = await newCase('pasted');
		const long = { ...draft, scenario: '病'.repeat(400_000) };
		await expect(authoring().save(author, 'pasted', 'en', long)).rejects.toMatchObject({
			code: 'draft_too_long',
		});
	});

	it('is told of each fault with its line', async () => {
		const seen = await newCase('faulty');
		const scenario = seen.draft.scenario.replace('level: novice', 'level: beginner');
		await authoring().save(author, 'faulty', 'en', { ...seen.draft, scenario });
		const line = scenario.split('\n').findIndex((text) => text.startsWith('level:')) + 1;
		expect(await authoring().check(author, 'faulty')).toMatchObject([
			{ file: 'faulty/scenario.en.yaml', line, problem: '"beginner" is not allowed here' },
		]);
		const outcome = await authoring().publish(author, 'faulty', { language: 'en', revision: 2 });
		expect(outcome).toMatchObject({ kind: 'faults' });
	});

	it('is nothing to students, nor to another school', async () => {
		const seen = await newCase('private');
		for (const call of [
			authoring().list(student, 'en'),
			authoring().open(student, 'private', 'en'),
			authoring().save(student, 'private', 'en', seen.draft),
			authoring().check(student, 'private'),
			authoring().publish(student, 'private', { language: 'en', revision: 1 }),
			school.app.services.tryOut.start(student, 'private', 'en', command()),
			school.app.services.tryOut.selfPlay(student, 'private', 'en'),
			authoring().export(student, 'private'),
			authoring().import(student, new Uint8Array()),
		]) {
			await expect(call).rejects.toMatchObject({ code: 'not_allowed' });
		}
		const stranger = await school.newActor('instructor');
		await expect(authoring().open(stranger, 'private', 'en')).rejects.toMatchObject({
			code: 'not_found',
		});
		expect((await authoring().list(stranger, 'en')).own.map(({ slug }) => slug)).not.toContain(
			'private',
		);
	});
});

describe('a published case', () => {
	it('is found by the students of its school, and changes only by another version', async () => {
		const seen = await newCase('in-the-library');
		const first = await authoring().publish(author, 'in-the-library', {
			language: 'en',
			revision: 1,
		});
		expect(first).toEqual({ kind: 'published', scenario: 1, rubric: 1, isNew: true });
		const find = async (actor: Actor) =>
			(await school.app.services.library.listScenarios(actor, 'en')).cards.find(
				({ slug }) => slug === 'in-the-library',
			);
		expect((await find(student))?.title).toBe('A new patient, 40');
		expect(await find(await school.newActor('student'))).toBeUndefined();
		const changed = changing(seen, 'title', 'Tired, 40');
		const { revision } = await authoring().save(author, 'in-the-library', 'en', changed);
		expect((await find(student))?.title).toBe('A new patient, 40');
		const second = await authoring().publish(author, 'in-the-library', {
			language: 'en',
			revision,
		});
		expect(second).toEqual({ kind: 'published', scenario: 2, rubric: 1, isNew: true });
		expect((await find(student))?.title).toBe('Tired, 40');
		const asked = { kind: 'scenario', from: 1, to: 2 } as const;
		const compared = await authoring().compare(author, 'in-the-library', 'en', asked);
		expect(compared).toEqual({ from: seen.draft.scenario, to: changed.scenario });
		expect(
			(await authoring().list(author, 'en')).own.find(({ slug }) => slug === 'in-the-library'),
		).toMatchObject({
			title: 'Tired, 40',
			published: { version: 2 },
		});
		const audit = await school.database.inSystem((tx) => tx.select().from(auditRecords));
		const own = audit.filter(({ resourceId }) => resourceId === 'in-the-library');
		expect(own.map(({ action }) => action)).toEqual([
			'scenario.begun',
			'scenario.published',
			'scenario.published',
		]);
	});

	it('of the commons is copied with its comments, its gold and its languages, and is sound at once', async () => {
		await authoring().copy(author, { from: 'low-mood', isCommons: true, slug: 'our-low-mood' });
		const { draft, languages } = await authoring().open(author, 'our-low-mood', 'en');
		expect(languages).toEqual(['en', 'zh-CN']);
		expect(draft.scenario).toContain('# Low mood, 47, general practice.');
		expect(draft.scenario).toContain('slug: our-low-mood');
		expect(await authoring().check(author, 'our-low-mood')).toEqual([]);
	});
});

describe('a zip', () => {
	it('of a case is taken in by another school as it was, with its gold', async () => {
		await authoring().copy(author, { from: 'chest-pain', isCommons: true, slug: 'travelling' });
		const zip = await authoring().export(author, 'travelling');
		const elsewhere = await school.newActor('instructor');
		expect(await authoring().import(elsewhere, zip)).toEqual({
			kind: 'imported',
			slug: 'travelling',
		});
		const [there, here] = [elsewhere, author].map((actor) =>
			authoring().open(actor, 'travelling', 'en'),
		);
		expect((await there)!.draft.scenario).toBe((await here)!.draft.scenario);
		expect(await authoring().check(elsewhere, 'travelling')).toEqual([]);
		expect(await authoring().export(elsewhere, 'travelling')).toHaveLength(zip.length);
	});

	it('that is refused leaves nothing behind', async () => {
		const before = await authoring().list(author, 'en');
		const refused = await authoring().import(author, new Uint8Array([1, 2, 3]));
		expect(refused).toEqual({ kind: 'refused', faults: [{ reason: 'not_a_zip' }] });
		expect(await authoring().list(author, 'en')).toEqual(before);
	});
});

describe('a try-out', () => {
	it('plays the draft for its author, shows what is hidden, counts nowhere and raises no review', async () => {
		const { app, database } = school;
		await newCase('tried');
		const { view } = await app.services.tryOut.start(author, 'tried', 'en', command());
		const id = view.consultationId;
		await app.services.consultation.say(author, id, { ...command(), text: 'When did it begin?' });
		await viewWhen(app, author, id, (seen) => seen.canSpeak && seen.transcript.length >= 2);
		const look = await app.services.tryOut.look(author, id);
		expect(look.turns).toMatchObject([{ told: ['Began two weeks ago'], affect: 'wary' }]);
		expect(look.gates).toMatchObject([{ factId: 'fear', isOpen: false }]);
		expect(look.items.find(({ id: item }) => item === 'asked_onset')?.level).toBe(1);
		expect(look.brief.at(-1)?.content).toContain('It began about two weeks ago.');
		const { cards } = await app.services.library.listScenarios(student, 'en');
		expect(cards.map(({ slug }) => slug)).not.toContain('tried');

		await app.services.consultation.say(author, id, {
			...command(),
			text: 'Flibber the wotsit, with the gubbins?',
		});
		await viewWhen(app, author, id, (seen) => seen.canSpeak && seen.transcript.length >= 4);
		await app.services.consultation.end(author, id, command());
		const note = { summary: '', problems: [], differential: [], plan: 'Rest.' };
		await app.services.consultation.submitNote(author, id, { ...command(), note });
		await app.gradeWaiting();
		const raised = await database.inSystem((tx) =>
			tx.select().from(reviews).where(eq(reviews.consultationId, id)),
		);
		expect(raised).toEqual([]);
		const stranger = await school.newActor('instructor');
		await expect(app.services.tryOut.look(stranger, id)).rejects.toMatchObject({
			code: 'not_found',
		});
	});

	it('is played by scripted students, too: the thorough one reaches most', async () => {
		await newCase('self-played');
		const played = await school.app.services.tryOut.selfPlay(author, 'self-played', 'en');
		const reached = Object.fromEntries(played.map((each) => [each.student, each.reached]));
		expect(Object.keys(reached)).toEqual(['thorough', 'average', 'vague', 'leading', 'rude']);
		expect(reached.thorough).toBeGreaterThan(reached.vague!);
		expect(played.flatMap(({ wrongLines }) => wrongLines)).toEqual([]);
	});

	it('begins only on a draft that can be played; a short rubric is no hindrance', async () => {
		const { tryOut } = school.app.services;
		const seen = await newCase('half-done');
		const from = seen.draft.rubric.indexOf('  - id: closing');
		const rubric =
			seen.draft.rubric.slice(0, from) +
			seen.draft.rubric.slice(seen.draft.rubric.indexOf('domains:'));
		await authoring().save(author, 'half-done', 'en', { ...seen.draft, rubric });
		expect(await authoring().check(author, 'half-done')).toMatchObject([{ isPlayable: true }]);
		await expect(tryOut.start(author, 'half-done', 'en', command())).resolves.toBeDefined();
		const scenario = seen.draft.scenario.replace('initial: wary', 'initial: nobody');
		await authoring().save(author, 'half-done', 'en', { rubric, scenario, revision: 2 });
		await expect(tryOut.start(author, 'half-done', 'en', command())).rejects.toMatchObject({
			code: 'draft_has_faults',
		});
	});
});
