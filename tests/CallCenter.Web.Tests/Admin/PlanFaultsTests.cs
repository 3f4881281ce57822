using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CallCenter.Web.Features.Admin.Floor;
using CallCenter.Web.Tests.Resources;
using CallCenter.Web.Tests.Ui;
using CallCenter.Web.Ui;
using Crm.Domain.Administration;
using Persistence.Floor;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Xunit;

namespace CallCenter.Web.Tests.Admin;

/// <summary>Whatever the core does not allow in a plan can be told to the administrator in his language, at the field.</summary>
public sealed partial class PlanFaultsTests
{
    public static TheoryData<string> Languages => [.. Cultures.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Faults_OfAPlanThatIsWrongEverywhere_AllHaveAFieldAValueAndWhatIsAllowed(string culture)
    {
        using var page = new PageContext(culture);
        var faults = PlanCheck.Faults(WrongPlan);
        faults.Length.ShouldBeGreaterThan(35);
        foreach (var fault in faults.Where(f => !f.Field.StartsWith("Reasons", StringComparison.Ordinal)))
        {
            var refusal = PlanFaults.ToRefusal(fault);
            var field = refusal.Parameters.Single(p => p.Name == "field").Value;
            if (fault.Field.StartsWith("lin.", StringComparison.Ordinal) || field == "DesktopGrace")
                continue;
            Repository.Texts(Path.Combine(Repository.Web, "Ui", "Terms.resx")).Keys.ShouldContain("Field." + field, fault.ToString());
            var text = page.Words.Of(refusal);
            text.ShouldStartWith(page.Words.Field(field), customMessage: fault.ToString());
            text.ShouldNotContain("{");
            Repository.HasChinese(text).ShouldBe(culture == Cultures.Chinese, text);
            PlanFaults.Knows(fault.Allowed).ShouldBeTrue(fault.ToString());
        }
    }

    /// <summary>A fault that the core learns later must get its words here.</summary>
    [Fact]
    public void Phrases_OfTheCheckItself_AreAllKnown()
    {
        var plans = Path.Combine(Repository.Web, "..", "Telephony", "Distribution", "Plans");
        var sources = new[] { "PlanCheck.cs", "QueueCheck.cs", "FaultList.cs" }.Select(f => File.ReadAllText(Path.Combine(plans, f)));
        var phrases = sources.SelectMany(s => Phrase().Matches(s).Select(m => m.Groups["text"].Value)).ToList();
        phrases.Count.ShouldBeGreaterThan(9);
        phrases.ShouldAllBe(p => PlanFaults.Knows(p));
    }

    [Fact]
    public void Fault_OfARing_KeepsItsPlace_AndSharesTheFieldsName()
    {
        var refusal = PlanFaults.ToRefusal(new PlanFault("repair.Rings[2].After", "3 s", "5 s - 1800 s"));
        refusal.ToString().ShouldBe("FieldOutOfRange (field=Rings.After, value=3 s, min=5 s, max=1800 s, at=Rings[2].After)");
        PlanFaults.ToRefusal(new PlanFault("repair.Needs.gas", "7", "1 - 5")).ToString().ShouldBe("FieldOutOfRange (field=Needs, value=7, min=1, max=5)");
        PlanFaults.ToRefusal(new PlanFault("repair.Exits.Full", "", "a queue of the plan")).Rule.ShouldBe(FieldRules.Missing);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Words_EveryChoiceOfAQueue_HasOne(string culture)
    {
        using var page = new PageContext(culture);
        Has<StrategyKind>(page.Words);
        Has<StaffedBy>(page.Words);
        Has<ExitKind>(page.Words);
        Has<ExitCause>(page.Words);
        Has<WrapUpMode>(page.Words);
        Has<HoursKind>(page.Words);
        Has<SkillKind>(page.Words);
        Has<Telephony.Distribution.Routing.RoutingChoice>(page.Words);
    }

    private static void Has<TEnum>(Words words)
        where TEnum : struct, Enum
    {
        var terms = Repository.Texts(Path.Combine(Repository.Web, "Ui", "Terms.resx"));
        foreach (var value in Enum.GetValues<TEnum>())
        {
            terms.Keys.ShouldContain($"{typeof(TEnum).Name}.{value}");
            words.Of(value).ShouldNotBeEmpty();
        }
    }

    private static FloorPlan WrongPlan
    {
        get
        {
            var nobody = new AgentId("nobody");
            var far = TimeSpan.FromDays(9);
            var id = new QueueId("wrong");
            var elsewhere = new QueueId("elsewhere");
            var queue = new QueuePlan(id, [], far, far, far, far, 1, far, "music")
            {
                Strategy = (StrategyKind)99,
                PriorityMinutes = 99,
                RedialWithin = far,
                Sticky = new StickyPlan(far),
                Needs = [new SkillNeed("", 9), new SkillNeed(new string('x', 40), 0), new SkillNeed("gas", 3, IsFixed: true), .. Enumerable.Range(0, 9).Select(n => new SkillNeed("s" + n, 1))],
                Rings = [.. Enumerable.Range(0, 7).Select(_ => new WideningRing(TimeSpan.Zero, 9, ["gas"], [nobody]))],
                OnNoAnswer = new MissPlan(Presence.Busy, new string('x', 40), 9),
                OnDeclined = new MissPlan(Presence.Ringing, " ", 0),
                AfterCall = new WrapUpPlan(WrapUpMode.Extended, far, 99, EndsWhenComplete: false),
                Exits = new ExitPlans(ExitPlan.Stay, new ExitPlan(ExitKind.Queue, id), new ExitPlan(ExitKind.Queue), new ExitPlan(ExitKind.Queue, elsewhere)),
                Overflow = new OverflowPlan(id, 99, far),
                Comfort = new ComfortPlan(far, far, [.. Enumerable.Repeat("p", 21)], 100),
                Keys = new WaitKeysPlan(null, far, 'x', '1', '1'),
                Callback = new CallbackPlan(null, 9, far, far, 99),
                Message = new MessagePlan(" ", far),
            };
            var lin = new AgentPlan(new AgentId("lin"), "lin", "8001") { Skills = ImmutableSortedDictionary<string, int>.Empty.Add("gas", 9), QueueOrder = [elsewhere, elsewhere] };
            return new FloorPlan(
                ImmutableSortedDictionary<AgentId, AgentPlan>.Empty.Add(lin.Id, lin),
                ImmutableSortedDictionary<QueueId, QueuePlan>.Empty.Add(id, queue).Add(new QueueId("wrong2"), queue with { Id = new QueueId("wrong2"), Overflow = new OverflowPlan(elsewhere, null, null) }),
                FloorPlan.Empty.Entries)
            { DesktopGrace = far };
        }
    }

    [GeneratedRegex(@"(Must\(.*|Between\(.*|=> *Must\(.*), \$?""(?<text>[^""{]+)""\);", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Phrase();
}
