using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Telephony.Exchange;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Edge;

/// <summary>The whole product as its settings make it, in demo mode, with a customer and an agent who have SIP phones: nothing of it is put together by the test.</summary>
internal sealed class ProductSite : IAsyncDisposable
{
    private const double CustomerTone = 1900;
    private const double AgentTone = 2150;
    private const int Part = 800; // 100 ms
    private readonly TempFolder _folder;
    private readonly WebApplication _app;

    private ProductSite(WebApplication app, SipPerson customer, SipPerson agent, TempFolder folder) => (_app, Customer, Agent, _folder) = (app, customer, agent, folder);

    public SipPerson Customer { get; }

    public SipPerson Agent { get; }

    /// <summary>Where the product listens, the first of its addresses.</summary>
    public SipListenAddress Sip => _app.Services.GetRequiredService<SipEndpoint>().Bound[0];

    public ISwitchboard Switchboard => _app.Services.GetRequiredService<ISwitchboard>();

    /// <summary>What the product is made of.</summary>
    public IServiceProvider Services => _app.Services;

    private ExchangeState State => Switchboard.Snapshot.State;

    /// <param name="listen">Where the product and both phones listen: scheme and address, any free port.</param>
    /// <param name="media">The product's address for audio.</param>
    /// <param name="authority">Signs everybody's certificate when it is TLS.</param>
    public static async Task<ProductSite> StartAsync(string listen, string media, TestAuthority? authority, CancellationToken ct)
    {
        var folder = new TempFolder();
        List<string> settings =
        [
            "--environment=Development", "--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.Path}", $"--Telephony:Sip:Listen:0={listen}", "--Telephony:Sip:Listen:1=udp://127.0.0.1:0",
            $"--Telephony:Media:Address={media}", "--Telephony:Media:FirstPort=0", "--Recordings:ReserveMiB=1", "--Logging:LogLevel:Default=Warning",
        ];
        SipTlsOptions? tls = null;
        if (authority is not null)
        {
            var own = folder.File("own.pfx");
            var roots = folder.File("roots.pem");
            await File.WriteAllBytesAsync(own, authority.SignPfx("127.0.0.1"), ct);
            await File.WriteAllTextAsync(roots, authority.Root.ExportCertificatePem(), ct);
            settings.AddRange([$"--Telephony:Sip:Tls:Certificate={own}", $"--Telephony:Sip:Tls:TrustedRoots={roots}", "--Telephony:Sip:Tls:RequireClientCertificate=true"]);
            tls = new SipTlsOptions { Certificate = authority.Sign("127.0.0.1"), TrustedRoots = [authority.Root] };
        }

        var app = await Server.PrepareAsync([.. settings]);
        await app.StartAsync(ct);
        var at = SipListenAddress.Parse(listen);
        var site = new ProductSite(app, new SipPerson(CustomerTone, at, tls), new SipPerson(AgentTone, at, tls), folder);
        await site.Customer.StartAsync();
        await site.Agent.StartAsync();
        return site;
    }

    public Task UntilAsync(Func<ExchangeState, bool> reached, string what) => Eventually.IsTrueAsync(() => reached(State), what);

    /// <summary>Both hear the other, and nothing of themselves.</summary>
    public async Task BothHearAsync()
    {
        await Eventually.IsTrueAsync(() => Hears(Customer.Phone, AgentTone, CustomerTone), "the customer hears the agent");
        await Eventually.IsTrueAsync(() => Hears(Agent.Phone, CustomerTone, AgentTone), "the agent hears the customer");
    }

    /// <summary>The finished recording of the only call of this run, whole and with both voices on their channels.</summary>
    public async Task<(double Customer, double Agent)> RecordedAsync(Guid interaction, CancellationToken ct)
    {
        RecordingRow? row = null;
        for (var left = 600; left > 0 && row is null; left--)
        {
            await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
            row = await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.InteractionId == interaction && r.State == RecordingState.Closed, ct);
            if (row is null)
                await Task.Delay(100, ct);
        }

        var wav = TestWav.Read(_folder.File(Path.Combine("recordings", row?.RelativePath ?? throw new TimeoutException("The recording was not closed."))));
        return (Loudest(wav.Channels[0], CustomerTone), Loudest(wav.Channels[1], AgentTone));
    }

    public async ValueTask DisposeAsync()
    {
        await Customer.DisposeAsync();
        await Agent.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static bool Hears(RtpTestPeer phone, double wanted, double own)
    {
        var packets = phone.ReceivedAudio;
        if (packets.Count < 20)
            return false;
        short[] heard = [.. packets.GetRange(packets.Count - 20, 20).SelectMany(p => phone.Law.Decode(p.Payload))];
        return Loudest(heard, wanted) > 0.75 * RealSite.Loudness && Loudest(heard, own) < 0.02;
    }

    private static double Loudest(short[] samples, double tone) => samples.Chunk(Part).Where(p => p.Length == Part).Select(p => ToneProbe.Amplitude(p, tone)).DefaultIfEmpty(0).Max();
}
