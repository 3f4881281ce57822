using Crm.Domain.Administration;
using Crm.Domain.Webhooks;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Webhooks;

public sealed class WebhookRulesTests
{
    private static readonly WebhookDraft Good = new("ERP", "https://erp.example.com/events?key=1", ["ticket.*", "visit.assigned"]);

    [Fact]
    public void Draft_ThatIsWhole_IsTaken() => WebhookRules.Check(Good).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("erp.example.com")]
    [InlineData("/events")]
    [InlineData("ftp://erp.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@erp.example.com/")]
    [InlineData("https://erp.example.com/#part")]
    [InlineData("https://erp.example.com/\nX: y")]
    public void Address_ThatIsNoPlainHttpAddress_IsRefused(string address) =>
        WebhookRules.Check(Good with { Address = address })!.Parameters.ShouldContain(p => p.Name == "field" && p.Value == "address");

    [Theory]
    [InlineData("*")]
    [InlineData("ticket")]
    [InlineData("ticket.")]
    [InlineData("ticket.*.x")]
    [InlineData("call.*")]
    [InlineData("ticket.a b")]
    [InlineData("security.*")]
    public void Kind_ThatIsNotOfAKeptFamily_IsRefused(string kind) => WebhookRules.Check(Good with { Events = [kind] })!.Rule.ShouldBe(FieldRules.WrongForm);

    [Fact]
    public void Draft_WithoutKindsOrWithTooMany_IsRefused()
    {
        WebhookRules.Check(Good with { Events = [] })!.Rule.ShouldBe(FieldRules.Missing);
        WebhookRules.Check(Good with { Events = [.. Enumerable.Range(0, WebhookRules.MostEvents + 1).Select(n => $"ticket.t{n}")] })!.Rule.ShouldBe(WebhookRules.TooMany);
    }

    [Theory]
    [InlineData("ticket.opened", true)]
    [InlineData("ticket.noteAdded", true)]
    [InlineData("visit.assigned", true)]
    [InlineData("visit.done", false)]
    [InlineData("ticketing.opened", false)]
    [InlineData("customer.changed", false)]
    public void Subscription_HearsWhatItNames(string type, bool hears) => WebhookRules.Hears(Good.Events, type).ShouldBe(hears);

    [Fact]
    public void Wait_DoublesUpToAnHour_AndEndsAfterTheLastTry()
    {
        WebhookRules.WaitAfter(1).ShouldBe(TimeSpan.FromSeconds(10));
        WebhookRules.WaitAfter(2).ShouldBe(TimeSpan.FromSeconds(20));
        WebhookRules.WaitAfter(WebhookRules.Attempts - 1).ShouldBe(WebhookRules.LongestWait);
        WebhookRules.WaitAfter(WebhookRules.Attempts).ShouldBeNull();
    }

    [Fact]
    public void Wait_NeverShrinks_NeverPassesTheCap_AndIsNeverNegative() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 1000).ToArbitrary(), failed => WebhookRules.WaitAfter(failed) is not { } wait
            ? failed >= WebhookRules.Attempts
            : wait > TimeSpan.Zero && wait <= WebhookRules.LongestWait && (WebhookRules.WaitAfter(failed + 1) is not { } next || next >= wait)));

    [Theory]
    [InlineData("", true)]
    [InlineData("erp.internal 10.1.2.3 ::1", true)]
    [InlineData("http://erp", false)]
    [InlineData("10.0.0.0/8", false)]
    public void Hosts_AreNamesOrAddresses(string value, bool isGood) => (WebhookSettings.PrivateHosts.Rule!(value) is null).ShouldBe(isGood);
}
