using System.Net;
using System.Net.Sockets;

namespace Maestro.Tools.Web;

/// <summary>Tells addresses of the public internet from all others (the special-purpose registries of IANA, RFC 6890).</summary>
internal static class LocalNetwork
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Networks whose addresses lead to an IPv4 address that stands in them, and where it stands.</summary>
    private static readonly (IPNetwork Network, int At)[] Embedding = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2), (IPNetwork.Parse("::/96"), 12)];

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (Array.Exists(Networks, network => network.Contains(address)))
            return true;
        return address.AddressFamily is AddressFamily.InterNetworkV6
            && Embedding.FirstOrDefault(known => known.Network.Contains(address)) is { At: > 0 and var at }
            && Has(new IPAddress(address.GetAddressBytes().AsSpan(at, 4)));
    }
}
