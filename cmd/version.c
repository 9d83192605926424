/* version: of the program and of the libraries it was built with. */
#include "commands.h"
#include "message.h"
#include "versions-data.h"

static int version(const struct command *command, int argc, char **argv)
{
	static const char *const libraries[][2] = {POSTLINT_LIBRARIES};
	struct pl_buf out = {0};
	struct words operands = {0};
	int status;

	if (!options_read(command, argc, argv, NULL, &operands, &status))
		return status;
	if (operands.count) {
		status = options_mistake(command, "takes no operand `%s`", operands.items[0]);
		words_finish(&operands);
		return status;
	}
	pl_buf_adds(&out, "postlint " POSTLINT_PROGRAM_VERSION "\n");
	for (size_t i = 0; i < PL_COUNT(libraries); i++)
		pl_buf_addf(&out, "%s %s\n", libraries[i][0], libraries[i][1]);
	return write_out(&out);
}

const struct command command_version = {
	.name = "version",
	.operands = "",
	.summary = "the version, and those of the libraries it was built with",
	.run = version,
};
