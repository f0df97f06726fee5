/** For pages: a service's refusal becomes the error page with its sentence. */
import { error } from '@sveltejs/kit';
import { faultMessage } from '#lib/components/shell/faultMessage.ts';
import { isServiceError } from '#lib/server/services/serviceError.ts';
import { statusOf } from './api/respond.ts';

/** Rejects with the framework's error page where the service refused; other faults pass through. */
export async function orErrorPage<Result>(call: Promise<Result>): Promise<Result> {
	try {
		return await call;
	} catch (fault) {
		if (!isServiceError(fault)) throw fault;
		error(statusOf(fault.code), {
			message: faultMessage(fault.code, fault.params),
			code: fault.code,
		});
	}
}
