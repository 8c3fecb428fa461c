/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target over the files of a folder, each also cut short at every length up to 512. */
#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SEED ((size_t)1 << 20)
#define MAX_CUT ((size_t)512)

/* The target sees exact copies, so that a sanitizer notices a read behind their end. */
static int run_exact(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);

	if (copy == NULL)
		return -ENOMEM;
	memcpy(copy, data, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
	return 0;
}

static int run_seed(int dir, const char *name, uint8_t *room)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
	ssize_t len = fd < 0 ? -1 : read(fd, room, MAX_SEED);
	int r = len < 0 ? -errno : run_exact(room, (size_t)len);

	if (fd >= 0)
		close(fd);
	for (size_t cut = 0; r == 0 && cut < (size_t)len && cut <= MAX_CUT; cut++)
		r = run_exact(room, cut);
	if (r < 0)
		fprintf(stderr, "%s: %s\n", name, strerror(-r));
	return r;
}

static int run_folder(DIR *folder, uint8_t *room)
{
	const struct dirent *entry;
	int count = 0;

	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		if (run_seed(dirfd(folder), entry->d_name, room) < 0)
			return -1;
		count++;
	}
	return count;
}

int main(int argc, char **argv)
{
	DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
	uint8_t *room = malloc(MAX_SEED);
	int count = -1;

	if (folder == NULL || room == NULL)
		fprintf(stderr, "usage: %s FOLDER (of seeds)\n", argv[0]);
	else
		count = run_folder(folder, room);
	if (folder != NULL)
		closedir(folder);
	free(room);
	printf("%d seeds\n", count);
	return count > 0 ? 0 : 1;
}
