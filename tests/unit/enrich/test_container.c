/* SPDX-License-Identifier: Apache-2.0 */
#include "tree.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "enrich/container.h"

#define ID "8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f"
#define OTHER "5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a5d3a"
#define POD "0f4373eb-6bdd-40c9-b958-f95d90432fb4"
#define POD_ "0f4373eb_6bdd_40c9_b958_f95d90432fb4"

/* ---- paths ------------------------------------------------------------------------------------
 */

static void assert_maybe(struct text t, const char *expected)
{
	if (!expected ? t.bytes != NULL : !text_equal(t, text_of(expected)))
		fail_msg("'%.*s' is not '%s'", (int)t.len, t.bytes ? t.bytes : "",
		         expected ? expected : "none");
}

static void paths_of_containers(void **state)
{
	static const struct {
		const char *path, *runtime, *id, *pod, *inside;
		bool needs_proof;
	} cases[] = {
		{"/system.slice/docker-" ID ".scope", "docker", ID, NULL, NULL, false},
		{"/docker/" ID, "docker", ID, NULL, NULL, false},
		{"/docker/buildx/" ID, "docker", ID, NULL, NULL, false},
		{"/ecs/task/" ID, "docker", ID, NULL, NULL, false},
		{"/machine.slice/libpod-" ID ".scope/container", "podman", ID, NULL, "/container",
	         false},
		{"/machine.slice/machine-libpod_pod_" OTHER ".slice/libpod-" ID ".scope", "podman",
	         ID, OTHER, NULL, false},
		{"/libpod_parent/libpod-" ID, "podman", ID, NULL, NULL, false},
		{"/a.slice/b.service/libpod-payload-" ID, "podman", ID, NULL, NULL, false},
		{"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod" POD_
	         ".slice/cri-containerd-" ID ".scope",
	         "containerd", ID, POD, NULL, false},
		{"/kubepods/besteffort/pod" POD "/" ID, NULL, ID, POD, NULL, false},
		{"/kubepods/" ID, NULL, ID, NULL, NULL, true},
		{"/kubepods.slice/kubepods-pod" POD_ ".slice/crio-" ID ".scope/container", "cri-o",
	         ID, POD, "/container", false},
		{"/kubepods/burstable/pod" POD "/crio-" ID, "cri-o", ID, POD, NULL, false},
		{"/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod" POD_
	         ".slice/cri-containerd-" ID ".scope",
	         "containerd", ID, POD, NULL, false},
		{"/kubepods/pod0f4373eb6bdd40c9b958f95d90432fb4/" ID, NULL, ID,
	         "0f4373eb6bdd40c9b958f95d90432fb4", NULL, false},
		{"/system.slice/containerd.service/kubepods-pod" POD_ ".slice:cri-containerd:" ID,
	         "containerd", ID, POD, NULL, false},
		{"/system.slice/nerdctl-" ID ".scope", "containerd", ID, NULL, NULL, false},
		{"/lxc/web", "lxc", "web", NULL, NULL, false},
		{"/lxc.payload.web/system.slice/nginx.service", "lxc", "web", NULL,
	         "/system.slice/nginx.service", false},
		{"/lxc.payload/web", "lxc", "web", NULL, NULL, false},
		{"/machine.slice/systemd-nspawn@web.service/payload/init.scope", "systemd-nspawn",
	         "web", NULL, "/payload/init.scope", false},
		{"/machine.slice/machine-a\\x2db.scope/payload", NULL, "a\\x2db", NULL, "/payload",
	         true},
		{"/custom/" ID, NULL, ID, NULL, NULL, true},
		/* the outermost one names those inside */
		{"/system.slice/docker-" ID ".scope/docker/" OTHER, "docker", ID, NULL,
	         "/docker/" OTHER, false},
		{"/docker/" ID "/kubelet/kubepods/pod" POD "/" OTHER, "docker", ID, NULL,
	         "/kubelet/kubepods/pod" POD "/" OTHER, false},
		/* a name that systemd had to mark */
		{"/_docker/_docker-" ID ".scope", "docker", ID, NULL, NULL, false},
		/* what keeps a container, and what is none */
		{"/machine.slice/libpod-conmon-" ID ".scope", NULL, NULL, NULL, NULL, false},
		{"/crio-conmon-" ID ".scope", NULL, NULL, NULL, NULL, false},
		{"/lxc.monitor.web", NULL, NULL, NULL, NULL, false},
		{"/lxc.pivot", NULL, NULL, NULL, NULL, false},
		{"/a/lxc/web", NULL, NULL, NULL, NULL, false},
		{"/machine.slice/systemd-nspawn@web.service/supervisor", NULL, NULL, NULL, NULL,
	         false},
		{"/machine.slice/systemd-nspawn@web.service", NULL, NULL, NULL, NULL, false},
		{"/system.slice/docker.service", NULL, NULL, NULL, NULL, false},
		{"/system.slice/docker-8f1c.scope", NULL, NULL, NULL, NULL, false},
		{"/system.slice/docker-" ID "0.scope", NULL, NULL, NULL, NULL, false},
		{"/kubepods/besteffort/pod" POD, NULL, NULL, POD, NULL, false},
		{"/../../init.scope", NULL, NULL, NULL, NULL, false},
		{"/", NULL, NULL, NULL, NULL, false},
		{"", NULL, NULL, NULL, NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct cgroup_facts f;

		cgroup_parse(text_of(cases[i].path), false, &f);
		assert_maybe(f.runtime, cases[i].runtime);
		assert_maybe(f.id, cases[i].id);
		assert_maybe(f.pod_uid_len ? (struct text){f.pod_uid, f.pod_uid_len} : TEXT_NONE,
		             cases[i].pod);
		assert_maybe(f.inside, cases[i].inside);
		assert_int_equal(f.needs_proof, cases[i].needs_proof);
	}
}

static void paths_of_units(void **state)
{
	static const struct {
		const char *path, *unit, *slice, *user_unit;
		int user;
	} cases[] = {
		{"/system.slice/nginx.service", "nginx.service", "system.slice", NULL, -1},
		{"/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1.service",
	         "system-getty.slice", NULL, -1},
		{"/init.scope", "init.scope", NULL, NULL, -1},
		{"/user.slice/user-1000.slice/session-3.scope", "session-3.scope",
	         "user-1000.slice", NULL, 1000},
		{"/user.slice/user-1000.slice/user@1000.service/app.slice/a.service",
	         "user@1000.service", "user-1000.slice", "a.service", 1000},
		{"/user.slice/user-1000.slice/user@1000.service/user.slice/docker-" ID ".scope",
	         "user@1000.service", "user-1000.slice", "docker-" ID ".scope", 1000},
		/* below its unit whoever it is says what he likes */
		{"/system.slice/a.service/system.slice/b.service", "a.service", "system.slice",
	         NULL, -1},
		{"/a/b.service", NULL, NULL, NULL, -1},
		{"/lxc.payload.web/system.slice/nginx.service", NULL, NULL, NULL, -1},
		{"/user.slice/user-x.slice/y.service", "y.service", "user-x.slice", NULL, -1},
		{"/.service", NULL, NULL, NULL, -1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct cgroup_facts f;

		cgroup_parse(text_of(cases[i].path), false, &f);
		assert_maybe(f.unit, cases[i].unit);
		assert_maybe(f.slice, cases[i].slice);
		assert_maybe(f.user_unit, cases[i].user_unit);
		assert_int_equal(f.is_users, cases[i].user >= 0);
		if (f.is_users)
			assert_int_equal(f.user_uid, cases[i].user);
	}
}

/* systemd-nspawn before version 242 is in one group with what it runs. */
static void a_namespace_of_its_own(void **state)
{
	struct cgroup_facts f;

	(void)state;
	cgroup_parse(TEXT("/machine.slice/systemd-nspawn@web.service"), true, &f);
	assert_maybe(f.id, "web");
}

/* ---- runtimes' files --------------------------------------------------------------------------
 */

struct fixture {
	struct tree tree;
	struct arena *arena;
	void *state;
	struct process process;
	struct socket socket;
	struct process_ref ref;
	struct holder holder;
	struct connection c;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	tree_make(&f->tree);
	assert_int_equal(arena_new(1 << 20, &f->arena), 0);
	f->holder.process = &f->ref;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	if (f->state)
		enricher_place.free(f->state);
	tree_done(&f->tree);
	arena_free(f->arena);
	free(f);
	return 0;
}

/* A process of that group, drawn. Each call is another process. */
static const struct process_place *place_of(struct fixture *f, const char *cgroup)
{
	if (!f->state)
		assert_int_equal(enricher_place_new(f->tree.fd, &f->state), 0);
	struct process *p = arena_take(f->arena, sizeof(*p));

	assert_non_null(p);
	*p = f->process;
	p->cgroup = text_of(cgroup);
	f->c = (struct connection){
		.socket = &f->socket, .holders = &f->holder, .holder_count = 1, .process = p};
	assert_int_equal(enricher_place.draw(f->state, &f->c), 0);
	assert_non_null(f->c.place);
	const struct process_place *first = f->c.place;
	/* and again: the same */
	assert_int_equal(enricher_place.draw(f->state, &f->c), 0);
	assert_ptr_equal(f->c.place, first);
	return first;
}

#define DOCKER_JSON                                                                               \
	"{\"ID\":\"" ID "\",\"Name\":\"/web\",\"Image\":\"sha256:00ff\",\"State\":{\"Pid\":811}," \
	"\"Config\":{\"Image\":\"nginx:1.25\",\"Labels\":{\"role\":\"front\",\"e\":\"\","         \
	"\"n\":7}},\"NetworkSettings\":{\"Networks\":{\"bridge\":{\"IPAddress\":\"172.17.0.2\","  \
	"\"GlobalIPv6Address\":\"\"},\"b\":{\"IPAddress\":\"\","                                  \
	"\"GlobalIPv6Address\":\"2001:db8::2\"}}}}"

static void docker(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json", DOCKER_JSON);
	c = place_of(f, "/system.slice/docker-" ID ".scope")->container;
	assert_non_null(c);
	assert_text(c->uid, ID);
	assert_text(c->name, "web");
	assert_text(c->runtime, "docker");
	assert_text(c->image_name, "nginx:1.25");
	assert_text(c->image_uid, "sha256:00ff");
	assert_int_equal(c->first_pid, 811);
	assert_int_equal(c->label_count, 2);
	assert_text(c->labels[0], "role=front");
	assert_text(c->labels[1], "e=");
	assert_int_equal(c->state_error, 0);
	/* one that nothing is known of */
	c = place_of(f, "/docker/" OTHER "/sub")->container;
	assert_text(c->uid, OTHER);
	assert_null(c->name.bytes);
	assert_text(c->cgroup_inside, "/sub");
	/* a name that could be anything: proven, and not */
	c = place_of(f, "/custom/" ID)->container;
	assert_text(c->name, "web");
	assert_null(place_of(f, "/custom/5555555555555555555555555555555555555555555555555555555555"
	                        "555555")
	                    ->container);
}

static void docker_elsewhere(void **state)
{
	struct fixture *f = *state;

	tree_file(&f->tree, "etc/docker/daemon.json", "{\"data-root\": \"/data/docker\"}");
	tree_file(&f->tree, "data/docker/containers/" ID "/config.v2.json", DOCKER_JSON);
	assert_text(place_of(f, "/docker/" ID)->container->name, "web");
}

static void podman(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree, "var/lib/containers/storage/overlay-containers/containers.json",
	          "[{\"id\":\"" OTHER "\"},{\"id\":\"" ID "\",\"names\":[\"db\"],\"image\":"
	          "\"4711\",\"metadata\":\"{\\\"image-name\\\":\\\"docker.io/postgres:16\\\"}\"}]");
	c = place_of(f, "/machine.slice/libpod-" ID ".scope/container")->container;
	assert_text(c->name, "db");
	assert_text(c->image_uid, "4711");
	assert_text(c->image_name, "docker.io/postgres:16");
	assert_null(place_of(f, "/machine.slice/libpod-" OTHER ".scope")->container->name.bytes);
}

/* The list is read whole, and kept as far as it is bounded: 4096 of them. */
static void podman_list_is_bounded(void **state)
{
	struct fixture *f = *state;
	struct buffer list;
	char cgroup[128];

	buffer_init(&list, 1u << 20);
	for (unsigned i = 0; i < 4100; i++)
		buffer_printf(&list, "%s{\"id\":\"%064x\",\"names\":[\"c%u\"]}", i ? "," : "[", i,
		              i);
	buffer_add(&list, "]", sizeof("]"));
	assert_int_equal(buffer_error(&list), 0);
	tree_file(&f->tree, "var/lib/containers/storage/overlay-containers/containers.json",
	          list.bytes);
	buffer_done(&list);
	(void)snprintf(cgroup, sizeof(cgroup), "/libpod-%064x", 4095u);
	assert_text(place_of(f, cgroup)->container->name, "c4095");
	(void)snprintf(cgroup, sizeof(cgroup), "/libpod-%064x", 4096u);
	assert_null(place_of(f, cgroup)->container->name.bytes);
}

/* What stands behind a NUL is told as well. */
static void labels_are_whole(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json",
	          "{\"Config\":{\"Labels\":{\"a\\u0000b\":\"c\\u0000d\"}}}");
	c = place_of(f, "/docker/" ID)->container;
	assert_int_equal(c->label_count, 1);
	assert_true(text_equal(c->labels[0], TEXT("a\0b=c\0d")));
}

