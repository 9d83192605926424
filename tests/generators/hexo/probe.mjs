// hexo_probe.mjs ROOT: loads the site with Hexo and prints for every file of it what became of it, as JSON.
import Hexo from "hexo";

const root = process.argv[2];
const hexo = new Hexo(root, { silent: true });
await hexo.init();
try {
	await hexo.load();
} catch {
	// a post whose address stops the build is seen below
}
const out = {}, attempt = f => {
	try {
		return { value: f() };
	} catch (error) {
		return { error: String(error) };
	}
};
const shown = new Set(hexo.locals.get("posts").map(post => post.source));
const add = (page, fate) => {
	const path = attempt(() => page.path), url = attempt(() => page.permalink);
	const entry = out[page.source] = { fate, date: page.date.unix(), path: path.value, stops: path.error };
	if (path.value !== undefined && !path.error) {
		entry.output = hexo.route.format(path.value);
		entry.url = url.value;
	}
};
hexo.model("Post").forEach(post => add(post, shown.has(post.source) ? "published" : post.published || hexo.config.render_drafts ? "future" : "draft"));
const pages = new Set(hexo.locals.get("pages").map(page => page.source));
hexo.model("Page").forEach(page => add(page, pages.has(page.source) ? "published" : "future"));
hexo.model("Asset").forEach(asset => {
	out[asset.path] ??= { fate: "copied" };
});
process.stdout.write(JSON.stringify(out), () => process.exit(0));
