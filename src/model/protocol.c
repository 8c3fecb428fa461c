/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <netinet/in.h>
#include <sys/socket.h>

/* The name, and the title behind the word that a raw socket's has before it: in "raw TCP" is "TCP".
 */
struct protocol {
	const char *name, *raw_title;
};
#define RAW "raw "
#define P(name, title)          \
	{                       \
		name, RAW title \
	}

/* IANA's registry of protocol numbers, as of 2025: its keywords. A number without one has no entry.
 */
static const struct protocol protocols[] = {
	[0] = P("hopopt", "HOPOPT"),
	[1] = P("icmp", "ICMP"),
	[2] = P("igmp", "IGMP"),
	[3] = P("ggp", "GGP"),
	[4] = P("ipv4", "IPv4"),
	[5] = P("st", "ST"),
	[6] = P("tcp", "TCP"),
	[7] = P("cbt", "CBT"),
	[8] = P("egp", "EGP"),
	[9] = P("igp", "IGP"),
	[10] = P("bbn-rcc-mon", "BBN-RCC-MON"),
	[11] = P("nvp-ii", "NVP-II"),
	[12] = P("pup", "PUP"),
	[13] = P("argus", "ARGUS"),
	[14] = P("emcon", "EMCON"),
	[15] = P("xnet", "XNET"),
	[16] = P("chaos", "CHAOS"),
	[17] = P("udp", "UDP"),
	[18] = P("mux", "MUX"),
	[19] = P("dcn-meas", "DCN-MEAS"),
	[20] = P("hmp", "HMP"),
	[21] = P("prm", "PRM"),
	[22] = P("xns-idp", "XNS-IDP"),
	[23] = P("trunk-1", "TRUNK-1"),
	[24] = P("trunk-2", "TRUNK-2"),
	[25] = P("leaf-1", "LEAF-1"),
	[26] = P("leaf-2", "LEAF-2"),
	[27] = P("rdp", "RDP"),
	[28] = P("irtp", "IRTP"),
	[29] = P("iso-tp4", "ISO-TP4"),
	[30] = P("netblt", "NETBLT"),
	[31] = P("mfe-nsp", "MFE-NSP"),
	[32] = P("merit-inp", "MERIT-INP"),
	[33] = P("dccp", "DCCP"),
	[34] = P("3pc", "3PC"),
	[35] = P("idpr", "IDPR"),
	[36] = P("xtp", "XTP"),
	[37] = P("ddp", "DDP"),
	[38] = P("idpr-cmtp", "IDPR-CMTP"),
	[39] = P("tp++", "TP++"),
	[40] = P("il", "IL"),
	[41] = P("ipv6", "IPv6"),
	[42] = P("sdrp", "SDRP"),
	[43] = P("ipv6-route", "IPv6-Route"),
	[44] = P("ipv6-frag", "IPv6-Frag"),
	[45] = P("idrp", "IDRP"),
	[46] = P("rsvp", "RSVP"),
	[47] = P("gre", "GRE"),
	[48] = P("dsr", "DSR"),
	[49] = P("bna", "BNA"),
	[50] = P("esp", "ESP"),
	[51] = P("ah", "AH"),
	[52] = P("i-nlsp", "I-NLSP"),
	[53] = P("swipe", "SWIPE"),
	[54] = P("narp", "NARP"),
	[55] = P("min-ipv4", "Min-IPv4"),
	[56] = P("tlsp", "TLSP"),
	[57] = P("skip", "SKIP"),
	[58] = P("ipv6-icmp", "IPv6-ICMP"),
	[59] = P("ipv6-nonxt", "IPv6-NoNxt"),
	[60] = P("ipv6-opts", "IPv6-Opts"),
	[62] = P("cftp", "CFTP"),
	[64] = P("sat-expak", "SAT-EXPAK"),
	[65] = P("kryptolan", "KRYPTOLAN"),
	[66] = P("rvd", "RVD"),
	[67] = P("ippc", "IPPC"),
	[69] = P("sat-mon", "SAT-MON"),
	[70] = P("visa", "VISA"),
	[71] = P("ipcv", "IPCV"),
	[72] = P("cpnx", "CPNX"),
	[73] = P("cphb", "CPHB"),
	[74] = P("wsn", "WSN"),
	[75] = P("pvp", "PVP"),
	[76] = P("br-sat-mon", "BR-SAT-MON"),
	[77] = P("sun-nd", "SUN-ND"),
	[78] = P("wb-mon", "WB-MON"),
	[79] = P("wb-expak", "WB-EXPAK"),
	[80] = P("iso-ip", "ISO-IP"),
	[81] = P("vmtp", "VMTP"),
	[82] = P("secure-vmtp", "SECURE-VMTP"),
	[83] = P("vines", "VINES"),
	[84] = P("iptm", "IPTM"),
	[85] = P("nsfnet-igp", "NSFNET-IGP"),
	[86] = P("dgp", "DGP"),
	[87] = P("tcf", "TCF"),
	[88] = P("eigrp", "EIGRP"),
	[89] = P("ospfigp", "OSPFIGP"),
	[90] = P("sprite-rpc", "Sprite-RPC"),
	[91] = P("larp", "LARP"),
	[92] = P("mtp", "MTP"),
	[93] = P("ax.25", "AX.25"),
	[94] = P("ipip", "IPIP"),
	[95] = P("micp", "MICP"),
	[96] = P("scc-sp", "SCC-SP"),
	[97] = P("etherip", "ETHERIP"),
	[98] = P("encap", "ENCAP"),
	[100] = P("gmtp", "GMTP"),
	[101] = P("ifmp", "IFMP"),
	[102] = P("pnni", "PNNI"),
	[103] = P("pim", "PIM"),
	[104] = P("aris", "ARIS"),
	[105] = P("scps", "SCPS"),
	[106] = P("qnx", "QNX"),
	[107] = P("a/n", "A/N"),
	[108] = P("ipcomp", "IPComp"),
	[109] = P("snp", "SNP"),
	[110] = P("compaq-peer", "Compaq-Peer"),
	[111] = P("ipx-in-ip", "IPX-in-IP"),
	[112] = P("vrrp", "VRRP"),
	[113] = P("pgm", "PGM"),
	[115] = P("l2tp", "L2TP"),
	[116] = P("ddx", "DDX"),
	[117] = P("iatp", "IATP"),
	[118] = P("stp", "STP"),
	[119] = P("srp", "SRP"),
	[120] = P("uti", "UTI"),
	[121] = P("smp", "SMP"),
	[122] = P("sm", "SM"),
	[123] = P("ptp", "PTP"),
	[124] = P("isis over ipv4", "ISIS over IPv4"),
	[125] = P("fire", "FIRE"),
	[126] = P("crtp", "CRTP"),
	[127] = P("crudp", "CRUDP"),
	[128] = P("sscopmce", "SSCOPMCE"),
	[129] = P("iplt", "IPLT"),
	[130] = P("sps", "SPS"),
	[131] = P("pipe", "PIPE"),
	[132] = P("sctp", "SCTP"),
	[133] = P("fc", "FC"),
	[134] = P("rsvp-e2e-ignore", "RSVP-E2E-IGNORE"),
	[135] = P("mobility header", "Mobility Header"),
	[136] = P("udplite", "UDPLite"),
	[137] = P("mpls-in-ip", "MPLS-in-IP"),
	[138] = P("manet", "manet"),
	[139] = P("shim6", "Shim6"),
	[140] = P("wesp", "WESP"),
	[141] = P("rohc", "ROHC"),
	[142] = P("ethernet", "Ethernet"),
	[143] = P("aggfrag", "AGGFRAG"),
	[144] = P("nsh", "NSH"),
	[145] = P("homa", "Homa"),
};
/* Linux's own number, for one that shares TCP's on the wire. */
static const struct protocol mptcp = P("mptcp", "MPTCP");

