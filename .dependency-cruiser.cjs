/** Imports run one way (README, "The map of the house"). Each rule's comment says which room a file belongs in. */

/** Ground floor: these import no neighbour. */
const GROUND = ['access', 'audit', 'statistics', 'transcript', 'dialogue', 'usage'];

/** The rooms of src/lib/domain in order, each with those it may build on besides the ground floor. */
const ROOMS = {
	scenario: [],
	rubric: ['scenario'],
	patient: ['scenario', 'rubric'],
	consultation: ['scenario', 'rubric', 'patient'],
	grading: ['scenario', 'rubric', 'patient', 'consultation'],
	authoring: ['scenario', 'rubric', 'patient', 'consultation', 'grading', 'trial'],
	trial: ['scenario', 'rubric', 'patient', 'consultation', 'grading'],
	tutor: ['scenario', 'rubric', 'patient', 'consultation', 'grading'],
	review: ['scenario', 'rubric', 'patient', 'consultation', 'grading'],
	debrief: ['scenario', 'rubric', 'patient', 'consultation', 'grading', 'tutor'],
	school: ['scenario', 'rubric', 'patient', 'consultation'],
	assessment: ['scenario', 'rubric', 'patient', 'consultation', 'grading', 'review'],
};

const TESTS = '\\.(test|fixture)\\.ts$';
/** What a library's path looks like, wherever npm has put it. */
const library = (...names) => `node_modules/(${names.join('|')})(/|$)`;

/** @returns a rule that keeps `room` from importing any room but itself and `allowed` */
const roomRule = (room, allowed) => ({
	name: `domain-${room}`,
	severity: 'error',
	comment: allowed.length
		? `domain/${room} builds on ${allowed.join(', ')} alone. What needs this other room belongs in a later one (dialogue <- scenario <- rubric <- patient <- consultation <- grading <- trial <- authoring; grading <- tutor, review <- debrief, assessment); what both need belongs in an earlier one.`
		: `domain/${room} imports none of its neighbours. What needs one of them belongs in a room that builds on both, for example domain/scenario or domain/grading.`,
	from: { path: `^src/lib/domain/${room}/` },
	to: {
		path: '^src/lib/domain/[^/]+/',
		pathNot: `^src/lib/domain/(${[room, ...allowed].join('|')})/`,
	},
});

const roomRules = [
	...GROUND.map((room) => roomRule(room, [])),
	...Object.entries(ROOMS).map(([room, below]) => roomRule(room, [...GROUND, ...below])),
];

const domainRules = [
	{
		name: 'domain-imports-domain-only',
		severity: 'error',
		comment:
			'The domain decides and touches nothing. Code that needs services, adapters, screens or interface texts belongs in src/lib/server/services (which runs decisions) or src/lib/components (which shows them).',
		from: { path: '^src/lib/domain/' },
		to: { path: '^(src|tests|scripts)/', pathNot: '^src/lib/domain/' },
	},
	{
		name: 'domain-is-pure',
		severity: 'error',
		comment:
			'No files, clocks, network or randomness in the domain. Such code belongs in src/lib/server/adapters; hand the domain what it needs as an argument.',
		from: { path: '^src/lib/domain/', pathNot: TESTS },
		to: { dependencyTypes: ['core'] },
	},
	{
		name: 'domain-libraries',
		severity: 'error',
		comment:
			'The domain is plain TypeScript with zod, xstate, yaml and csv-parse. What needs a framework, a database or a client belongs in src/lib/server/adapters, or, for screens, in src/lib/components.',
		from: { path: '^src/lib/domain/', pathNot: TESTS },
		to: { path: 'node_modules/', pathNot: library('zod', 'xstate', 'yaml', 'csv-parse') },
	},
];

const serverRules = [
	{
		name: 'services-name-no-adapter',
		severity: 'error',
		comment:
			'A service says what it needs in src/lib/server/services/ports.ts; the adapter that does it belongs in src/lib/server/adapters, and src/lib/server/wiring.ts joins the two.',
		from: { path: '^src/lib/server/services/', pathNot: TESTS },
		to: { path: '^src/lib/(server/adapters/|server/wiring|components/)|^src/routes/' },
	},
	{
		name: 'adapters-know-no-screens',
		severity: 'error',
		comment:
			'Adapters touch the world for the services. What joins them belongs in src/lib/server/wiring.ts; what shows something belongs in src/lib/components or src/routes.',
		from: { path: '^src/lib/server/adapters/' },
		to: { path: '^src/lib/(server/wiring|components/)|^src/routes/' },
	},
	{
		name: 'only-wiring-joins',
		severity: 'error',
		comment:
			'Only src/lib/server/wiring.ts, and prepareDatabase.ts which it calls, know adapters. Ask for the thing through a service or a port instead.',
		from: {
			path: '^src/',
			pathNot: `^src/lib/server/(adapters/|wiring|prepareDatabase\\.ts)|${TESTS}`,
		},
		to: { path: '^src/lib/server/adapters/' },
	},
	{
		name: 'only-hooks-wire',
		severity: 'error',
		comment:
			'Starting the wiring belongs in src/hooks.server.ts; routes find its services in locals.services.',
		from: { path: '^src/', pathNot: `^src/hooks\\.server\\.ts$|^src/lib/server/wiring|${TESTS}` },
		to: { path: '^src/lib/server/wiring' },
	},
];

