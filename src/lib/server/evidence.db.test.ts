import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkPack } from '#lib/domain/grading/evidence/checkPack.ts';
import type { EvidencePack, SealedPack } from '#lib/domain/grading/evidence/evidencePack.ts';
import { secondMarker } from '../../../tests/fakes/secondMarker.ts';
import { endConversation, handIn } from './markedConsultation.fixture.ts';
import { openTestApp, type TestApp } from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import { sealOf } from './services/evidenceService.ts';

const model = secondMarker(async (_, result) => result);
let school: TestApp;
let student: Actor;
let staff: Actor;
let id: string;
let pack: EvidencePack;

const getPack = (actor: Actor): Promise<SealedPack> =>
	school.app.services.evidence.getPack(actor, id);

beforeAll(async () => {
	school = await openTestApp({}, { modelsOf: () => [model] });
	student = await school.newActor();
	staff = { ...student, role: 'instructor' };
	id = await endConversation(school.app, student);
	await handIn(school.app, student, id);
	await vi.waitFor(
		async () => {
			const found = await getPack(staff);
			expect(found.pack.gradings).toHaveLength(2);
			pack = found.pack;
		},
		{ timeout: 20_000 },
	);
});
afterAll(() => school?.close());

describe('an evidence pack', () => {
	it('holds: every quote is found, every sum is right, and its marks follow from its gradings', () => {
		const { faults, quotes, marks } = checkPack(pack);
		expect(faults).toEqual([]);
		expect(quotes).toBeGreaterThan(5);
		expect(marks).toBe(pack.rubrics[0]?.sections.flatMap(({ items }) => items).length);
	});

	it('is sealed as it is written', async () => {
		const { pack: given, seal } = await getPack(student);
		expect(sealOf(JSON.parse(JSON.stringify(given)) as EvidencePack)).toBe(seal);
	});

	it('shows the student the same marks and words, without the rules they were found by', async () => {
		const { pack: own } = await getPack(student);
		expect(own.standing).toEqual(pack.standing);
		expect(own.transcript).toEqual(pack.transcript);
		const written = JSON.stringify(own);
		expect(written).not.toContain('"criterion"');
		expect(written).not.toContain('"raw"');
		expect(JSON.stringify(pack)).toContain('"criterion"');
	});

	it('is nobody else’s to see', async () => {
		const other = { ...student, userId: '00000000-0000-7000-8000-000000000001' };
		await expect(getPack(other)).rejects.toMatchObject({ code: 'not_found' });
		await expect(getPack(await school.newActor('admin'))).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});

describe('a pack that was tampered with', () => {
	const credited = (one: EvidencePack) =>
		one.gradings
			.flatMap(({ items }) => items)
			.find(({ level, evidence }) => level && evidence[0]?.kind === 'utterance')!;
	const withheld = (one: EvidencePack) => one.standing.marks.find(({ level }) => level === 0)!;

	it.each<[string, string, (one: EvidencePack) => void]>([
		['a mark that was raised', 'standing', (one) => void (withheld(one).level = 1)],
		['a total that was raised', 'total', (one) => void (one.standing.points += 1)],
		['a sum that was raised', 'points', (one) => void (one.gradings[0]!.points += 1)],
		[
			'words that were put into a mouth',
			'quote',
			(one) => void Object.assign(credited(one).evidence[0]!, { quote: 'Never said' }),
		],
		[
			'a line that was changed',
			'quote',
			(one) => one.transcript.forEach((line) => void (line.text = 'Something else.')),
		],
		['a level off its scale', 'level', (one) => void (credited(one).level = 9)],
		['credit that rests on nothing', 'level', (one) => void (credited(one).evidence = [])],
		['a rubric that is missing', 'rubric', (one) => void one.rubrics.splice(0)],
	])('is found out: %s', (_, what, change) => {
		const changed = structuredClone(pack);
		change(changed);
		expect(checkPack(changed).faults.map((fault) => fault.what)).toContain(what);
		expect(sealOf(changed)).not.toBe(sealOf(pack));
	});
});