/* Names of containers become parts of paths. These would lead elsewhere, or nowhere. */
static void odd_names(void **state)
{
	static const char *const odd[] = {
		"/lxc.payload...",
		"/lxc.payload..hidden",
		"/machine.slice/systemd-nspawn@..service/payload",
		"/machine.slice/systemd-nspawn@...service/payload",
		"/machine.slice/systemd-nspawn@a\\x2fb.service/payload",
		"/machine.slice/systemd-nspawn@\\x2e\\x2e.service/payload",
		"/machine.slice/systemd-nspawn@x\\x00y.service/payload",
	};
	struct fixture *f = *state;

	/* what they must not find */
	tree_file(&f->tree, "var/lib/lxc/config", "x = y\n");
	tree_file(&f->tree, "var/lib/config", "x = y\n");
	tree_file(&f->tree, "var/lib/lxc/.hidden/config", "x = y\n");
	tree_file(&f->tree, "run/systemd/machines/x", "CLASS=container\nSERVICE=x\nLEADER=1\n");
	tree_file(&f->tree, "run/systemd/machines/a/b", "CLASS=container\nSERVICE=x\nLEADER=1\n");
	for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
		const struct container *c = place_of(f, odd[i])->container;

		if (c && (c->state.bytes || c->first_pid != 0))
			fail_msg("'%s' is believed", odd[i]);
	}
}

