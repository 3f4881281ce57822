using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Features.Demo;
using CallCenter.Web.Phone;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Media;
using Telephony.Media.Phone;
using Telephony.Media.Remote;
using Telephony.Ports;
using Telephony.Sip;
using Telephony.Sip.Authentication;

namespace CallCenter.Web.Composition;

/// <summary>Puts the exchange, its wires and its listeners together.</summary>
internal static class TelephonyServices
{
    /// <summary>Folder of the spoken prompts beside the program.</summary>
    internal static string Prompts => Path.Combine(AppContext.BaseDirectory, "Prompts");

    public static IServiceCollection AddTelephony(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(NewLineTable);
        services.AddSingleton<TrunkRoutes>();
        services.AddSingleton<ITrunkRoutes>(s => s.GetRequiredService<TrunkRoutes>());
        services.AddSingleton<AgentPhoneCredentials>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<LiveConfiguration>();
        services.AddSingleton<ILiveConfiguration>(s => s.GetRequiredService<LiveConfiguration>());
        services.AddSingleton(s => new Lazy<SipEndpoint>(s.GetRequiredService<SipEndpoint>));
        services.AddSingleton(s => new Lazy<IMediaEngine>(s.GetRequiredService<IMediaEngine>));
        services.AddSingleton<DigitRelay>();
        services.AddSingleton<PhoneCalls>();
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<PhoneCalls>());
        services.AddSingleton<Survivors>();
        services.AddSingleton<SipEvents>();
        services.AddSingleton<MediaEvents>();
        services.AddSingleton(s => NewMediaEngine(s, settings));
        services.AddSingleton(s => NewSipEndpoint(s, settings));
        services.AddSingleton(s => new PhoneLines(
            () => new BrowserPhoneOptions { BindAddress = settings.Media.Address, AdvertisedAddress = settings.Sip.AdvertisedAddress ?? settings.Media.Address },
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<BrowserPhoneTransport>>()));
        services.AddSingleton<BrowserPhones>();
        services.AddSingleton(PhoneSettings.Way);
        services.AddHostedService<PhoneWayKeeper>();
        services.AddSingleton<IBrowserPhones>(s => s.GetRequiredService<BrowserPhones>());
        services.AddSingleton<WiredTelephony>();
        services.AddSingleton<ITelephony>(s => s.GetRequiredService<WiredTelephony>());
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<Switchboard.Switchboard>();
        services.AddSingleton<OutboundGuard>();
        services.AddSingleton<SecurityLog>();
        services.AddHostedService<TrunkEvents>();
        services.AddSingleton<ISwitchboard>(s => new GuardedSwitchboard(s.GetRequiredService<Switchboard.Switchboard>(), s.GetRequiredService<OutboundGuard>(), s.GetRequiredService<SecurityLog>()));
        services.AddHostedService<OutboundDay>();
        services.AddHostedService<OutboundLimits>();
        services.AddHostedService(s => s.GetRequiredService<EffectRunner>());
        services.AddHostedService(s => s.GetRequiredService<Switchboard.Switchboard>());
        services.AddHostedService<TelephonyHost>();
        services.AddHostedService<OpeningHours>();
        services.AddHostedService<BusinessDays>();
        if (settings.Demo)
            services.AddDemo();
        return services;
    }

    private static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton(s => new DemoCaller(
            s.GetRequiredService<TrunkRoutes>(),
            () => s.GetRequiredService<SipEndpoint>().Bound.First(b => b.Protocol == SipTransportProtocol.Udp).EndPoint,
            Prompts,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<DemoNumbers>();
        services.AddHostedService(s => s.GetRequiredService<DemoCaller>());
    }

    /// <summary>What a line held goes back with it: its trunk's channel, and its place among the calls outwards.</summary>
    private static LineTable NewLineTable(IServiceProvider s)
    {
        var lines = new LineTable();
        var routes = s.GetRequiredService<TrunkRoutes>();
        var outbound = s.GetRequiredService<OutboundGuard>();
        lines.Removed += line =>
        {
            if (line.Trunk is { } trunk)
                routes.Release(trunk);
            outbound.Ended(line.Leg);
        };
        return lines;
    }

    private static IMediaEngine NewMediaEngine(IServiceProvider s, AppSettings settings)
    {
        var address = settings.Media.Address;
        var options = new MediaOptions(address, settings.Sip.AdvertisedAddress ?? address, settings.Media.FirstPort, settings.Media.LastPort, settings.Data.Recordings)
        {
            PromptsDirectory = Prompts,
            DiskReserveBytes = (long)settings.Recordings.ReserveMiB << 20,
            RecordingKeys = settings.Recordings.Keys,
            SealRecordings = settings.Recordings.Seal,
        };
        var (events, clock) = (s.GetRequiredService<MediaEvents>(), s.GetRequiredService<TimeProvider>());
        return settings.Media.Process == MediaPlace.In
            ? new MediaEngine(options, events, clock, s.GetRequiredService<ILogger<MediaEngine>>())
            : new RemoteMediaEngine(options, MediaProcessStarter.SocketOf(settings), () => MediaProcessStarter.Start(settings), events, clock, s.GetRequiredService<ILogger<RemoteMediaEngine>>());
    }

    private static SipEndpoint NewSipEndpoint(IServiceProvider s, AppSettings settings)
    {
        var options = new SipEndpointOptions
        {
            Listen = [.. settings.Sip.Listen.Select(ToSip)],
            AdvertisedAddress = settings.Sip.AdvertisedAddress?.ToString(),
            Domains = settings.Sip.Domains,
            Tls = settings.Sip.Tls,
            TrunkSources = s.GetRequiredService<TrunkRoutes>().Sources,
            AcceptLoopbackTrunk = settings.Demo,
            // Many test phones know MD5 only and give up at a challenge that begins with SHA-256; real installations get the stronger one first (RFC 8760 §2.3).
            DigestAlgorithms = settings.Demo ? [DigestAlgorithm.Md5, DigestAlgorithm.Sha256] : [DigestAlgorithm.Sha256, DigestAlgorithm.Md5],
        };
        return new SipEndpoint(
            options,
            s.GetRequiredService<SipEvents>(),
            s.GetRequiredService<AgentPhoneCredentials>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<SipEndpoint>>());
    }

    private static SipListenAddress ToSip(ListenAddress address) => address.Scheme switch
    {
        "udp" => new SipListenAddress(SipTransportProtocol.Udp, address.EndPoint),
        "tcp" => new SipListenAddress(SipTransportProtocol.Tcp, address.EndPoint),
        "tls" => new SipListenAddress(SipTransportProtocol.Tls, address.EndPoint),
        _ => throw new SettingsException("Telephony:Sip:Listen", $"{address.Scheme}://{address.EndPoint}", "udp://, tcp:// or tls://"),
    };
}
