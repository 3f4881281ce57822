using System.Diagnostics;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Telephony.Media;
using Telephony.Media.Remote;
using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>The product with <c>Telephony:Media:Process=own</c>: it starts its media process by its own verb, starts it again when it dies, and ends it with itself.</summary>
public sealed class OwnMediaProcessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MediaProcess_IsStarted_StartedAgainWhenItDies_AndEndsWithTheProduct()
    {
        using var folder = new TempFolder();
        var app = await Server.PrepareAsync(
        [
            "--environment=Production",
            "--Demo:Enabled=false",
            "--Urls=http://127.0.0.1:0",
            $"--Data:Directory={folder.Path}",
            "--Telephony:Sip:Listen:0=udp://127.0.0.1:0",
            "--Telephony:Media:FirstPort=0",
            "--Telephony:Media:Process=own",
            "--Logging:LogLevel:Default=Warning",
        ]);
        int last;
        await using (app)
        {
            await app.StartAsync(Ct);
            var media = app.Services.GetRequiredService<IMediaEngine>().ShouldBeOfType<RemoteMediaEngine>();
            media.Status.Standing.ShouldBe(MediaProcessStanding.Up);
            media.Status.ProcessId.ShouldNotBe(Environment.ProcessId);
            media.Prompts.Contains(new PromptId("zh-CN/welcome")).ShouldBe(File.Exists(Path.Combine(TelephonyServices.Prompts, "zh-CN", "welcome.wav")));
            using var web = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            (await web.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct)).ShouldContain("aftersales_media_legs 0");

            using (var first = Process.GetProcessById(media.Status.ProcessId))
                first.Kill();
            await Eventually.IsTrueAsync(() => media.Status is { Standing: MediaProcessStanding.Up, Losses: >= 1 }, "another media process is led", 60);
            var leg = new MediaLegId(Guid.CreateVersion7());
            media.OpenRtpLeg(leg).Port.ShouldBeGreaterThan(0);
            media.OpenLegs.ShouldBe(1);
            last = media.Status.ProcessId;
            await app.StopAsync(Ct);
        }

        await Eventually.IsTrueAsync(() => HasEnded(last), "the media process ended with the product");
        File.Exists(Path.Combine(folder.Path, "run", "media.sock")).ShouldBeFalse();
        File.Exists(Path.Combine(folder.Path, "run", "media.sock.log")).ShouldBe(OperatingSystem.IsLinux());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static bool HasEnded(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited;
        }
        catch (ArgumentException)
        {
            // No such process: what is waited for.
            return true;
        }
    }
}
