using System.Net;
using CallCenter.Web.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telephony.Sip;

namespace Benchmarks;

/// <summary>The whole product in this process, on the demo company, on free ports, quiet.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _keeps;

    private DemoHost(WebApplication app, DirectoryInfo folder, bool keeps) => (App, _folder, _keeps) = (app, folder, keeps);

    public WebApplication App { get; }

    public string Database => Path.Combine(_folder.FullName, "callcenter.db");

    public IPEndPoint Sip => App.Services.GetRequiredService<SipEndpoint>().Bound.First(b => b.Protocol == SipTransportProtocol.Udp).EndPoint;

    /// <param name="kept">A folder that stays for the next run, or null for one that goes with the host.</param>
    /// <param name="prepare">What the store needs before the floor reads it.</param>
    public static async Task<DemoHost> StartAsync(string? kept = null, Func<IServiceProvider, Task>? prepare = null)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("aftersales-bench-") : Directory.CreateDirectory(kept);
        var app = await Server.PrepareAsync(
        [
            "--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.FullName}", "--Demo:Enabled=true",
            "--Telephony:Sip:Listen:0=udp://127.0.0.1:0", "--Telephony:Media:FirstPort=0", "--Logging:LogLevel:Default=Warning",
        ]);
        if (prepare is not null) await prepare(app.Services);
        await app.StartAsync();
        return new DemoHost(app, folder, kept is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (!_keeps) _folder.Delete(recursive: true);
    }
}
