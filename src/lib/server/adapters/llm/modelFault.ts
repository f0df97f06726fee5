/** What can go wrong between us and a model: kinds to decide by, and a sentence for whoever runs the server. */
import type { Endpoint } from './modelSettings.ts';

export type ModelFault =
	| { kind: 'name_not_resolved' | 'connection_refused' | 'cut' | 'empty' }
	| { kind: 'unreachable' | 'malformed' | 'wrong_schema'; detail: string }
	| { kind: 'unauthorised' | 'not_found'; status: number; detail: string }
	/** The server understood and would not: usually a parameter it does not know. */
	| { kind: 'rejected'; status: number; detail: string; param: string | null }
	| { kind: 'rate_limited'; retryAfterMs: number | null }
	/** Status null: told inside a stream that began well. */
	| { kind: 'server_error'; status: number | null; detail: string }
	| { kind: 'no_first_token' | 'stalled' | 'too_long'; limitMs: number }
	/** The caller wanted no more. */
	| { kind: 'stopped' };

const passing = new Set<ModelFault['kind']>([
	'connection_refused',
	'unreachable',
	'rate_limited',
	'server_error',
	'cut',
	'empty',
	'malformed',
]);

/** Whether asking the same server again may help. Who let us wait to the limit is not waited for twice. */
export const mayPass = (fault: ModelFault): boolean => passing.has(fault.kind);

/** Whether nobody is to be asked any more. */
export const isFinal = ({ kind }: ModelFault): boolean => kind === 'stopped' || kind === 'too_long';

const seconds = (ms: number) => `${ms / 1000} s`;
const quoted = (detail: string) => (detail ? ` It said: ${detail}` : '');

/** A sentence on what happened and, where there is something to do, what. Holds no key. */
export function describeFault(fault: ModelFault, { baseUrl, model }: Endpoint): string {
	switch (fault.kind) {
		case 'name_not_resolved':
			return `No server is known by the name in ${baseUrl}; check the address.`;
		case 'connection_refused':
			return `Nothing answers at ${baseUrl}; is the model server running, and on this port?`;
		case 'unreachable':
			return `${baseUrl} could not be reached (${fault.detail}).`;
		case 'cut':
			return `${baseUrl} broke off before the answer was complete.`;
		case 'empty':
			return `"${model}" at ${baseUrl} gave an empty answer.`;
		case 'malformed':
			return `${baseUrl} does not answer as an OpenAI-compatible server does (${fault.detail}); such addresses usually end in /v1.`;
		case 'wrong_schema':
			return `"${model}" at ${baseUrl} did not keep to the form asked for (${fault.detail}).`;
		case 'unauthorised':
			return `${baseUrl} does not accept the key (${fault.status}).${quoted(fault.detail)}`;
		case 'not_found':
			return `${baseUrl} has no model "${model}", or the address is wrong; such addresses usually end in /v1.${quoted(fault.detail)}`;
		case 'rejected':
			return `${baseUrl} refused the request (${fault.status}).${quoted(fault.detail)}`;
		case 'rate_limited':
			return `${baseUrl} allows no more requests for now${fault.retryAfterMs === null ? '' : `; it asks to wait ${seconds(fault.retryAfterMs)}`}.`;
		case 'server_error':
			return `${baseUrl} has a fault of its own${fault.status === null ? '' : ` (${fault.status})`}.${quoted(fault.detail)}`;
		case 'no_first_token':
			return `"${model}" at ${baseUrl} did not begin to answer within ${seconds(fault.limitMs)}.`;
		case 'stalled':
			return `"${model}" at ${baseUrl} fell silent for ${seconds(fault.limitMs)} in mid-answer.`;
		case 'too_long':
			return `"${model}" at ${baseUrl} had not finished after ${seconds(fault.limitMs)}.`;
		case 'stopped':
			return 'The answer was no longer wanted.';
	}
}
