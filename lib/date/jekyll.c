/* jekyll: not written yet. */
#include "date/reader.h"

void pl_date_read_jekyll(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		     const struct pl_date_context *context)
{
	(void)value, (void)builder, (void)context;
	date->outcome = PL_DATE_ABSENT;
}
