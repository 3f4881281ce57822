using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Tests.Contract;
using CallCenter.Web.Tests.Host;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Shouldly;
using Telephony.Exchange;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>Callers on the block list, over real SIP at the whole product: refused before anything is answered, or let in for the flow to tell them.</summary>
[Collection(HostTests.Name)]
public sealed class BlockedCallersTests(RunningHost host)
{
    private const string Hotline = "4008001000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BlockList List => host.Services.GetRequiredService<BlockList>();

    private IBlockedCallers Door => host.Services.GetRequiredService<IBlockedCallers>();

    [Fact]
    public async Task Caller_OnTheList_IsRefusedUnanswered_AndTheContactIsKept()
    {
        const string number = "13700990031";
        await using var off = await BlockAsync(number);
        await Eventually.IsTrueAsync(() => Door.CauseFor(number) == RefuseCause.Forbidden, "the door knows");
        (await RefusedAsync(number)).ShouldBe("SIP/2.0 403 Forbidden");
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        await Eventually.IsTrueAsync(() => db.Interactions.Any(i => i.PartyE164 == "+86" + number && i.EndedAt != null), "the refused call is in the history");
        var row = await db.Interactions.SingleAsync(i => i.PartyE164 == "+86" + number, Ct);
        (row.CalledNumber, row.TerminationClass, row.TerminationReason, row.AnsweredAt).ShouldBe((Hotline, "refused", "blocked", null));
    }

    /// <summary>The setting is the house's: it is put back before anybody else calls.</summary>
    [Fact]
    public async Task Setting_ChoosesTheStatusOrTheAnnouncement_WithoutARestart()
    {
        const string number = "13700990032";
        await using var off = await BlockAsync(number);
        await Eventually.IsTrueAsync(() => Door.CauseFor(number) == RefuseCause.Forbidden, "by default with 403");
        await using var back = new Setting(host.Services.GetRequiredService<SettingStore>());
        await back.SetAsync("603");
        await Eventually.IsTrueAsync(() => Door.CauseFor(number) == RefuseCause.Declined, "now with 603");
        (await RefusedAsync(number)).ShouldStartWith("SIP/2.0 603 ");
        await back.SetAsync("announce");
        await Eventually.IsTrueAsync(() => Door.CauseFor(number) is null, "now the flow tells him");
    }

    [Fact]
    public async Task Door_LetsEverybodyElseIn()
    {
        const string number = "13700990033";
        await using (var off = await BlockAsync(number))
        {
            await Eventually.IsTrueAsync(() => Door.CauseFor("0" + number) == RefuseCause.Forbidden, "the same number as another network writes it");
            Door.CauseFor("13700990034").ShouldBeNull();
            Door.CauseFor("anonymous").ShouldBeNull();
            Door.CauseFor("").ShouldBeNull();
        }

        await Eventually.IsTrueAsync(() => Door.CauseFor(number) is null, "he is off the list");
    }

    private async Task<Block> BlockAsync(string number)
    {
        (await List.PutAsync(number, "恶意骚扰", null, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<BlockedNumberRow>.Saved>();
        return new Block(List, "+86" + number);
    }

    private async Task<string> RefusedAsync(string number)
    {
        await using var phone = new HardPhone(host.Services.GetRequiredService<SipEndpoint>().Bound[0].EndPoint, number, new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)), 1_900);
        return (await Should.ThrowAsync<InvalidOperationException>(() => phone.CallInAsync(Hotline))).Message;
    }

    private sealed class Block(BlockList list, string number) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await list.RemoveAsync(number, new Actor("admin"), CancellationToken.None);
    }

    private sealed class Setting(SettingStore settings) : IAsyncDisposable
    {
        public async Task SetAsync(string value)
        {
            var version = (await settings.ListAsync(CancellationToken.None)).GetValueOrDefault(KnownSettings.BlockedCallers.Key)?.Version ?? 0;
            (await settings.SaveAsync(KnownSettings.BlockedCallers.Key, value, version, new Actor("admin"), CancellationToken.None)).ShouldBeOfType<SaveResult<int>.Saved>();
        }

        public async ValueTask DisposeAsync() => await SetAsync(KnownSettings.BlockedCallers.Default);
    }
}
