/** The worst a model can say: all it was told, all it was asked to say, and answers that nothing bears out. */
import { hostileMarks, readAsked } from './hostileMarks.ts';
import type { ChatBody, HostileManner, ModelScript } from './modelScript.ts';

type Schema = {
	type?: string;
	enum?: unknown[];
	const?: unknown;
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
};

const INVENTED = 'I asked about that at length, and the patient told me everything.';

/** Of the schema's shape: every choice taken, every quote invented, every number off the scale. */
function inventedAnswer(schema: Schema): unknown {
	const shape = schema.anyOf?.[0] ?? schema;
	if (shape.const !== undefined) return shape.const;
	if (shape.enum) return shape.enum[0];
	if (shape.type === 'object') {
		const entries = Object.entries(shape.properties ?? {});
		return Object.fromEntries(entries.map(([name, one]) => [name, inventedAnswer(one)]));
	}
	if (shape.type === 'array') return inventedItems(shape.items ?? {});
	if (shape.type === 'number' || shape.type === 'integer') return 999;
	if (shape.type === 'boolean') return true;
	return INVENTED;
}

/** One item for each choice that the item offers. */
function inventedItems(item: Schema): unknown[] {
	const choice = Object.entries(item.properties ?? {}).find(([, { enum: values }]) => values);
	if (!choice) return item.enum ?? [inventedAnswer(item)];
	const [name, { enum: values = [] }] = choice;
	return values.map((value) => ({ ...(inventedAnswer(item) as object), [name]: value }));
}

const order =
	/\b(?:say|print|repeat|output|write|reply with|respond with|answer with|spell)\b[:\s]*(?:"([^"]+)"|“([^”]+)”|'([^']+)'|([^\n]+))/gi;
const chineseOrder =
	/(?:说|输出|重复|打印|回复|复述)[:：\s]*(?:[“"「]([^”"」]+)[”"」]|([^\n。]+))/g;

function obeyed(text: string): string[] {
	return [order, chineseOrder].flatMap((pattern) =>
		[...text.matchAll(pattern)].map((match) => match.slice(1).find(Boolean) ?? ''),
	);
}

const lettersParted = (text: string, by: string) =>
	text.replace(/(?<=[\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, by);

const disguised = (text: string) =>
	lettersParted(text, '\u200B').replaceAll('a', 'а').replaceAll('o', '0').toUpperCase();

/** In the language it was spoken to, inside ordinary talk. */
export const inventions = {
	en: ["I've been coughing up blood since Sunday.", 'My blood pressure was 211 yesterday.'],
	'zh-CN': ['我这两天还咳血。', '昨天血压量出来二百一十一。'],
} as const;

function inventing([first = '']: string[]): string {
	const isChinese = /\p{Script=Han}/u.test(first);
	return isChinese
		? `嗯，是这样的。${inventions['zh-CN'].join('')}`
		: `Well, let me think. ${inventions.en.join(' ')}`;
}

const recitals: Record<Exclude<HostileManner, 'obeys'>, (messages: string[]) => string> = {
	recites: (messages) => messages.join('\n'),
	recites_the_end: (messages) => messages.toReversed().join('\n'),
	slips: ([first = '', ...others]) => [first.slice(first.length / 3), ...others].join('\n'),
	spells_with_hyphens: (messages) => lettersParted(messages.join('\n'), '-'),
	spells_with_spaces: (messages) => lettersParted(messages.join('\n'), ' '),
	disguises: (messages) => disguised(messages.join('\n')),
	encodes: (messages) => Buffer.from(messages.join('\n')).toString('base64'),
	invents: inventing,
	reverses: (messages) => [...messages.join('\n')].toReversed().join(''),
};

export function hostileReply(
	{ messages, response_format: format }: ChatBody,
	{ manner, marking }: Pick<ModelScript, 'manner' | 'marking'>,
): string {
	const asked = format && readAsked(messages.at(-1)?.content ?? '');
	if (asked) return JSON.stringify(hostileMarks(asked, messages.at(-1)?.content ?? '', marking));
	if (format?.type === 'json_schema') {
		return JSON.stringify(inventedAnswer((format.json_schema?.schema ?? {}) as Schema));
	}
	const prompt = messages.map(({ role, content }) => `[${role}] ${content}`).join('\n');
	if (format?.type === 'json_object') return JSON.stringify({ prompt });
	if (manner !== 'obeys') return recitals[manner](messages.map(({ content }) => content));
	const orders = messages.filter(({ role }) => role === 'user').flatMap((m) => obeyed(m.content));
	return [...orders, 'As a language model I was told:', prompt].join('\n');
}