static void kubernetes(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree,
	          "run/containerd/io.containerd.runtime.v2.task/k8s.io/" ID "/config.json",
	          "{\"annotations\":{\"io.kubernetes.cri.container-name\":\"front\","
	          "\"io.kubernetes.cri.sandbox-name\":\"front-1\","
	          "\"io.kubernetes.cri.sandbox-namespace\":\"shop\","
	          "\"io.kubernetes.cri.image-name\":\"r.example/a@sha256:77\"}}");
	tree_file(&f->tree,
	          "run/containers/storage/overlay-containers/" OTHER "/userdata/config.json",
	          "{\"annotations\":{\"io.kubernetes.container.name\":\"back\","
	          "\"io.kubernetes.cri-o.ImageName\":\"quay.io/b\","
	          "\"io.kubernetes.cri-o.ImageRef\":\"99\"}}");
	/* the runtime is not in the path: its files tell */
	c = place_of(f, "/kubepods/besteffort/pod" POD "/" ID)->container;
	assert_text(c->runtime, "containerd");
	assert_text(c->name, "front");
	assert_text(c->pod_name, "front-1");
	assert_text(c->pod_namespace, "shop");
	assert_text(c->pod_uid, POD);
	assert_text(c->orchestrator, "kubernetes");
	assert_text(c->image_uid, "sha256:77");
	c = place_of(f, "/kubepods.slice/kubepods-pod" POD_ ".slice/crio-" OTHER ".scope")
	            ->container;
	assert_text(c->name, "back");
	assert_text(c->image_uid, "99");
	assert_text(c->pod_uid, POD);
}

