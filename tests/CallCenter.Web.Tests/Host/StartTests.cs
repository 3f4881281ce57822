using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>What a start that cannot succeed answers to the shell.</summary>
public sealed class StartTests
{
    private const int WrongUse = 2;
    private const int CannotStart = 3;

    [Fact]
    public async Task Start_WithAWrongSetting_ReturnsTwo()
    {
        using var folder = new TempFolder();
        (await CommandLine.RunAsync([$"--Data:Directory={folder.Path}", "--Data:Provider=Oracle"])).ShouldBe(WrongUse);
    }

    [Fact]
    public async Task Start_OnATakenSipPort_ReturnsThree()
    {
        using var folder = new TempFolder();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        (await CommandLine.RunAsync(Arguments(folder, "http://127.0.0.1:0", $"udp://{taken.LocalEndPoint}"))).ShouldBe(CannotStart);
    }

    [Fact]
    public async Task Start_OnATakenWebPort_ReturnsThree()
    {
        using var folder = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        (await CommandLine.RunAsync(Arguments(folder, $"http://{taken.LocalEndpoint}", "udp://127.0.0.1:0"))).ShouldBe(CannotStart);
    }

    private static string[] Arguments(TempFolder folder, string web, string sip) =>
    [
        "--environment=Production", "--Demo:Enabled=false", $"--Urls={web}", $"--Data:Directory={folder.Path}", $"--Telephony:Sip:Listen:0={sip}", "--Telephony:Media:FirstPort=0", "--Logging:LogLevel:Default=Critical",
    ];
}
