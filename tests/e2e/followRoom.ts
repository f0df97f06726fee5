/** A room as a browser hears it: its stream of events. */
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import type { AppClient } from './appClient.ts';

/** @returns the first view in which the room is as awaited, with the words shown by then. */
export async function followRoom(
	client: AppClient,
	consultationId: string,
	isReached: (view: StudentView) => boolean,
): Promise<StudentView> {
	const abort = new AbortController();
	const response = await fetch(`${client.origin}/api/consultations/${consultationId}/stream`, {
		headers: { cookie: await client.cookieHeader() },
		signal: abort.signal,
	});
	let unread = '';
	let view: StudentView | null = null;
	for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) {
		const frames = (unread + bytes).split('\n\n');
		unread = frames.pop() ?? '';
		for (const frame of frames) {
			const data = /^data: (.*)$/m.exec(frame)?.[1];
			if (!data) continue;
			const event = JSON.parse(data);
			if (event.type === 'view') view = event.view as StudentView;
			else if (view?.pendingReply) view.pendingReply.text += event.text;
			if (view && isReached(view)) {
				abort.abort();
				return view;
			}
		}
	}
	throw new Error('The stream ended before the room was as awaited.');
}
