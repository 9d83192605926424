/* hexo: not written yet. */
#include "site/builders.h"

void pl_publish_hexo(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings,
		   struct pl_str path, const struct pl_front *front)
{
	(void)arena, (void)settings, (void)path, (void)front;
	publication->fate = PL_FATE_UNKNOWN;
}
