/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/table.h"

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* To what a column may be shortened while another one could be left out instead. */
static size_t least_of(const struct table_fitted *f)
{
	if (f->column->cut == CUT_NEVER)
		return f->natural;
	return smaller(f->natural, f->column->min > 0 ? f->column->min : 1);
}

static size_t natural_of(const struct table_fitted *f)
{
	return f->natural;
}

static size_t width_of(const struct table_fitted *f)
{
	return f->width;
}

static size_t one_of(const struct table_fitted *f)
{
	return smaller(f->natural, 1);
}

/* What the columns that stay take, with the gaps between them. */
static size_t total(const struct table_fitted *columns, size_t count,
                    size_t (*size_of)(const struct table_fitted *f))
{
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		if (!columns[i].left_out)
			sum += size_of(&columns[i]) + TABLE_GAP;
	return sum > 0 ? sum - TABLE_GAP : 0;
}

/* Who gives way before all others whose rank is below `below`: the highest, of several the last. */
static struct table_fitted *first_to_give(struct table_fitted *columns, size_t count,
                                          unsigned below)
{
	struct table_fitted *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (!columns[i].left_out && columns[i].column->rank < below &&
		    (!found || columns[i].column->rank >= found->column->rank))
			found = &columns[i];
	return found;
}

/* Leaves out columns down to that rank until the sizes of those that stay fit, but for one. */
static void leave_out(struct table_fitted *columns, size_t count, size_t limit, unsigned rank,
                      size_t (*size_of)(const struct table_fitted *f))
{
	size_t staying = 0;

	for (size_t i = 0; i < count; i++)
		staying += !columns[i].left_out;
	for (; staying > 1 && total(columns, count, size_of) > limit; staying--) {
		struct table_fitted *f = first_to_give(columns, count, UINT8_MAX + 1);

		if (f->column->rank < rank)
			return;
		f->left_out = true;
	}
}

/* Shortens by rank, the columns of a rank from the last to the first. */
static void shorten(struct table_fitted *columns, size_t count, size_t limit)
{
	size_t wanted = total(columns, count, natural_of);
	size_t excess = wanted > limit ? wanted - limit : 0;

	for (unsigned below = UINT8_MAX + 1; excess > 0 && below > 0;) {
		const struct table_fitted *first = first_to_give(columns, count, below);

		if (!first)
			return;
		below = first->column->rank;
		for (size_t i = count; i-- > 0;) {
			struct table_fitted *f = &columns[i];

			if (f->left_out || f->column->rank != below)
				continue;
			size_t given = smaller(excess, f->natural - least_of(f));
			f->width = f->natural - given;
			excess -= given;
		}
	}
}

/* The last resort, when there is nobody left who could be left out: the widest one loses a column,
 * until it fits. */
static void narrow(struct table_fitted *columns, size_t count, size_t limit)
{
	for (size_t i = 0; i < count; i++)
		columns[i].width = smaller(least_of(&columns[i]), limit);
	for (size_t left = total(columns, count, width_of); left > limit; left--) {
		struct table_fitted *widest = NULL;

		for (size_t i = 0; i < count; i++)
			if (!columns[i].left_out && (!widest || columns[i].width >= widest->width))
				widest = &columns[i];
		widest->width--;
		if (widest->cut == CUT_NEVER)
			widest->cut = CUT_START;
	}
}

void table_fit(struct table_fitted *columns, size_t count, size_t limit)
{
	for (size_t i = 0; i < count; i++) {
		columns[i].width = columns[i].natural;
		columns[i].cut = columns[i].column->cut;
	}
	if (limit == 0)
		return;
	leave_out(columns, count, limit, 1, least_of);
	leave_out(columns, count, limit, 0, one_of);
	if (total(columns, count, least_of) <= limit)
		shorten(columns, count, limit);
	else
		narrow(columns, count, limit);
}
