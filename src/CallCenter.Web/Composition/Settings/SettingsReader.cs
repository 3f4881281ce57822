using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CallCenter.Web.Features.Supervisor;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Reads <see cref="AppSettings"/> from the configuration; the first wrong, missing or unknown key stops with its name.</summary>
public static class SettingsReader
{
    private static readonly string[] DefaultListen = ["udp://127.0.0.1:5060", "tcp://127.0.0.1:5060"];

    /// <summary>Reads and checks everything.</summary>
    /// <param name="configuration">Files, environment and command line, merged.</param>
    /// <param name="isDevelopment">Decides the default of <c>Demo:Enabled</c>.</param>
    /// <param name="root">Folder that a relative <c>Data:Directory</c> starts from.</param>
    /// <exception cref="SettingsException">A key is wrong, missing or unknown.</exception>
    public static AppSettings Read(IConfiguration configuration, bool isDevelopment, string root)
    {
        RefuseUnknown(configuration.GetSection("Data"), "Directory", "Provider");
        RefuseUnknown(configuration.GetSection("Demo"), "Enabled");
        RefuseUnknown(configuration.GetSection("Telephony"), "Sip", "Media", "Trunks");
        RefuseUnknown(configuration.GetSection("Telephony:Sip"), "Listen", "AdvertisedAddress", "Domains", "Tls");
        RefuseUnknown(configuration.GetSection("Telephony:Sip:Tls"), "Certificate", "Key", "Password", "TrustedRoots", "RequireClientCertificate");
        RefuseUnknown(configuration.GetSection("Telephony:Media"), "Address", "FirstPort", "LastPort", "OpenSslDirectory", "Process", "Socket", "GraceSeconds");
        RefuseUnknown(configuration.GetSection("Recordings"), "ReserveMiB", "Seal", "KeyFile", "Keys");
        var data = ReadData(configuration, root);
        return new AppSettings(
            data,
            ReadFlag(configuration, "Demo:Enabled", isDevelopment),
            ReadSip(configuration),
            ReadMedia(configuration),
            ReadTrunks(configuration)) { Floor = FloorSettingsReader.Read(configuration), Recordings = RecordingSettingsReader.Read(configuration, data.Directory) };
    }

    private static DataSettings ReadData(IConfiguration c, string root)
    {
        var directory = Path.GetFullPath(c["Data:Directory"] ?? "data", root);
        var provider = ReadProvider(c["Data:Provider"]);
        var connection = c["ConnectionStrings:CallCenter"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (provider != DataProvider.Sqlite)
                throw new SettingsException("ConnectionStrings:CallCenter", null, $"a connection string for {provider}");
            connection = $"Data Source={Path.Combine(directory, "callcenter.db")};Default Timeout=5";
        }

        return new DataSettings(directory, provider, connection);
    }

    private static DataProvider ReadProvider(string? text) => text switch
    {
        null or "" or "Sqlite" => DataProvider.Sqlite,
        "PostgreSql" => DataProvider.PostgreSql,
        "SqlServer" => DataProvider.SqlServer,
        _ => throw new SettingsException("Data:Provider", text, "Sqlite, PostgreSql or SqlServer"),
    };

    private static SipSettings ReadSip(IConfiguration c)
    {
        var listen = c.GetSection("Telephony:Sip:Listen").GetChildren().ToArray();
        var addresses = listen.Length == 0
            ? [.. DefaultListen.Select((text, i) => ReadListen($"Telephony:Sip:Listen:{i}", text))]
            : listen.Select(s => ReadListen(s.Path, s.Value)).ToImmutableArray();
        var domains = c.GetSection("Telephony:Sip:Domains").GetChildren().Select(s => s.Value ?? "").ToImmutableArray();
        if (addresses.FirstOrDefault(a => a.Scheme == "tls") is { } secure && string.IsNullOrEmpty(c["Telephony:Sip:Tls:Certificate"]))
        {
            throw new SettingsException("Telephony:Sip:Tls:Certificate", null,
                $"the file of our certificate, because tls://{secure.EndPoint} listens: PEM (with its key in Telephony:Sip:Tls:Key or in the same file) or PFX (with Telephony:Sip:Tls:Password)");
        }

        return new SipSettings(addresses, ReadAddress(c, "Telephony:Sip:AdvertisedAddress", null), domains) { Tls = TlsSettingsReader.Read(c.GetSection("Telephony:Sip:Tls")) };
    }

