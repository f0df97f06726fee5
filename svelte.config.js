import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: 'build', envPrefix: 'HANDLER_' }),
		typescript: {
			// The server around the app and the commands are checked with it.
			config: (config) => ({
				...config,
				include: [...config.include, '../*.ts', '../scripts/**/*.ts', '../scripts/**/*.mjs'],
			}),
		},
		// Our own server checks the origin for every address we are served on (docs/decisions); the
		// framework's check knows one ORIGIN only.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
	},
};

export default config;
