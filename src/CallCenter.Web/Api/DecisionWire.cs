using CallCenter.Web.Features.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>Answer of <c>POST /warranty/decide</c>; money in fen.</summary>
/// <param name="Status">The whole unit on the day of the report.</param>
/// <param name="LastDay">The whole unit's last covered day.</param>
/// <param name="ExtensionDays">Days by which its period grew.</param>
/// <param name="Entitlement">Whether this fault is free.</param>
/// <param name="DecidedBy">The first rule that held.</param>
/// <param name="Coverages">Every coverage.</param>
/// <param name="Remedies">What the customer may have, each with its rule, reason, dates and amounts.</param>
/// <param name="Steps">Every rule in its order: held, notHeld or skipped.</param>
/// <param name="Clock">The law's days, which no repair and no wait moves.</param>
/// <param name="DistanceFee">The tariff's fee.</param>
/// <param name="DistanceFeeDue">What of it the customer pays.</param>
/// <param name="WishGranted">Whether the wish can be had.</param>
/// <param name="Policy">Code of the policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="StrengthenedBy">Later versions and provinces that made it better.</param>
public sealed record DecisionWire(
    CoverageStatus Status, DateOnly? LastDay, int ExtensionDays, CoverageStatus Entitlement, DecisionRule DecidedBy, IReadOnlyList<CoverageWire> Coverages, IReadOnlyList<RemedyWire> Remedies,
    IReadOnlyList<DecisionStepWire> Steps, StatutoryClock? Clock, long? DistanceFee, long? DistanceFeeDue, bool? WishGranted, string? Policy, int? PolicyVersion, IReadOnlyList<string> StrengthenedBy)
{
    internal static DecisionWire From(WarrantyCase asked, WarrantyDecision decision, IReadOnlyCollection<UnitCoverage> coverages, CrmWords words) => new(
        decision.Verdict.Status, decision.Verdict.LastDay, decision.ExtensionDays, decision.Entitlement, decision.DecidedBy,
        [.. decision.Verdict.Coverages.Select(v => CoverageWire.From(v, coverages.FirstOrDefault(c => c.Code == v.Code), words))],
        [.. decision.Offers.Select(o => RemedyWire.Of(o, words))],
        [.. decision.Steps.Select(s => DecisionStepWire.From(s, words))],
        decision.Clock, decision.DistanceFee?.Fen, decision.DistanceFeeDue?.Fen, decision.IsWishGranted, asked.Unit.Policy?.Code, asked.Unit.Policy?.Version,
        [.. (asked.Choice?.Better ?? []).Select(b => b.Code)]);
}
