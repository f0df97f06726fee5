/** Puts the fences and the raw streaming path of server.ts in front of Vite's development server. */

import type { Plugin } from 'vite';
import { findAppHandle } from '../../appHandle.ts';
import { passFences } from './fences.ts';
import { writeForwardedHeaders } from './forwardedHeaders.ts';
import { parseOrigins } from './publicOrigin.ts';

export function devServer(): Plugin {
	const origins = parseOrigins(process.env.ORIGIN);
	return {
		name: 'virtual-patient:dev-server',
		apply: 'serve',
		configureServer({ middlewares }) {
			middlewares.use(async (request, response, next) => {
				if (!passFences(request, response, origins)) return;
				writeForwardedHeaders(request, origins, 0);
				try {
					if (!(await findAppHandle()?.handleRaw(request, response))) next();
				} catch (error) {
					next(error);
				}
			});
		},
	};
}
