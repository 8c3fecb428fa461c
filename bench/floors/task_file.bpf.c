/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Process, descriptor and cookie of every socket: the least that says who holds what. */
#include "bpf/kernel_types.h"

#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

struct least {
	__u64 cookie;
	__u32 pid, fd;
};

SEC("iter/task_file")
int show(struct bpf_iter__task_file *ctx)
{
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;
	struct socket *socket;
	struct inet_sock *sk;
	struct least l;

	if (!task || !file)
		return 0;
	socket = bpf_sock_from_file(file);
	if (!socket)
		return 0;
	sk = socket->sk;
	if (!sk)
		return 0;
	l.cookie = bpf_get_socket_cookie(sk);
	l.pid = task->tgid;
	l.fd = ctx->fd;
	bpf_seq_write(ctx->meta->seq, &l, sizeof(l));
	return 0;
}
