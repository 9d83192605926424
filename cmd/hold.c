/* hold: findings that are held back. */
#include "hold.h"

#include "message.h"
#include "place.h"

/* The rule file's key `baseline`, its path seen from the current folder. */
static bool add_configured(struct pl_buf *path, struct config *config)
{
	const struct config_book *book = config_book(config, "post");
	const struct pl_value *value = NULL;
	const char *here = config_absolute(config, "").ptr;

	for (size_t i = book->rules.count; i-- > 0 && !value;) {
		const struct pl_rulefile *file = book->rules.files[i];
		struct pl_buf absolute = {0}, folder = {0};

		value = file->pack ? NULL : pl_rulefile_get(file, "baseline");
		if (!value)
			continue;
		place_absolute(&absolute, file->folder, value->text);
		place_absolute(&folder, PL_STR(""), pl_str_c(here));
		place_relative(path, pl_buf_str(&folder), pl_buf_str(&absolute));
		pl_buf_finish(&absolute);
		pl_buf_finish(&folder);
	}
	return value != NULL;
}

const char *hold_mistake(const struct hold_options *o)
{
	if (o->no_baseline && (o->baseline || o->write_baseline || o->strict_baseline))
		return "--no-baseline leaves no baseline for the other options";
	if (o->write_baseline && (o->staged || o->changed_lines))
		return "--write-baseline records the whole posts of the work tree, not --staged and not --changed-lines";
	return o->write_baseline && o->strict_baseline ? "--write-baseline leaves nothing for --strict-baseline" : NULL;
}

static bool open_git(struct hold *hold)
{
	const struct hold_options *o = hold->options;
	struct pl_error error;

	if (!o->staged && !o->changed_lines)
		return true;
	if (!git_open(&hold->git, &error)) {
		message("%s: %s", o->staged ? "--staged" : "--changed-lines", error.text);
		return false;
	}
	return !o->changed_lines || changes_open(&hold->changes, &hold->git, o->changed_lines, o->staged);
}

static bool open_baseline(struct hold *hold, struct config *config, const char *fallback)
{
	const struct hold_options *options = hold->options;
	bool configured = false;

	if (options->no_baseline)
		return true;
	if (options->baseline)
		pl_buf_adds(&hold->path, options->baseline);
	else if (!(configured = add_configured(&hold->path, config)) && (fallback || options->write_baseline))
		pl_buf_adds(&hold->path, fallback ? fallback : ACCEPTED_PATH);
	if (!hold->path.len && options->strict_baseline)
		message("--strict-baseline: there is no baseline; name it by --baseline or by the rule file's `baseline`");
	if (!hold->path.len)
		return !options->strict_baseline;
	pl_buf_addc(&hold->path, '\0');
	hold->has_baseline = true;
	if (!accepted_open(&hold->accepted, hold->path.ptr, options->write_baseline || (configured && !fallback)))
		return false;
	hold->accepted.records = options->write_baseline;
	return true;
}

bool hold_open(struct hold *hold, const struct hold_options *options, struct config *config, const char *fallback)
{
	hold->options = options;
	return open_git(hold) && open_baseline(hold, config, fallback);
}

void hold_back(struct hold *hold, const struct file *file, struct pl_post *post, struct pl_diags *diags,
	       struct pl_tally *tally)
{
	if (hold->has_baseline)
		tally->accepted += accepted_hold(&hold->accepted, file->path, file->rules, post, diags);
	if (hold->options->changed_lines)
		tally->unchanged += changes_hold(&hold->changes, file->path, post, diags);
}

int hold_settle(struct hold *hold, const struct words *operands, const struct pl_ruleset *set, struct pl_tally *tally)
{
	struct accepted *accepted = &hold->accepted;

	if (!hold->has_baseline)
		return 0;
	if (!hold->options->staged) /* what is gone from the work tree may still be in the index */
		accepted_look(accepted, operands, set);
	if (hold->options->write_baseline)
		return accepted_write(accepted, false, hold->quiet) ? 0 : 2;
	tally->stale = accepted_stale(accepted);
	if (!hold->options->strict_baseline || !tally->stale)
		return 0;
	message("baseline %s: %zu of its lines %s nothing any more; `postlint baseline prune` deletes %s", accepted->path,
		tally->stale, tally->stale == 1 ? "matches" : "match", tally->stale == 1 ? "it" : "them");
	return 1;
}

void hold_finish(struct hold *hold)
{
	accepted_finish(&hold->accepted);
	changes_finish(&hold->changes);
	git_finish(&hold->git);
	pl_buf_finish(&hold->path);
	*hold = (struct hold){0};
}