static const struct protocol *protocol_of(uint16_t number)
{
	if (number == IPPROTO_MPTCP)
		return &mptcp;
	if (number < ARRAY_LEN(protocols) && protocols[number].name)
		return &protocols[number];
	return NULL;
}

bool socket_is_inet(const struct socket *s)
{
	return s->family == FAMILY_INET || s->family == FAMILY_INET6;
}

struct text socket_protocol_name(const struct socket *s)
{
	const struct protocol *p;

	if (!socket_is_inet(s))
		return text_of(socket_family_name(s->family));
	p = protocol_of(s->protocol);
	return p ? text_of(p->name) : TEXT_NONE;
}

uint8_t socket_protocol_number(const struct socket *s)
{
	if (!socket_is_inet(s))
		return 0;
	if (s->protocol == IPPROTO_MPTCP)
		return IPPROTO_TCP;
	return s->protocol <= UINT8_MAX ? (uint8_t)s->protocol : 0;
}

int protocol_named(struct text name)
{
	if (text_equal(name, text_of(mptcp.name)))
		return IPPROTO_MPTCP;
	for (size_t i = 0; i < ARRAY_LEN(protocols); i++)
		if (protocols[i].name && text_equal(name, text_of(protocols[i].name)))
			return (int)i;
	return -1;
}

static struct text inet_title(const struct socket *s)
{
	const struct protocol *p = protocol_of(s->protocol);
	const char *raw_title = p ? p->raw_title : RAW "IP";

	return text_of(s->type == SOCK_RAW ? raw_title : raw_title + strlen(RAW));
}

struct text socket_protocol_title(const struct socket *s)
{
	static const char *const titles[FAMILY_COUNT][SOCK_SEQPACKET + 1] = {
		[FAMILY_UNIX] = {"unix", "unix stream",
	                         "unix datagram", [SOCK_SEQPACKET] = "unix seqpacket"},
		[FAMILY_PACKET] = {"packet"},
		[FAMILY_NETLINK] = {"netlink"},
		[FAMILY_VSOCK] = {"vsock", "vsock stream",
	                          "vsock datagram", [SOCK_SEQPACKET] = "vsock seqpacket"},
		[FAMILY_XDP] = {"XDP"},
	};

	if (socket_is_inet(s))
		return inet_title(s);
	if (s->family >= FAMILY_COUNT)
		return TEXT("unknown");
	const char *title = s->type <= SOCK_SEQPACKET ? titles[s->family][s->type] : NULL;
	return text_of(title ? title : titles[s->family][0]);
}
