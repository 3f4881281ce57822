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

    private DemoHost(WebApplication app, DirectoryInfo folder)
    {
        App = app;
        _folder = folder;
    }

    public WebApplication App { get; }

    public string Database => Path.Combine(_folder.FullName, "callcenter.db");

    public IPEndPoint Sip => App.Services.GetRequiredService<SipEndpoint>().Bound.First(b => b.Protocol == SipTransportProtocol.Udp).EndPoint;

    public static async Task<DemoHost> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-bench-");
        var app = await Server.PrepareAsync(
        [
            "--Urls=http://127.0.0.1:0", $"--Data:Directory={folder.FullName}", "--Demo:Enabled=true",
            "--Telephony:Sip:Listen:0=udp://127.0.0.1:0", "--Telephony:Media:FirstPort=0", "--Logging:LogLevel:Default=Warning",
        ]);
        await app.StartAsync();
        return new DemoHost(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
