using System.Globalization;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Phone;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Telephony.Sip;

namespace CallCenter.Web.Composition;

/// <summary>What a person reads after the start: where to go, how to sign in, which numbers to dial. Programs read the first words of each line.</summary>
internal static class StartBanner
{
    public static void Print(TextWriter to, AppSettings settings, IServiceProvider services, TimeSpan took)
    {
        var web = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var sip = services.GetRequiredService<SipEndpoint>().Bound;
        to.WriteLine();
        to.WriteLine($"  Web       {string.Join(' ', web)}");
        to.WriteLine($"  SIP       {string.Join(' ', sip)}");
        to.WriteLine(services.GetRequiredService<BrowserPhones>().WebRtcMissing is { } missing
            ? $"  Voice     browser phones over their WebSocket only: {missing}"
            : "  Voice     browser phones by WebRTC, over their WebSocket where UDP does not pass");
        to.WriteLine($"  Data      {settings.Data.Directory}");
        if (settings.Demo)
        {
            to.WriteLine("  Sign in   agent1…agent20  callback1…callback5  supervisor1  qa1  dispatcher1  parts1  auditor1  manager1  admin");
            to.WriteLine("            password: demo- and the name, for example agent1 / demo-agent1");
            to.WriteLine("  Hotlines  4008001000 (menu)  4008001001 (repair)  4008001002 (install)  4008001003 (complaint)  4008001009 (self-service)");
            to.WriteLine("  Phones    sip:8001…8020, password demo- and the extension");
            to.WriteLine("  Call me   open /demo after signing in: a built-in customer rings the hotline");
        }

        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  AfterSales is ready after {took.TotalSeconds:0.0} s. Ctrl-C stops it."));
        to.Flush();
    }
}