const screenRules = [
	{
		name: 'routes-translate-http',
		severity: 'error',
		comment:
			'A route parses, calls one service of locals.services and returns. Whatever needs more of the server belongs in src/lib/server/services.',
		from: { path: '^src/routes/', pathNot: TESTS },
		to: { path: '^src/lib/server/', pathNot: '^src/lib/server/services/' },
	},
	{
		name: 'components-know-no-server',
		severity: 'error',
		comment:
			'Components build on the domain’s views. What reads the server belongs in a +page.server.ts or +server.ts of src/routes, which hands the result down (types of services may be named).',
		from: { path: '^src/lib/components/' },
		to: { path: '^src/(lib/server|routes)/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'framework-in-routes-and-hooks',
		severity: 'error',
		comment:
			'$app and $env belong in src/routes and src/hooks*: commands run without the framework. Hand values and callbacks down as arguments or props.',
		from: { path: '^src/', pathNot: '^src/(routes/|hooks[.\\w]*\\.ts$|app\\.d\\.ts$)' },
		to: { path: '^\\$(app|env)/' },
	},
];

/** @returns a rule that keeps libraries within one folder */
const libraryRule = (name, folder, libraries, comment) => ({
	name,
	severity: 'error',
	comment,
	from: { path: '^src/', pathNot: `^src/lib/${folder}|${TESTS}` },
	to: { path: library(...libraries) },
});

const libraryRules = [
	libraryRule(
		'rows-stop-at-the-database',
		'server/adapters/(db|jobs|auth)/',
		['drizzle-orm', 'postgres'],
		'Queries and rows belong in src/lib/server/adapters/db; hand out the domain’s own types.',
	),
	libraryRule(
		'sign-in-in-one-folder',
		'server/adapters/auth/',
		['lucia', '@lucia-auth', '@node-rs/argon2', 'rate-limiter-flexible'],
		'Sessions and passwords belong in src/lib/server/adapters/auth, so that replacing the library touches one folder.',
	),
	libraryRule(
		'models-in-one-folder',
		'server/adapters/(llm|embedded)/',
		['openai', '@energetic-ai'],
		'Calls of models belong in src/lib/server/adapters/llm (a server’s) or adapters/embedded (our own).',
	),
	libraryRule(
		'machines-stay-inside',
		'(domain|server/services|components)/',
		['xstate'],
		'State machines belong in src/lib/domain and are run by src/lib/server/services; routes and adapters see their results.',
	),
];

const commandRules = [
	{
		name: 'checker-stands-apart',
		severity: 'error',
		comment:
			'The checker of scripts/faults/check judges the app by its documented contract alone: were it to share code with the app or its driver, it would share their mistakes. What it needs belongs in its own folder.',
		from: { path: '^scripts/faults/check/' },
		to: { path: '^(src|scripts|tests|workers|server)', pathNot: '^scripts/faults/check/' },
	},
];

const hygiene = [
	{
		name: 'no-circles',
		severity: 'error',
		comment: 'Two files that import each other are one file, or what both need belongs in a third.',
		from: {},
		to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
	},
	{
		name: 'imports-exist',
		severity: 'error',
		comment: 'This import leads nowhere: correct the path, or add the package to package.json.',
		from: {},
		to: {
			couldNotResolve: true,
			pathNot:
				'^\\$(app|env)/|/\\$types(\\.js)?$|^\\./\\$types|lib/paraglide/|^#lib/paraglide/|/build/',
		},
	},
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...roomRules,
		...domainRules,
		...serverRules,
		...screenRules,
		...libraryRules,
		...commandRules,
		...hygiene,
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(src/lib/paraglide|build|\\.svelte-kit)/' },
		tsPreCompilationDeps: 'specify',
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
		},
	},
};
