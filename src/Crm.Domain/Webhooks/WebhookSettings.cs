using System.Net;
using Crm.Domain.Administration;

namespace Crm.Domain.Webhooks;

/// <summary>What an administrator may set about webhooks.</summary>
public static class WebhookSettings
{
    private const int HostLength = 253;

    /// <summary>Hosts inside the house to which events may be sent, also without TLS: names or addresses, parted by blanks. Everything else must be https and a public address,
    /// so that nobody makes this machine call the ones that only it can reach.</summary>
    public static SettingDefinition PrivateHosts { get; } = new("webhook.private-hosts", SettingKind.Text, "", "可推送的内网主机（空格分隔，留空则只推送到公网 https）", "Hosts inside the house that events may go to (parted by blanks; empty: public https alone)")
    {
        Max = 400, GroupZh = "接口", GroupEn = "Interfaces", Rule = static value => Hosts(value).FirstOrDefault(h => !IsHost(h)) is { } wrong ? FieldRules.Wrong("webhook.private-hosts", wrong, "host-list") : null,
    };

    /// <summary>The hosts of a value of the setting.</summary>
    public static IReadOnlyList<string> Hosts(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool IsHost(string host) => host.Length <= HostLength && (IPAddress.TryParse(host, out _) || Uri.CheckHostName(host) == UriHostNameType.Dns);
}
