using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>A customer's call to an agent's phone, whole product, over TLS on both legs (both sides show certificates) and over IPv6 on both legs, audio included.</summary>
public sealed class ProductCallTests
{
    private static readonly AgentId Agent = new("agent1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OverTls_IsAnsweredHeardBothWaysRecordedAndEnded()
    {
        using var authority = new TestAuthority();
        await using var site = await ProductSite.StartAsync("tls://127.0.0.1:0", "127.0.0.1", authority, Ct);
        site.Sip.Protocol.ShouldBe(SipTransportProtocol.Tls);
        await CallAsync(site);
    }

    [Fact]
    public async Task Call_OverIPv6_IsAnsweredHeardBothWaysRecordedAndEnded()
    {
        await using var site = await ProductSite.StartAsync("udp://[::1]:0", "::1", null, Ct);
        site.Sip.EndPoint.AddressFamily.ShouldBe(System.Net.Sockets.AddressFamily.InterNetworkV6);
        await CallAsync(site);
    }

    private static async Task CallAsync(ProductSite site)
    {
        site.Agent.Register(site.Sip, "8001", "demo-8001");
        await site.UntilAsync(s => s.Agents[Agent].PhoneAvailable, "the agent's phone is registered");
        (await site.Switchboard.AskAsync(new Input.SetPresence(Agent, Presence.Ready, null, AgentDevice.Phone, Agent.Value), Ct)).ShouldBeOfType<CommandResult.Accepted>();

        site.Customer.Call(site.Sip, "4008001001", "13800138000");
        await Eventually.IsTrueAsync(() => site.Agent.IsRung, "the agent's phone rings");
        site.Agent.Answer();
        await site.BothHearAsync();
        var call = site.Switchboard.Snapshot.State.Calls.Keys.Single();

        site.Customer.HangUp();
        await site.UntilAsync(s => s.Calls.IsEmpty, "the call is over");
        await Eventually.IsTrueAsync(() => !site.Agent.IsOnALine, "BYE at the agent's phone");
        var (customer, agent) = await site.RecordedAsync(call.Value, Ct);
        customer.ShouldBeGreaterThan(0.1);
        agent.ShouldBeGreaterThan(0.1);
    }
}
