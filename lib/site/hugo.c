/* hugo: Hugo 0.111: whether it publishes a file, when, and where. Seen by running it; tests/generators compares. */
#include "site/hugo.h"

#include "site/builders.h"

static void refuse(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
}

/* `_build: {render: never}`, and `headless` of a bundle: it is there, but not on the site. (`build` is of newer Hugo.) */
static bool is_headless(const struct pl_hugo *file)
{
	const struct pl_value *headless = pl_hugo_get(file->front, "headless");
	const struct pl_value *render = pl_hugo_get(pl_hugo_get(file->front, "_build"), "render");
	bool on;

	if (headless && file->kind == PL_HUGO_LEAF && pl_hugo_bool(headless, &on) && on)
		return true;
	return render && (pl_str_is(render->text, "never") || pl_str_is(render->text, "link") || pl_str_is(render->text, "false"));
}

static bool names_html(const struct pl_value *outputs)
{
	for (const struct pl_value *v = outputs->kind == PL_VALUE_LIST ? outputs->first : outputs; v; v = v->next) {
		if (pl_str_eq_nocase(v->text, PL_STR("html")))
			return true;
		if (outputs->kind != PL_VALUE_LIST)
			break;
	}
	return false;
}

static void publish(struct pl_hugo *file, struct pl_publication *p)
{
	const struct pl_value *outputs = pl_hugo_get(file->front, "outputs"), *build = pl_hugo_get(file->front, "_build");

	file->slug = pl_hugo_text(file, pl_hugo_get(file->front, "slug"));
	while (file->slug.len && file->slug.ptr[0] == '-')
		file->slug = pl_str_n(file->slug.ptr + 1, file->slug.len - 1);
	while (file->slug.len && file->slug.ptr[file->slug.len - 1] == '-')
		file->slug.len--;
	pl_hugo_dates(file, p);
	if (!pl_hugo_url(file, p))
		refuse(p, PL_FATE_ABORTS, "Hugo cannot make its address");
	else if (build && build->kind != PL_VALUE_MAP)
		refuse(p, PL_FATE_ABORTS, "its `_build` is no map");
	else if (p->fate == PL_FATE_PUBLISHED && is_headless(file))
		refuse(p, PL_FATE_IGNORED, "its front matter keeps it from being rendered");
	if (p->fate == PL_FATE_ABORTS || (outputs && outputs->kind != PL_VALUE_NULL && !names_html(outputs)))
		p->url = p->output = (struct pl_str){0};
}

void pl_publish_hugo(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		     struct pl_str path, const struct pl_front *front)
{
	struct pl_settings site = *settings;
	struct pl_hugo file = {.arena = arena, .settings = &site, .format = front->format, .language = PL_STR("")};

	if (site.config && !pl_hugo_config(&file, "timeZone"))
		site.zone = NULL;
	if (front->root && front->root->kind == PL_VALUE_MAP)
		file.front = front->root;
	if (!pl_hugo_place(&file, publication, path))
		return;
	if (front->broken || front->split.unclosed)
		refuse(publication, PL_FATE_ABORTS, "its front matter does not parse");
	else
		publish(&file, publication);
}