    private static ListenAddress ReadListen(string key, string? text)
    {
        const string Allowed = "udp://, tcp:// or tls:// with an IP address and a port, for example udp://127.0.0.1:5060 or tls://[::]:5061 (port 0 means any free port; tls:// needs Telephony:Sip:Tls:Certificate)";
        var parts = (text ?? "").Split("://", 2);
        if (parts.Length != 2 || !parts[1].Contains(':', StringComparison.Ordinal) || !IPEndPoint.TryParse(parts[1], out var endPoint))
            throw new SettingsException(key, text, Allowed);
        var scheme = parts[0];
        if (scheme is not ("udp" or "tcp" or "tls"))
            throw new SettingsException(key, text, Allowed);
        return new ListenAddress(scheme, endPoint);
    }

    private static MediaSettings ReadMedia(IConfiguration c)
    {
        var address = ReadAddress(c, "Telephony:Media:Address", IPAddress.Loopback)!;
        var first = ReadPort(c, "Telephony:Media:FirstPort", 20000);
        var last = ReadPort(c, "Telephony:Media:LastPort", first == 0 ? 0 : 29999);
        if (first % 2 != 0)
            throw new SettingsException("Telephony:Media:FirstPort", c["Telephony:Media:FirstPort"], "an even port, RTP's side of a pair");
        if (first != 0 && last < first + 1)
            throw new SettingsException("Telephony:Media:LastPort", c["Telephony:Media:LastPort"], $"a port above {first}");
        return new MediaSettings(address, first, last)
        {
            OpenSslDirectory = ReadFolder(c, "Telephony:Media:OpenSslDirectory"),
            Process = ReadPlace(c["Telephony:Media:Process"]),
            Socket = string.IsNullOrEmpty(c["Telephony:Media:Socket"]) ? null : Path.GetFullPath(c["Telephony:Media:Socket"]!),
            Grace = ReadGrace(c["Telephony:Media:GraceSeconds"]),
        };
    }

    private static MediaPlace ReadPlace(string? text) => text switch
    {
        null or "" or "in" => MediaPlace.In,
        "own" => MediaPlace.Own,
        _ => throw new SettingsException("Telephony:Media:Process", text, "in or own"),
    };

    private static TimeSpan ReadGrace(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return TimeSpan.FromSeconds(30);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingsException("Telephony:Media:GraceSeconds", text, "1 to 600");
    }

    private static ImmutableArray<TrunkSettings> ReadTrunks(IConfiguration c)
    {
        var trunks = c.GetSection("Telephony:Trunks").GetChildren().Select(TrunkSettingsReader.Read).ToImmutableArray();
        foreach (var twice in trunks.GroupBy(t => t.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new SettingsException("Telephony:Trunks:N:Name", twice.Key, "a name that no other trunk has");
        return trunks;
    }

    private static bool ReadFlag(IConfiguration c, string key, bool fallback) => c[key] switch
    {
        null or "" => fallback,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException(key, text, "true or false"),
    };

    private static int ReadPort(IConfiguration c, string key, int fallback)
    {
        var text = c[key];
        if (string.IsNullOrEmpty(text))
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is 0 or (>= 1024 and <= 65535)
            ? port
            : throw new SettingsException(key, text, "0 (any free port) or 1024 to 65535");
    }

    private static string? ReadFolder(IConfiguration c, string key)
    {
        var text = c[key];
        if (string.IsNullOrEmpty(text))
            return null;
        return Directory.Exists(text) ? Path.GetFullPath(text) : throw new SettingsException(key, text, "a folder that exists");
    }

    private static IPAddress? ReadAddress(IConfiguration c, string key, IPAddress? fallback)
    {
        var text = c[key];
        if (string.IsNullOrEmpty(text))
            return fallback;
        return IPAddress.TryParse(text, out var address) ? address : throw new SettingsException(key, text, "an IP address");
    }

    private static void RefuseUnknown(IConfigurationSection section, params string[] known)
    {
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new SettingsException(child.Path, child.Value, $"no such key; known here: {string.Join(", ", known)}");
        }
    }
}
