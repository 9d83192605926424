/* stub: stands in until the schema library is there. */
#include "schema/schema.h"

struct pl_schema *pl_schema_compile(struct pl_arena *arena, const struct pl_value *root, const struct pl_schema_options *options,
				    struct pl_schema_fault **faults)
{
	(void)arena;
	(void)root;
	(void)options;
	(void)faults;
	return NULL;
}

void pl_schema_finish(struct pl_schema *schema)
{
	(void)schema;
}

bool pl_schema_judge(const struct pl_schema *schema, struct pl_arena *arena, const struct pl_value *root, pl_schema_report report, void *context)
{
	(void)schema;
	(void)arena;
	(void)root;
	(void)report;
	(void)context;
	return true;
}

struct pl_schema_date pl_schema_date_of(const struct pl_schema *schema, struct pl_str key)
{
	(void)schema;
	(void)key;
	return (struct pl_schema_date){0};
}
