import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startModelServer, type ModelServer } from '../../../tests/fakes/modelServer.ts';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { modelChoiceSchema } from '#lib/domain/usage/modelChoices.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import { modelKeys } from './adapters/db/schema/usage.ts';
import {
	beginConsultation,
	command,
	openAppOn,
	openTestApp,
	viewWhen,
	type TestApp,
} from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { App } from './wiring.ts';

const key = 'sk-school-key-0815';
let server: ModelServer;
let school: TestApp;
let other: App;
let admin: Actor;
let student: Actor;

beforeAll(async () => {
	server = await startModelServer({ apiKey: key });
	server.always({ reply: 'Down my left arm, and up into my jaw.' });
	const env = { APP_SECRET: 'a-secret-for-tests-of-32-characters!', HOST: '127.0.0.1' };
	school = await openTestApp(env);
	other = await openAppOn(school.url, { SCRIPTED_PACE: 'instant', ...env });
	admin = await school.newActor('admin');
	student = { ...admin, role: 'student' };
});
afterAll(async () => {
	await other.close();
	await school.close();
	await server.close();
});

const own = () =>
	modelChoiceSchema.parse({ mode: 'own', model: 'school-model', baseUrl: server.baseUrl });

async function askIn(app: App, actor: Actor): Promise<StudentView['engine']> {
	const id = await beginConsultation(app, actor);
	const text = 'Does the pain spread anywhere?';
	await app.services.consultation.say(actor, id, { ...command(), text });
	const view = await viewWhen(
		app,
		actor,
		id,
		(seen) => seen.canSpeak && seen.transcript.length >= 2,
	);
	return view.engine;
}

describe('a school’s own model', () => {
	it('plays its patients on every process, once an administrator has chosen it and stored its key', async () => {
		const { modelAdmin } = school.app.services;
		expect(await askIn(school.app, student)).toBe('scripted');
		await modelAdmin.saveChoice(admin, 'patient', own());
		await modelAdmin.saveKey(admin, server.baseUrl, key);
		expect(await askIn(school.app, student)).toBe('model');
		await vi.waitFor(async () => expect(await askIn(other, student)).toBe('model'), 20_000);
		const trial = await modelAdmin.tryRole(admin, 'patient');
		expect(trial).toMatchObject({ kind: 'answered', model: 'school-model' });
	});

	it('is nothing to another school', async () => {
		expect(await askIn(school.app, await school.newActor())).toBe('scripted');
	});

	it('is shown without its key, which stands nowhere in clear', async () => {
		const view = await school.app.services.modelAdmin.read(admin);
		expect(view.keys).toEqual([{ baseUrl: server.baseUrl, ending: '0815' }]);
		const [rows, audit] = await school.database.inSystem(async (tx) => [
			await tx.select().from(modelKeys),
			await tx.select().from(auditRecords),
		]);
		expect(rows).toHaveLength(1);
		expect(audit.map(({ action }) => action)).toContain('model_key.stored');
		expect(JSON.stringify([view, rows, audit])).not.toContain(key);
	});

	it('is listed with what it was asked for', async () => {
		const usage = await school.app.services.modelAdmin.listUsage(admin, 0);
		expect(usage.month).toMatchObject([{ role: 'patient', model: 'school-model' }]);
		expect(usage.total).toBe(usage.consultations.length);
		expect(usage.total).toBeGreaterThan(0);
	});
});

describe('the settings of models', () => {
	it('are for administrators alone', async () => {
		const { modelAdmin } = school.app.services;
		for (const role of ['student', 'instructor'] as const) {
			const actor = { ...admin, role };
			for (const call of [
				modelAdmin.read(actor),
				modelAdmin.saveChoice(actor, 'patient', own()),
				modelAdmin.saveKey(actor, server.baseUrl, null),
				modelAdmin.saveBudgets(actor, null),
				modelAdmin.listUsage(actor, 0),
			]) {
				await expect(call).rejects.toMatchObject({ code: 'not_allowed' });
			}
		}
	});

	it('lead nowhere into the network that clouds keep for themselves', async () => {
		const choice = modelChoiceSchema.parse({
			...{ mode: 'own', model: 'm', baseUrl: 'http://169.254.169.254/v1' },
		});
		await expect(
			school.app.services.modelAdmin.saveChoice(admin, 'tutor', choice),
		).rejects.toMatchObject({ code: 'server_not_allowed' });
	});
});
