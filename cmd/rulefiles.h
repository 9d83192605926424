/* rulefiles: the rule files of a run: which one is for which post, and what is wrong with them. */
#ifndef CMD_RULEFILES_H
#define CMD_RULEFILES_H

#include "config.h"
#include "judge.h"

/* Gives every file its rules. */
void rulefiles_apply(struct config *config, struct files *files);
/* Puts what is wrong with rule files to the outputs of the run and counts it. True when one cannot be used. */
bool rulefiles_report(struct config *config, struct judge *judge);

#endif
