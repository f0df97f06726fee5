/** A school whose models are on a server of the test's own. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startModelServer, type ModelServer } from '../../../tests/fakes/modelServer.ts';
import { openTestApp, type TestApp } from './openTestApp.fixture.ts';

/** For a whole test file; both are there once the tests run, and each test begins with no request on record. */
export function useModelSchool(env: Record<string, string>) {
	const held = {} as { server: ModelServer; school: TestApp };
	beforeAll(async () => {
		held.server = await startModelServer();
		held.school = await openTestApp({ OPENAI_BASE_URL: held.server.baseUrl, ...env });
	});
	beforeEach(() => void (held.server.requests.length = 0));
	afterAll(() => Promise.all([held.school?.close(), held.server?.close()]));
	return held;
}
