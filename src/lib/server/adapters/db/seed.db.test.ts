import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from './useTestDatabase.fixture.ts';
import { publishShippedScenarios, type ShippedScenario } from './publishShippedScenarios.ts';
import { scenarioTexts, scenarioVersions } from './schema/scenarios.ts';
import { schools } from './schema/schools.ts';
import { users } from './schema/users.ts';
import { demoAccounts, seedCommons, seedDemoSchool } from './seed.ts';

const at = useTestDatabase(4);

beforeAll(async () => {
	await seedCommons(at.database);
});

const hashPassword = async (password: string) => `hash of ${password}`;

describe('seeding', () => {
	it('by two processes at once makes one commons and one demo school with an account a role', async () => {
		await Promise.all([
			seedCommons(at.database),
			seedCommons(at.database),
			seedDemoSchool(at.database, hashPassword),
			seedDemoSchool(at.database, hashPassword),
		]);
		const found = await at.database.inSystem(async (tx) => ({
			schools: await tx.select({ slug: schools.slug }).from(schools).orderBy(schools.slug),
			roles: await tx.select({ role: users.role }).from(users).orderBy(users.role),
		}));
		expect(found.schools).toEqual([{ slug: 'commons' }, { slug: 'demo' }]);
		expect(found.roles.map(({ role }) => role)).toEqual(['admin', 'instructor', 'student']);
	});

	it('leaves an account as its owner has changed it', async () => {
		const email = demoAccounts[0]!.email;
		const rename = (displayName: string) =>
			at.database.inSystem((tx) =>
				tx.update(users).set({ displayName }).where(eq(users.email, email)),
			);
		await seedDemoSchool(at.database, hashPassword);
		await rename('Renamed');
		await seedDemoSchool(at.database, hashPassword);
		const [user] = await at.database.inSystem((tx) =>
			tx.select().from(users).where(eq(users.email, email)),
		);
		expect(user?.displayName).toBe('Renamed');
	});
});

const shipped = (slug: string, changes: Partial<ShippedScenario> = {}): ShippedScenario => ({
	slug,
	language: 'en',
	scenarioYaml: '# a scenario',
	rubricYaml: '# a rubric',
	scenarioStructureHash: 'a'.repeat(64),
	rubricStructureHash: 'b'.repeat(64),
	...changes,
});

describe('publishing what is shipped', () => {
	it('makes one version that spans its languages, and the same files no second one', async () => {
		const files = [
			shipped('cough'),
			shipped('cough', { language: 'zh-CN', scenarioYaml: '# 病例' }),
		];
		const both = await Promise.all([
			publishShippedScenarios(at.database, files),
			publishShippedScenarios(at.database, files.toReversed()),
		]);
		expect(
			both
				.flat()
				.flatMap((each) => each.published)
				.sort(),
		).toEqual(['rubric', 'scenario']);
		expect(both.flat().map((each) => each.scenarioVersion)).toEqual([1, 1]);
	});

	it('turns a changed file into the next version and leaves the earlier one as it was', async () => {
		await publishShippedScenarios(at.database, [shipped('fever')]);
		const changed = [shipped('fever', { scenarioYaml: '# better worded' })];
		expect(await publishShippedScenarios(at.database, changed)).toEqual([
			{ slug: 'fever', scenarioVersion: 2, rubricVersion: 1, published: ['scenario'] },
		]);
		const texts = await at.database.inSystem((tx) =>
			tx
				.select({ version: scenarioVersions.version, yaml: scenarioTexts.yaml })
				.from(scenarioTexts)
				.innerJoin(scenarioVersions, eq(scenarioVersions.id, scenarioTexts.scenarioVersionId))
				.where(eq(scenarioTexts.language, 'en'))
				.orderBy(scenarioVersions.version),
		);
		expect(texts).toContainEqual({ version: 1, yaml: '# a scenario' });
		expect(texts).toContainEqual({ version: 2, yaml: '# better worded' });
	});

	it('publishes an older text again as a new version, for versions only go forward', async () => {
		const versions = [];
		for (const scenarioYaml of ['# one', '# two', '# one']) {
			const [each] = await publishShippedScenarios(at.database, [
				shipped('rash', { scenarioYaml }),
			]);
			versions.push(each?.scenarioVersion);
		}
		expect(versions).toEqual([1, 2, 3]);
	});

	it('refuses languages that differ in structure, and publishes nothing of them', async () => {
		const files = [
			shipped('fall'),
			shipped('fall', { language: 'zh-CN', scenarioStructureHash: 'c'.repeat(64) }),
		];
		await expect(publishShippedScenarios(at.database, files)).rejects.toThrow(
			/languages of the scenario "fall" differ/,
		);
		const published = await publishShippedScenarios(at.database, [shipped('fall')]);
		expect(published[0]?.scenarioVersion).toBe(1);
	});
});
