/* form: English names, for whoever reads or writes dates. Internal to date/ and site/. */
#ifndef PL_DATE_FORM_H
#define PL_DATE_FORM_H

#include "date/date.h"

extern const char *const pl_month_names[12]; /* "January" first */
extern const char *const pl_day_names[7];    /* "Sunday" first */

#endif
