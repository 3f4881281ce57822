using System.Collections.Immutable;
using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.ServiceLevels;

public sealed class ServiceLevelRulesTests
{
    private static readonly ServiceLevelPolicy Row = new()
    {
        Code = "wm-gold", NameZh = "洗衣机金牌", NameEn = "Washers gold", CategoryCode = "WM", Tier = CustomerTier.Gold, ResponseMinutes = 60, CompletionMinutes = 600,
    };

    [Fact]
    public void Defaults_AreLawfulAndUnambiguous()
    {
        foreach (var row in ServiceLevelRules.Defaults) ServiceLevelRules.Check(row, ServiceLevelRules.Defaults).ShouldBeEmpty(row.Code);
    }

    [Fact]
    public void For_TakesTheRowThatSaysMost_DangerFirst()
    {
        ImmutableArray<ServiceLevelPolicy> rows = [.. ServiceLevelRules.Defaults, Row, Row with { Code = "wm", Tier = null }];
        string Of(TicketSeverity severity, string category, CustomerTier tier) => ServiceLevelRules.For(rows, TicketType.Repair, tier, severity, category).Code;
        Of(TicketSeverity.Major, "WM", CustomerTier.Gold).ShouldBe("wm-gold");
        Of(TicketSeverity.Major, "WM", CustomerTier.Silver).ShouldBe("wm");
        Of(TicketSeverity.Major, "AC", CustomerTier.Gold).ShouldBe("repair-gold");
        Of(TicketSeverity.Safety, "WM", CustomerTier.Gold).ShouldBe("safety");
    }

    [Fact]
    public void Check_NamesEveryFieldThatIsWrong()
    {
        var wrong = ServiceLevelRules.Check(Row with { ResponseMinutes = 0, CompletionMinutes = 30, ArrivalMinutes = 100, WarnPercent = 100, EscalatePercent = 90 }, []);
        wrong.Select(w => w.Parameters.Single(p => p.Name == "field").Value).ShouldBe(["responseMinutes", "warnPercent", "escalatePercent", "completionMinutes"]);
    }

    [Fact]
    public void Check_TwoRowsForTheSameTickets_AreRefused()
    {
        ServiceLevelRules.Check(Row with { Code = "other" }, [Row]).ShouldHaveSingleItem().Rule.ShouldBe(ServiceLevelRules.ScopeIsTaken);
        ServiceLevelRules.Check(Row with { Code = "other", IsActive = false }, [Row]).ShouldBeEmpty();
    }
}
