/* liquid: what is guarded; each row was given to Ruby's Liquid, which printed the text again. */
#include "unit.h"

#include "write/liquid.h"

static void guards(void **state)
{
	static const struct {
		const char *text, *guarded;
	} rows[] = {
		{"", ""},
		{"no { such } %} thing }}\n\n", "no { such } %} thing }}\n\n"},
		{"a {{ b }} c\n", "a {% raw %}{{ b }}{% endraw %} c\n"},
		{"{{ a }} and {% b %}.", "{% raw %}{{ a }} and {% b %}{% endraw %}."},
		{"{{ a\n}} b", "{% raw %}{{{% endraw %} a\n}} b"},
		{"{{}", "{% raw %}{{}{% endraw %}"},
		{"{{{ a }}}", "{% raw %}{{{ a }}}{% endraw %}"},
		{"x {% raw %} y", "x {% raw %}{% raw %}{% endraw %} y"},
		{"{% endraw %}{{ a }}", "{{ \"{%\" }} endraw %}{{ \"{{\" }} a }}"},
	};
	struct pl_buf out = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		pl_buf_reset(&out);
		pl_liquid_guard(&out, pl_str_c(rows[i].text));
		pl_buf_addc(&out, '\0');
		assert_string_equal(out.ptr, rows[i].guarded);
	}
	pl_buf_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(guards)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
