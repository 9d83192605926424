/* pages: writes docs/rules/. */
#include "pages.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "describe.h"
#include "message.h"

static bool write_page(const char *folder, const char *name, struct pl_str text)
{
	struct pl_buf path = {0};
	int fd;
	bool ok;

	pl_buf_addf(&path, "%s/%s.md%c", folder, name, 0);
	fd = open(path.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	ok = fd >= 0 && write_all(fd, text) && close(fd) == 0;
	if (!ok)
		message("%s: cannot be written: %s", path.ptr, strerror(errno));
	pl_buf_finish(&path);
	return ok;
}

int pages_write(const struct pl_ruleset *set, const char *folder)
{
	struct pl_buf page = {0};
	bool ok;

	describe_index(&page, set);
	ok = write_page(folder, "README", pl_buf_str(&page));
	for (size_t i = 0; ok && i < pl_ruleset_count(set); i++) {
		const struct pl_rule *rule = pl_ruleset_rule(set, i);

		pl_buf_reset(&page);
		describe_page(&page, rule);
		ok = write_page(folder, rule->id, pl_buf_str(&page));
	}
	pl_buf_finish(&page);
	return ok ? 0 : 2;
}