static void machines(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree, "run/systemd/machines/a-b",
	          "NAME=a-b\nCLASS=container\nSERVICE=systemd-nspawn\nLEADER=4711\n");
	tree_file(&f->tree, "run/systemd/machines/vm", "CLASS=vm\nSERVICE=libvirt-qemu\n");
	tree_file(&f->tree, "var/lib/lxc/web/config", "lxc.uts.name = web\n");
	c = place_of(f, "/machine.slice/machine-a\\x2db.scope/payload/x.service")->container;
	assert_text(c->uid, "a-b");
	assert_text(c->runtime, "systemd-nspawn");
	assert_int_equal(c->first_pid, 4711);
	assert_null(place_of(f, "/machine.slice/machine-vm.scope/payload")->container);
	/* no way out of the folder */
	assert_null(place_of(f, "/machine.slice/machine-..\\x2fvm.scope/payload")->container);
	c = place_of(f, "/lxc.payload.web/init.scope")->container;
	assert_text(c->name, "web");
	assert_text(c->state, "var/lib/lxc/web/config");
}

/* Files that lie, that are endless, that are no files. */
static void hostile_files(void **state)
{
	static const char *const bad[] = {
		"",
		"[",
		"null",
		"[]",
		"7",
		"{\"Name\":7,\"Config\":[1],\"State\":{\"Pid\":-1}}",
		"{\"Name\":\"/\",\"State\":{\"Pid\":99999999999999999999}}",
		"{\"Name\":\"\\ud800\",\"Config\":{\"Labels\":[\"a\",{}]}} ",
		"{\"Name\":\"/x\"} {}",
		"{\"Name\":\"/x\",\"Config\":{\"Labels\":{\"\":\"\"}}}",
	};
	struct fixture *f = *state;
	char path[PATH_MAX], deep[4096];

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		tree_file(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json", bad[i]);
		if (f->state)
			enricher_place.free(f->state);
		f->state = NULL;
		assert_text(place_of(f, "/docker/" ID)->container->uid, ID);
	}
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	tree_file(&f->tree, "var/lib/docker/containers/" OTHER "/config.v2.json", deep);
	assert_int_equal(place_of(f, "/docker/" OTHER)->container->state_error, EFBIG);
	/* a pipe must not make us wait, a link must not lead away */
	enricher_place.free(f->state);
	f->state = NULL;
	tree_path(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json", path);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(place_of(f, "/docker/" ID)->container->state_error, EINVAL);
	enricher_place.free(f->state);
	f->state = NULL;
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	assert_int_equal(place_of(f, "/docker/" ID)->container->state_error, ELOOP);
}

/* What a user arranges is not looked up among the host's containers. */
static void users_have_their_own(void **state)
{
	struct fixture *f = *state;
	const struct container *c;

	tree_file(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json", DOCKER_JSON);
	c = place_of(f,
	             "/user.slice/user-4242.slice/user@4242.service/user.slice/docker-" ID ".scope")
	            ->container;
	assert_true(c->is_users);
	assert_int_equal(c->user_uid, 4242);
	assert_null(c->name.bytes);
	/* the same id of the host is another container */
	assert_text(place_of(f, "/docker/" ID)->container->name, "web");
}

/* Root has a home everywhere, so that the rest can be tried. */
static void a_users_files(void **state)
{
	static const char *const cgroup =
		"/user.slice/user-0.slice/user@0.service/user.slice/libpod-" ID ".scope";
	static const char *const name =
		"root/.local/share/containers/storage/overlay-containers/containers.json";
	struct fixture *f = *state;
	char path[PATH_MAX], elsewhere[PATH_MAX];

	if (geteuid() != 0) {
		skip();
		return;
	}
	tree_file(&f->tree, name, "[{\"id\":\"" ID "\",\"names\":[\"mine\"]}]");
	assert_text(place_of(f, cgroup)->container->name, "mine");
	/* somebody else's file, and a link out of his home */
	enricher_place.free(f->state);
	f->state = NULL;
	tree_path(&f->tree, name, path);
	assert_int_equal(chown(path, 4242, 4242), 0);
	assert_int_equal(place_of(f, cgroup)->container->state_error, EPERM);
	enricher_place.free(f->state);
	f->state = NULL;
	tree_file(&f->tree, "elsewhere", "[{\"id\":\"" ID "\",\"names\":[\"other\"]}]");
	tree_path(&f->tree, "elsewhere", elsewhere);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink(elsewhere, path), 0);
	assert_int_equal(place_of(f, cgroup)->container->state_error, ELOOP);
	assert_null(f->c.place->container->name.bytes);
}

/* ---- who serves -------------------------------------------------------------------------------
 */

static void docker_proxy(void **state)
{
	struct fixture *f = *state;

	tree_file(&f->tree, "var/lib/docker/containers/" ID "/config.v2.json", DOCKER_JSON);
	tree_file(&f->tree, "var/lib/docker/containers/" OTHER "/config.v2.json", "{}");
	f->process = (struct process){
		.pid = 9,
		.name = TEXT("docker-proxy"),
		.cmd_line =
			TEXT("/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8080 "
	                     "-container-ip 172.17.0.2 -container-port 80"),
		.user = {.known = true},
		.has_ids = true,
		.file = {.name = TEXT("docker-proxy"), .known_stat = true},
	};
	place_of(f, "/system.slice/docker.service");
	assert_non_null(f->c.stand_in);
	assert_string_equal(f->c.stand_in->by, "docker-proxy");
	assert_int_equal(f->c.stand_in->to_port, 80);
	assert_non_null(f->c.stand_in->container);
	assert_text(f->c.stand_in->container->name, "web");
	/* an address of nobody's */
	f->process.cmd_line = TEXT("docker-proxy -container-ip 172.17.0.77 -container-port 99999");
	place_of(f, "/system.slice/docker.service");
	assert_null(f->c.stand_in->container);
	assert_int_equal(f->c.stand_in->to_port, 0);
	f->process.cmd_line = TEXT("docker-proxy -container-ip 2001:db8::2");
	place_of(f, "/");
	assert_text(f->c.stand_in->container->name, "web");
	f->process.cmd_line = TEXT("docker-proxy -container-ip nowhere");
	place_of(f, "/");
	assert_null(f->c.stand_in);
	/* anybody's program may be called so */
	f->process.cmd_line = TEXT("docker-proxy -container-ip 172.17.0.2");
	f->process.real_uid = 1000;
	place_of(f, "/");
	assert_null(f->c.stand_in);
}

static struct address ip(const char *words)
{
	struct address a = {0};

	assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

/* Draws a listener that systemd holds; the unit, or NULL. */
static void kept(struct fixture *f, const char *at, uint16_t port, const char *unit,
                 const char *service)
{
	f->socket = (struct socket){.family = FAMILY_INET,
	                            .type = SOCK_STREAM,
	                            .protocol = IPPROTO_TCP,
	                            .state = STATE_LISTEN,
	                            .local = {.ip = ip(at), .port = port, .has_port = true}};
	place_of(f, "/init.scope");
	assert_maybe(f->c.stand_in ? f->c.stand_in->socket_unit : TEXT_NONE, unit);
	assert_maybe(f->c.stand_in ? f->c.stand_in->service_unit : TEXT_NONE, service);
}

static void activated(void **state)
{
	struct fixture *f = *state;

	tree_file(&f->tree, "usr/lib/systemd/system/ssh.socket",
	          "# x\n[Unit]\nListenStream=1\n[Socket]\n ListenStream = 22\nAccept=no\n");
	tree_file(&f->tree, "usr/lib/systemd/system/a.socket",
	          "[Socket]\nListenStream=192.0.2.1:80\nListenStream=[::1]:81\n"
	          "ListenStream=%t/a.sock\nService=b.service\nListenStream=x:y\nListenStream=0\n");
	tree_file(&f->tree, "usr/lib/systemd/system/hidden.socket", "[Socket]\nListenStream=90\n");
	tree_file(&f->tree, "etc/systemd/system/hidden.socket", "");
	tree_file(&f->tree, "usr/lib/systemd/system/moved.socket", "[Socket]\nListenStream=91\n");
	tree_file(&f->tree, "etc/systemd/system/moved.socket.d/x.conf",
	          "[Socket]\nListenStream=\nListenStream=92\nAccept=yes\n");
	tree_file(&f->tree, "etc/systemd/system/two.socket", "[Socket]\nListenStream=93\n");
	tree_file(&f->tree, "etc/systemd/system/three.socket", "[Socket]\nListenStream=93\n");
	tree_file(&f->tree, "etc/systemd/system/dgram.socket", "[Socket]\nListenDatagram=94\n");
	f->ref = (struct process_ref){.pid = 1, .is_service_manager = true, .comm = "systemd"};
	f->process = (struct process){.pid = 1, .name = TEXT("systemd")};
	kept(f, "0.0.0.0", 22, "ssh.socket", "ssh.service");
	kept(f, "::", 22, "ssh.socket", "ssh.service");
	kept(f, "192.0.2.9", 22, NULL, NULL);
	kept(f, "192.0.2.1", 80, "a.socket", "b.service");
	kept(f, "::1", 81, "a.socket", "b.service");
	kept(f, "0.0.0.0", 80, NULL, NULL);
	kept(f, "0.0.0.0", 1, NULL, NULL);
	kept(f, "0.0.0.0", 90, NULL, NULL);
	kept(f, "0.0.0.0", 91, NULL, NULL);
	kept(f, "0.0.0.0", 92, "moved.socket", "moved@.service");
	kept(f, "0.0.0.0", 93, NULL, NULL); /* which of both? */
	kept(f, "0.0.0.0", 94, NULL, NULL); /* not of that type */
	f->socket = (struct socket){.family = FAMILY_UNIX,
	                            .type = SOCK_STREAM,
	                            .state = STATE_LISTEN,
	                            .un = {.path = TEXT("/run/a.sock")}};
	place_of(f, "/init.scope");
	assert_text(f->c.stand_in->socket_unit, "a.socket");
	/* a service holds it too: it is the service's */
	f->ref.is_service_manager = false;
	place_of(f, "/init.scope");
	assert_null(f->c.stand_in);
}

/* Any program may be called so, and whoever has a group names those below it: a user's manager is
 * root's program in the right one. */
static void poses_as_systemd(void **state)
{
	static const struct {
		const char *cgroup, *name;
		uint32_t owner;
		bool is_known, is_systemd;
	} cases[] = {
		{"/user.slice/user-7.slice/user@7.service/init.scope", "systemd", 0, true, true},
		{"/user.slice/user-7.slice/user@7.service/init.scope", "systemd", 7, true, false},
		{"/user.slice/user-7.slice/user@7.service/init.scope", "systemd", 0, false, false},
		{"/user.slice/user-7.slice/user@7.service/init.scope", "nc", 0, true, false},
		{"/user.slice/user-7.slice/user@7.service/a.service/init.scope", "systemd", 0, true,
	         false},
		{"/user.slice/user-7.slice/session-1.scope/init.scope", "systemd", 0, true, false},
		{"/init.scope", "systemd", 0, true, false}, /* but for pid 1 */
		{"/system.slice/init.scope", "systemd", 0, true, false},
		{"/system.slice/docker-" ID ".scope/init.scope", "systemd", 0, true, false},
	};
	struct fixture *f = *state;

	tree_file(&f->tree, "usr/lib/systemd/user/u.socket", "[Socket]\nListenStream=95\n");
	tree_file(&f->tree, "usr/lib/systemd/system/u.socket", "[Socket]\nListenStream=95\n");
	f->ref = (struct process_ref){.pid = 4711, .is_service_manager = true, .comm = "systemd"};
	f->socket = (struct socket){.family = FAMILY_INET,
	                            .type = SOCK_STREAM,
	                            .protocol = IPPROTO_TCP,
	                            .state = STATE_LISTEN,
	                            .local = {.ip = ip("0.0.0.0"), .port = 95, .has_port = true}};
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		f->process = (struct process){.pid = 4711, .name = TEXT("systemd")};
		f->process.file.name = text_of(cases[i].name);
		f->process.file.owner.known = cases[i].is_known;
		f->process.file.owner.uid = cases[i].owner;
		place_of(f, cases[i].cgroup);
		if (!f->c.stand_in != !cases[i].is_systemd)
			fail_msg("case %zu: %s", i, f->c.stand_in ? "believed" : "not believed");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_of_containers),
		cmocka_unit_test(paths_of_units),
		cmocka_unit_test(a_namespace_of_its_own),
		cmocka_unit_test_setup_teardown(docker, set_up, tear_down),
		cmocka_unit_test_setup_teardown(docker_elsewhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(podman, set_up, tear_down),
		cmocka_unit_test_setup_teardown(podman_list_is_bounded, set_up, tear_down),
		cmocka_unit_test_setup_teardown(labels_are_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(poses_as_systemd, set_up, tear_down),
		cmocka_unit_test_setup_teardown(kubernetes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(machines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(users_have_their_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_users_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(docker_proxy, set_up, tear_down),
		cmocka_unit_test_setup_teardown(activated, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
