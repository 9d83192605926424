// oracle: the builders' own validators of front matter. Each gives null (accepted) or the first line of what it says.
import { createRequire } from 'node:module'
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const first = error => String(error?.message ?? error).split('\n')[0].replace(/\s+/g, ' ').replace(/ path=.*$/, '').trim()

async function silent(run) {
	const { error, warn, log } = console
	console.error = console.warn = console.log = () => {}
	try { return await run() } finally { Object.assign(console, { error, warn, log }) }
}

// Docusaurus: the whole of the blog plugin's reading of a folder with one post, so that dates are made as it makes them.
async function blog() {
	const { generateBlogPosts } = require('@docusaurus/plugin-content-blog/lib/blogUtils.js')
	const { DEFAULT_PARSE_FRONT_MATTER } = require('@docusaurus/utils')
	const options = {
		include: ['**/*.md'], exclude: [], routeBasePath: 'blog', tagsBasePath: 'tags', truncateMarker: /<!-- truncate -->/,
		showReadingTime: false, onInlineAuthors: 'ignore', onInlineTags: 'ignore', tags: false, sortPosts: 'descending',
	}
	return async text => {
		const siteDir = mkdtempSync(join(tmpdir(), 'postlint-blog-'))
		const contentPath = join(siteDir, 'blog')
		const context = {
			siteDir, i18n: { currentLocale: 'en' },
			siteConfig: {
				baseUrl: '/', markdown: { parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER },
				future: { experimental_vcs: { getFileCreationInfo: async () => ({ timestamp: 0 }), getFileLastUpdateInfo: async () => null } },
			},
		}
		mkdirSync(contentPath)
		writeFileSync(join(contentPath, 'post.md'), text)
		try {
			const posts = await generateBlogPosts({ contentPath, contentPathLocalized: contentPath }, context, options, null, undefined)
			return posts.some(p => Number.isNaN(p.metadata.date.getTime())) ? 'the date becomes `Invalid Date`' : null
		} catch (error) {
			return first(error.cause ?? error)
		} finally {
			rmSync(siteDir, { recursive: true })
		}
	}
}

async function docs() {
	const { validateDocFrontMatter } = require('@docusaurus/plugin-content-docs/lib/frontMatter.js')
	const { parseFileContentFrontMatter } = require('@docusaurus/utils/lib/markdownUtils.js')
	return async text => {
		try { validateDocFrontMatter(parseFileContentFrontMatter(text).frontMatter); return null } catch (error) { return first(error) }
	}
}

// Astro: its own reading of an entry of a content collection, with the schema of the blog starter.
async function astro() {
	const { getEntryData, safeParseFrontmatter } = await import('./node_modules/astro/dist/content/utils.js')
	const { z } = await import('astro/zod')
	const schema = ({ image }) => z.object({
		title: z.string(), description: z.string(), pubDate: z.coerce.date(), updatedDate: z.coerce.date().optional(),
		heroImage: z.optional(image()),
	})
	return async text => {
		try {
			const { frontmatter } = safeParseFrontmatter(text, 'blog/post.md')
			const entry = { id: 'post', collection: 'blog', unvalidatedData: frontmatter, _internal: { rawData: '', filePath: '/blog/post.md' } }
			await getEntryData(entry, { type: 'content_layer', schema }, false)
			return null
		} catch (error) {
			return String(error.message).split('\n').filter(l => /^\*\*|:/.test(l)).slice(-1)[0]?.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim() ?? first(error)
		}
	}
}

// Quarto: no npm package holds its validator, so another program (ajv) judges by the schema that Quarto documents.
async function quarto() {
	const { readFileSync } = await import('node:fs')
	const Ajv = require('ajv')
	const yaml = require('js-yaml')
	const validate = new Ajv({ allErrors: false, allowUnionTypes: true })
		.compile(JSON.parse(readFileSync(new URL('quarto.schema.json', import.meta.url))))
	return async text => {
		try {
			const front = yaml.load(text.split('---\n')[1], { schema: yaml.CORE_SCHEMA })
			if (validate(front)) return null
			const error = validate.errors.at(-1)
			return `${error.instancePath.slice(1)} ${error.message}`
		} catch (error) { return first(error) }
	}
}

export const oracles = { 'docusaurus-blog': blog, 'docusaurus-docs': docs, astro, quarto }
export { silent }
