/** What opens a gate and what earns a mark, in words. */
import { m } from '#lib/paraglide/messages.js';
import { entriesOf, textOf, textsOf, valueAt } from './readData.ts';

type Entry = Record<string, unknown>;

/** Ids read as words do. */
const plain = (id: string) => id.replaceAll('_', ' ');
const listed = (ids: readonly string[]) => ids.map(plain).join(m.listSeparator());

function conditionWords(condition: Entry): string {
	if ('affect' in condition) return m.gateAffect({ states: listed(textsOf(condition.affect)) });
	if ('act' in condition) return m.gateAct({ act: plain(textOf(condition.act)) });
	if ('told' in condition) return m.gateTold({ fact: plain(textOf(condition.told)) });
	if ('askedTimes' in condition) return m.gateAsked({ count: Number(condition.askedTimes) });
	if ('action' in condition) return m.gateAction({ action: plain(textOf(condition.action)) });
	if ('cueAnswered' in condition) return m.gateCue();
	return 'direct' in condition ? m.gateDirect() : '';
}

/** One route a line. */
export function gateWords(gate: unknown): string[] {
	const routes = valueAt(gate, ['any']);
	if (!Array.isArray(routes)) return [];
	return routes.map((route: unknown) =>
		entriesOf(route).map(conditionWords).filter(Boolean).join(m.gateAnd()),
	);
}

export function criterionWords(criterion: unknown): string {
	const of = (field: string) => textsOf(valueAt(criterion, [field]));
	const kind = textOf(valueAt(criterion, ['kind']));
	const things = listed([
		...of('facts'),
		...of('topics'),
		...of('acts'),
		...of('findings'),
		...of('actions'),
		...of('styles'),
	]);
	const mentions = valueAt(criterion, ['mentions']);
	const words = Array.isArray(mentions)
		? mentions.map((one: unknown) => textsOf(one)[0] ?? '')
		: [];
	const said: Record<string, () => string> = {
		elicited: () => m.criterionElicited({ things }),
		act: () => m.criterionAct({ things }),
		action: () => m.criterionAction({ things }),
		note: () => m.criterionNote({ things: words.join(m.listSeparator()) }),
		absence: () => m.criterionAbsence({ things }),
	};
	return said[kind]?.() ?? '';
}
