/** What is set of an app: by the environment, and by commands and tests that open one themselves. */
import type { ShippedScenario } from './adapters/db/publishShippedScenarios.ts';
import type { OpenLanguagePacks } from './adapters/embedded/languagePacks.ts';
import { naturalPace } from './adapters/embedded/scriptedPatient.ts';
import { isLoopback } from './adapters/http/publicOrigin.ts';
import type { QueueTimes } from './adapters/jobs/startWorking.ts';
import type { Graders } from './services/gradingPorts.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** What a command or a test sets otherwise than a server has it. */
export type AppOptions = {
	modelsOf?: Graders['modelsOf'];
	times?: QueueTimes;
	/** Read and open already, and not this app's to close: several apps of one process share it. */
	shipped?: Shipped;
};

/** What comes with the product: its cases, and the catalogues by which people are understood and answered. */
export type Shipped = { cases: readonly ShippedScenario[]; packs: OpenLanguagePacks };

/** Where the authors' files lie; the build runs beside them. */
export const scenariosFolder = (env: Env) => env.SCENARIOS_DIR ?? 'scenarios';

export const paceOf = (env: Env) =>
	env.SCRIPTED_PACE === 'instant' ? { thinkMs: 0, chunkMs: 0 } : naturalPace;

/** On a laptop everybody may; elsewhere whoever runs the server says so. */
export const isOpenInside = ({ ALLOW_PRIVATE_MODEL_SERVERS, HOST, ORIGIN }: Env) =>
	ALLOW_PRIVATE_MODEL_SERVERS === 'yes' || (isLoopback(HOST ?? '127.0.0.1') && !ORIGIN);
