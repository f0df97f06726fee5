/** How the interface texts of src/lib/messages become code; Vite's plugin does the same with these options. */

import { compile } from '@inlang/paraglide-js';
import { pathToFileURL } from 'node:url';

/** @type {Parameters<typeof compile>[0]} */
export const textOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'locale',
};

/** Without its plugin the compiler says success and compiles no text at all; so does every program that uses it. */
export const TEXTS_LOST = 'PluginImportError';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await compile(textOptions);
