/** How the script of the pages is cut into files. */

/**
 * Left to itself the bundler makes a file of every icon and sentence that some pages share: the room's script
 * came in fifty-seven, each a request with half a kilobyte of headers. What many pages share is one file now,
 * and a page may take a sentence with it that it does not need.
 */
const groups = [
	{
		name: 'framework',
		test: /node_modules[\\/](?:svelte|@sveltejs[\\/]kit|devalue|clsx|esm-env)[\\/]|[\\/]paraglide[\\/](?:runtime|registry)/,
	},
	{
		name: 'common',
		test: /[\\/]paraglide[\\/]messages[\\/]|@lucide[\\/]svelte|[\\/]components[\\/](?:shared|shell|portrait)[\\/]/,
		minShareCount: 6,
		maxModuleSize: 3000,
	},
	{
		name: 'dialogs',
		test: /node_modules[\\/](?:bits-ui|svelte-toolbelt|runed|tabbable|style-to-object|inline-style-parser)[\\/]/,
		minShareCount: 8,
	},
];

/** @returns {import('vite').Plugin} */
export function clientChunks() {
	return {
		name: 'client-chunks',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		outputOptions: (options) => ({
			...options,
			codeSplitting: { groups },
		}),
	};
}
