/* hugo_layout: dates written in Go's notation, by the example of Mon Jan 2 15:04:05 2006. */
#include "date/form.h"
#include "site/hugo.h"

enum part { MONTH, MON, M2, M1, MONDAY, DAY3, D2, D_, D1, YD3, HOUR24, H2, H1, MIN2, MIN1, S2, S1, Y4, Y2, PM, PM_, PARTS };

/* The longer first; what an example may not be followed by stands behind. */
static const struct {
	const char *text;
	enum part part;
} parts[] = {
	{"January", MONTH}, {"Jan", MON}, {"Monday", MONDAY}, {"Mon", DAY3}, {"2006", Y4}, {"002", YD3}, {"01", M2}, {"02", D2},
	{"03", H2}, {"04", MIN2}, {"05", S2}, {"06", Y2}, {"15", HOUR24}, {"_2", D_}, {"1", M1}, {"2", D1}, {"3", H1}, {"4", MIN1},
	{"5", S1}, {"PM", PM}, {"pm", PM_},
};

static int twelve(const struct pl_civil *d)
{
	return d->hour % 12 ? d->hour % 12 : 12;
}

static void add(struct pl_buf *out, const struct pl_civil *d, enum part part)
{
	switch (part) {
	case MONTH: pl_buf_adds(out, pl_month_names[d->month - 1]); break;
	case MON: pl_buf_addf(out, "%.3s", pl_month_names[d->month - 1]); break;
	case M2: pl_buf_addf(out, "%02d", d->month); break;
	case M1: pl_buf_addf(out, "%d", d->month); break;
	case MONDAY: pl_buf_adds(out, pl_day_names[pl_civil_weekday(d)]); break;
	case DAY3: pl_buf_addf(out, "%.3s", pl_day_names[pl_civil_weekday(d)]); break;
	case D2: pl_buf_addf(out, "%02d", d->day); break;
	case D_: pl_buf_addf(out, "%2d", d->day); break;
	case D1: pl_buf_addf(out, "%d", d->day); break;
	case YD3: pl_buf_addf(out, "%03u", pl_civil_yearday(d)); break;
	case HOUR24: pl_buf_addf(out, "%02d", d->hour); break;
	case H2: pl_buf_addf(out, "%02d", twelve(d)); break;
	case H1: pl_buf_addf(out, "%d", twelve(d)); break;
	case MIN2: pl_buf_addf(out, "%02d", d->minute); break;
	case MIN1: pl_buf_addf(out, "%d", d->minute); break;
	case S2: pl_buf_addf(out, "%02d", d->second); break;
	case S1: pl_buf_addf(out, "%d", d->second); break;
	case Y4: pl_buf_addf(out, "%04d", d->year); break;
	case Y2: pl_buf_addf(out, "%02d", d->year % 100); break;
	case PM: pl_buf_adds(out, d->hour < 12 ? "AM" : "PM"); break;
	case PM_: pl_buf_adds(out, d->hour < 12 ? "am" : "pm"); break;
	case PARTS: break;
	}
}

static bool follows(struct pl_str rest, size_t i)
{
	size_t len = strlen(parts[i].text);

	if (!pl_str_starts(rest, pl_str_c(parts[i].text)))
		return false;
	if (parts[i].part == MON || parts[i].part == DAY3) /* "Janet" is none */
		return rest.len == len || (unsigned)rest.ptr[len] - 'a' >= 26;
	return true;
}

bool pl_hugo_layout(struct pl_buf *out, const struct pl_civil *date, struct pl_str layout)
{
	bool any = false;

	for (size_t at = 0; at < layout.len;) {
		struct pl_str rest = pl_str_n(layout.ptr + at, layout.len - at);
		size_t i = 0;

		if (pl_str_starts(rest, PL_STR("_2006"))) { /* the year, not the day */
			pl_buf_addc(out, '_');
			at++;
			continue;
		}
		while (i < PL_COUNT(parts) && !follows(rest, i))
			i++;
		if (i == PL_COUNT(parts)) {
			pl_buf_addc(out, layout.ptr[at++]);
			continue;
		}
		add(out, date, parts[i].part);
		at += strlen(parts[i].text);
		any = true;
	}
	return any;
}
