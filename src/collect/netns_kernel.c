/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the kernel itself knows of network namespaces, where BPF may ask it: all of them, also those
 * that only a descriptor, a mount nobody shows or a socket keeps alive. So it is proven that there
 * are no others. A list is no way into one, though.
 */
#include <fcntl.h>
#include <linux/sockios.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "collect/bpf_source.h"
#include "collect/owners_index.h"
#include "collect/sources.h"

#ifndef SIOCGSKNS
#define SIOCGSKNS 0x894C /* linux/sockios.h: the network namespace of a socket */
#endif

int ns_list_add_kernel(struct ns_list *l, struct owners *owners)
{
	const struct namespace_records *all;
	int r = owners_kernel_namespaces(owners, &all);

	if (r < 0)
		return r == -ENOMEM ? r : 0;
	for (uint32_t i = 0; i < all->count && i < NAMESPACES_MAX; i++) {
		const struct namespace_record *n = &all->list[i];
		struct ns_entry *e = n->is_dying ? NULL : ns_list_at(l, n->inode);

		if (!e && !n->is_dying)
			return -ENOMEM;
		if (!e)
			continue;
		e->is_listed = true;
		e->id = n->id;
	}
	l->is_whole = all->is_whole;
	return 0;
}

/* ---- file handles ---------------------------------------------------------------------------- */

#define ROOT_OF_NSFS (-10003) /* FD_NSFS_ROOT of linux/fcntl.h, from Linux 6.18 on */
#define HANDLE_OF_NSFS 0xf1   /* FILEID_NSFS of linux/exportfs.h */

static int open_by_handle(const struct ns_entry *e)
{
	struct {
		struct file_handle header;
		struct { /* struct nsfs_file_handle of linux/nsfs.h */
			uint64_t id;
			uint32_t type, inode;
		} ns;
	} handle;
	int fd;

	memset(&handle, 0, sizeof(handle));
	handle.header.handle_bytes = sizeof(handle.ns);
	handle.header.handle_type = HANDLE_OF_NSFS;
	handle.ns.id = e->id;
	handle.ns.type = CLONE_NEWNET;
	handle.ns.inode = (uint32_t)e->facts.inode;
	fd = open_by_handle_at(ROOT_OF_NSFS, &handle.header, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* ---- sockets --------------------------------------------------------------------------------- */

#define LEND_TRIES 16u /* who refuses to lend one may refuse to lend all */

static int open_by_socket(const struct owner_entry *entry, const struct process_ref *p)
{
	CQ_CLEANUP(fd_close) int pidfd = (int)syscall(SYS_pidfd_open, (pid_t)p->pid, 0);
	int fd = (int)(entry->fd & ~OWNER_MARKED), ns_fd;

	if (pidfd < 0)
		return -errno;
	CQ_CLEANUP(fd_close) int borrowed = (int)syscall(SYS_pidfd_getfd, pidfd, fd, 0);

	if (borrowed < 0)
		return -errno;
	ns_fd = ioctl(borrowed, SIOCGSKNS);
	return ns_fd < 0 ? -errno : ns_fd;
}

static int open_by_any_socket(const struct ns_entry *e, const struct owners *o)
{
	unsigned tries = 0;

	for (uint32_t i = 0; i < o->entries.count && tries < LEND_TRIES; i++) {
		const struct owner_entry *entry = owners_entry(o, i);
		int fd;

		if (entry->netns != e->facts.inode)
			continue;
		tries++;
		fd = open_by_socket(entry, owners_record(o, owner_process_number(entry)));
		if (fd >= 0 && ns_descriptor_is(fd, e->facts.inode))
			return fd;
		fd_close(&fd);
	}
	return -ENOENT;
}

/* ---- both ------------------------------------------------------------------------------------ */

static bool is_still_listed(const struct ns_entry *e, struct owners *owners)
{
	const struct namespace_records *all;

	if (owners_kernel_namespaces(owners, &all) < 0)
		return false;
	for (uint32_t i = 0; i < all->count && i < NAMESPACES_MAX; i++)
		if (all->list[i].inode == e->facts.inode && !all->list[i].is_dying)
			return true;
	return false;
}

int ns_entry_open_without_path(const struct ns_entry *e, struct owners *owners)
{
	int fd = e->id ? open_by_handle(e) : -ENOENT;

	if (fd >= 0 && ns_descriptor_is(fd, e->facts.inode))
		return fd;
	fd_close(&fd);
	fd = open_by_any_socket(e, owners);
	if (fd >= 0)
		return fd;
	return is_still_listed(e, owners) ? -EACCES : -ENOENT;
}
