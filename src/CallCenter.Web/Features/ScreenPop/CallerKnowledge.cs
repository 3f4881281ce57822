using System.Collections.Immutable;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>What ticket and machine of a caller mean for his way through the floor: why he has priority, what his agent must know, who knows his case. Pure.
/// A guess between several people counts like any other: it costs the others little.</summary>
internal static class CallerKnowledge
{
    /// <summary>What the exchange is told. The machine that he keyed is the one it is about, whatever his tickets say.</summary>
    public static Input.CallerIdentified Identified(InteractionId interaction, PopCandidate caller, RoutingRules rules, DateTimeOffset now, PopUnit? keyed = null)
    {
        var unit = keyed ?? Unit(caller);
        return new Input.CallerIdentified(interaction, caller.Customer.Id.ToString(), 0)
        {
            Reasons = [.. Reasons(caller, rules, now).Where(reason => reason.Minutes > 0)],
            Needs = [.. Needs(caller, unit)],
            Ties = [.. Ties(caller, unit).Concat(Desk(caller, rules, unit)).Distinct().Take(Telephony.Exchange.Limits.Ties)],
        };
    }

    private static IEnumerable<PriorityReason> Reasons(PopCandidate caller, RoutingRules rules, DateTimeOffset now)
    {
        if (caller.Customer.Tier is CustomerTier.Gold or CustomerTier.Silver)
            yield return new PriorityReason(PriorityReasons.Tier, caller.Customer.Tier == CustomerTier.Gold ? rules.Gold : rules.Silver);
        if (caller.CallsInSevenDays > 0 && !caller.OpenTickets.IsEmpty)
            yield return new PriorityReason(PriorityReasons.RepeatCall, rules.Repeat);
        if (caller.OpenTickets.Any(t => t.ResolutionDueAt < now || t.PromisedFor < now))
            yield return new PriorityReason(PriorityReasons.TicketOverdue, rules.Overdue);
        if (caller.OpenTickets.Any(t => t.IsSafetyCritical))
            yield return new PriorityReason(PriorityReasons.SafetyFault, rules.Safety);
    }

    private static IEnumerable<SkillNeed> Needs(PopCandidate caller, PopUnit? unit)
    {
        if (unit is null)
            yield break;
        yield return new SkillNeed(SkillCodes.Brand(unit.BrandCode), SkillNeed.Lowest);
        yield return new SkillNeed(SkillCodes.Category(unit.CategoryCode), SkillNeed.Lowest);
        if (caller.OpenTickets.Any(t => t.IsSafetyCritical && (t.UnitId is null || t.UnitId == unit.Id)))
            yield return new SkillNeed(SkillCodes.Hazard(Hazards.Of(unit.CategoryCode)), SkillNeed.Lowest, IsFixed: true);
    }

    private static IEnumerable<Tie> Ties(PopCandidate caller, PopUnit? unit)
    {
        foreach (var ticket in caller.OpenTickets)
            if (ticket.OwnerId is { Length: > 0 } owner)
                yield return new Tie(new AgentId(owner), TieKind.TicketOwner);
        if (unit is not null && LastAgent(caller, unit.Id) is { } last)
            yield return new Tie(new AgentId(last), TieKind.LastAgent);
    }

    /// <summary>Those who sit at the desk of the engineer designated to him, or to his machine.</summary>
    private static IEnumerable<Tie> Desk(PopCandidate caller, RoutingRules rules, PopUnit? unit) =>
        DesignatedDesks.Choose(rules.Desks, caller.Customer.Number, caller.Customer.Tier.ToString(), unit?.ModelCode, unit?.BrandCode, unit?.CategoryCode)
            .Select(agent => new Tie(new AgentId(agent), TieKind.Desk));

    /// <summary>Which machine it is about: that of the newest open ticket, else the only one. Between several nobody guesses.</summary>
    private static PopUnit? Unit(PopCandidate caller)
    {
        foreach (var ticket in caller.OpenTickets)
            if (ticket.UnitId is { } id && caller.Units.FirstOrDefault(u => u.Id == id) is { } unit)
                return unit;
        return caller.Units is [var only] ? only : null;
    }

    private static string? LastAgent(PopCandidate caller, UnitId unit)
    {
        var tickets = caller.OpenTickets.Where(t => t.UnitId == unit).Select(t => t.Id).ToImmutableHashSet();
        return caller.LastContacts.FirstOrDefault(c => c.AgentId is not null && (c.UnitId == unit || (c.TicketId is { } ticket && tickets.Contains(ticket)))) is { } contact
            ? contact.AgentId
            : caller.Units.Length == 1 ? caller.LastContacts.FirstOrDefault(c => c.AgentId is not null)?.AgentId : null;
    }
}
