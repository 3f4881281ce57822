using Crm.Domain.Administration;
using Crm.Domain.Lists;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Lists;

public sealed class QueryRulesTests
{
    [Fact]
    public void EachList_HasAtLeastEightFields_EachWithAnOperator()
    {
        foreach (var subject in Enum.GetValues<ListSubject>())
        {
            var fields = QueryFields.Of(subject);
            fields.Length.ShouldBeGreaterThanOrEqualTo(8);
            fields.Select(f => f.Name).ShouldBeUnique();
            fields.ShouldAllBe(f => f.Operators.Length > 0);
            fields.Where(f => f.Kind is QueryFieldKind.Choice or QueryFieldKind.Flag).ShouldAllBe(f => f.Choices.Length > 1);
        }
    }

    [Theory]
    [InlineData("""{"field":"colour","op":"is","values":["red"]}""", FieldRules.Unknown)]
    [InlineData("""{"field":"status","op":"contains","values":["open"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"status","op":"is","values":["opened"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"status","op":"is"}""", FieldRules.Missing)]
    [InlineData("""{"field":"status","op":"empty","values":["x"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"openedAt","op":"lastDays","values":["0"]}""", FieldRules.OutOfRange)]
    [InlineData("""{"field":"openedAt","op":"is","values":["2026-02-30"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"openedAt","op":"before","values":["2026-01-01","2026-01-02"]}""", QueryRules.TooMuch)]
    [InlineData("""{"field":"reopened","op":"atLeast","values":["-1"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"phone","op":"is","values":["12"]}""", FieldRules.WrongForm)]
    [InlineData("""{"field":"phone","op":"endsWith","values":["8000"]}""", QueryRules.OnlyWhole)]
    [InlineData("""{"all":[{"any":[{"all":[{"any":[{"all":[]}]}]}]}]}""", null)]
    [InlineData("""{"all":[{"any":[{"all":[{"any":[{"field":"status","op":"is","values":["open"]}]}]}]}]}""", QueryRules.TooMuch)]
    [InlineData("""{"all":"x"}""", FieldRules.WrongForm)]
    [InlineData("""[]""", FieldRules.WrongForm)]
    [InlineData("""{"field":"status","op":"0","values":["open"]}""", FieldRules.WrongForm)]
    [InlineData("""nothing""", FieldRules.WrongForm)]
    public void Query_Wrong_IsRefusedWithTheRule(string json, string? rule) =>
        (QueryJson.Read(ListSubject.Tickets, json, mayReveal: false).Refusal?.Rule).ShouldBe(rule);

    [Fact]
    public void MaskedFields_AreAskedByPartsOnlyWithTheRight()
    {
        const string Part = """{"field":"phone","op":"endsWith","values":["8000"]}""";
        QueryJson.Read(ListSubject.Customers, Part, mayReveal: false).Refusal!.Rule.ShouldBe(QueryRules.OnlyWhole);
        QueryJson.Read(ListSubject.Customers, Part, mayReveal: true).Refusal.ShouldBeNull();
        var (whole, refusal) = QueryJson.Read(ListSubject.Customers, """{"field":"phone","op":"is","values":["138 0013 8000"]}""", mayReveal: false);
        refusal.ShouldBeNull();
        whole.ShouldBeOfType<QueryNode.Condition>().Values.ShouldBe(["+8613800138000"]);
        foreach (var field in QueryFields.Of(ListSubject.Customers).Where(f => f.IsMasked))
            field.Operators.ShouldNotContain(QueryOperator.Contains);
    }

    [Fact]
    public void ManyConditions_AndLongQueries_AreRefused()
    {
        var one = new QueryNode.Condition("status", QueryOperator.Is, ["open"]);
        QueryNode.Group Of(int count) => new(true, [.. Enumerable.Repeat<QueryNode>(one, count)]);
        QueryRules.Check(ListSubject.Tickets, Of(QueryRules.MostConditions), false).ShouldBeEmpty();
        QueryRules.Check(ListSubject.Tickets, Of(QueryRules.MostConditions + 1), false).ShouldHaveSingleItem().Rule.ShouldBe(QueryRules.TooMuch);
        QueryJson.Read(ListSubject.Tickets, new string(' ', QueryJson.Longest + 1), false).Refusal!.Rule.ShouldBe(FieldRules.TooLong);
    }

    [Theory]
    [InlineData(QueryOperator.LastDays, "7", "2026-11-16", "2026-11-23")]
    [InlineData(QueryOperator.NextDays, "1", "2026-11-22", "2026-11-23")]
    [InlineData(QueryOperator.OlderThanDays, "30", null, "2026-10-23")]
    [InlineData(QueryOperator.Is, "2026-11-01", "2026-11-01", "2026-11-02")]
    [InlineData(QueryOperator.Before, "2026-11-01", null, "2026-11-01")]
    [InlineData(QueryOperator.From, "2026-11-01", "2026-11-01", null)]
    public void Days_AreCountedFromToday(QueryOperator operation, string value, string? from, string? before)
    {
        var days = QueryRules.DaysOf(new QueryNode.Condition("openedAt", operation, [value]), new DateOnly(2026, 11, 22));
        days.From.ShouldBe(from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        days.Before.ShouldBe(before is null ? null : DateOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Query_Written_IsReadAsItWas()
    {
        QueryNode query = new QueryNode.Group(true,
        [
            new QueryNode.Condition("status", QueryOperator.IsNot, ["closed", "cancelled"]),
            new QueryNode.Group(false, [new QueryNode.Condition("customerName", QueryOperator.BeginsWith, ["周\"敏"]), new QueryNode.Condition("closedAt", QueryOperator.Empty, [])]),
        ]);
        QueryJson.Read(ListSubject.Tickets, QueryJson.Write(query), false).Query.ShouldBe(query);
    }

    [Theory]
    [InlineData("", ListAudience.Nobody, null, true, FieldRules.Missing)]
    [InlineData("x", ListAudience.Role, "agent", false, SavedListRules.MayNotShare)]
    [InlineData("x", ListAudience.Role, null, true, FieldRules.Missing)]
    [InlineData("x", ListAudience.Nobody, "agent", true, FieldRules.WrongForm)]
    [InlineData("x", ListAudience.Team, "repair", true, null)]
    public void SavedList_NeedsANameAndAnAudienceThatFits(string name, ListAudience audience, string? with, bool mayShare, string? rule) =>
        (SavedListRules.Check(new SavedListDraft(ListSubject.Tickets, name, "{}", audience, with), mayShare)?.Rule).ShouldBe(rule);
}
