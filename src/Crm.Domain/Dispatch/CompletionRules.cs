using System.Globalization;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Crm.Domain.Dispatch;

/// <summary>What the result of a visit must say (reference §5.4, invariants 8 and 10).</summary>
public static class CompletionRules
{
    /// <summary>Longest position, name or code that is kept.</summary>
    public const int NameLength = 40;

    /// <summary>Longest words about what one of several people did.</summary>
    public const int CrewLength = 200;

    /// <summary>Most that one fee line can be: above it somebody mistyped.</summary>
    public static readonly Money MostPerLine = Money.Yuan(100_000);

    /// <summary>Why the result cannot be stored, or null. Everything that is missing is named at once.</summary>
    public static Refusal? Check(VisitResult result, CompletionFacts facts)
    {
        var missing = Missing(result, facts);
        if (missing.Count > 0) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing)));
        return Lengths(result) ?? Parts(result) ?? Amounts(result) ?? Codes(result, facts) ?? Charge(result, facts);
    }

    private static List<string> Missing(VisitResult result, CompletionFacts facts)
    {
        List<string> missing = [];
        if (string.IsNullOrWhiteSpace(result.WhatWasDone)) missing.Add("done");
        if (result.Charged > Money.Zero && result.PaidHow is null) missing.Add("paidHow");
        if (result.NextStep is not null) return missing;

        // A repair is told in four codes; other work in the code of what was done.
        var isRepair = facts.Type == TicketType.Repair;
        if (isRepair && string.IsNullOrEmpty(result.SymptomCode)) missing.Add("symptom");
        if (isRepair && string.IsNullOrEmpty(result.DefectCode)) missing.Add("defect");
        if (string.IsNullOrEmpty(result.RepairCode)) missing.Add("repair");
        if (isRepair && string.IsNullOrEmpty(result.LiabilityCode)) missing.Add("liability");
        if (string.IsNullOrWhiteSpace(result.SignedBy)) missing.Add("signedBy");

        // LX-19: a part that was paid for stood somewhere in the machine.
        if (isRepair && result.Parts > Money.Zero && string.IsNullOrWhiteSpace(result.Position)) missing.Add("position");
        return missing;
    }

    /// <summary>Why what several people did cannot be stored, or null (KP-08): each of those who went once, nobody else, with words, and none longer there than the visit.</summary>
    public static Refusal? CheckCrew(VisitResult result, DispatchOrder order, DateTimeOffset? finishedAt)
    {
        if (result.Crew.IsDefaultOrEmpty) return order.Assistants.IsDefaultOrEmpty || result.NextStep is not null ? null : Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "crew"));
        foreach (var work in result.Crew)
        {
            if (!order.People.Contains(work.TechnicianCode) || result.Crew.Count(c => c.TechnicianCode == work.TechnicianCode) > 1)
                return Refusal.Of("CrewIsNotOfTheVisit", ("field", "crew"), ("technician", work.TechnicianCode));
            if (string.IsNullOrWhiteSpace(work.Did)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "crew"));
            if (work.Did.Length > CrewLength) return TooLong("crew", CrewLength);
            if (work.LeftAt < work.ArrivedAt || work.LeftAt > finishedAt) return Refusal.Of("VisitTimesMustFollowEachOther", ("earlier", "arrived"), ("later", "finished"));
        }

        return null;
    }

    private static Refusal? Lengths(VisitResult result)
    {
        if (result.WhatWasDone.Length > TicketRules.TextLength) return TooLong("done", TicketRules.TextLength);
        if (result.Position?.Length > NameLength) return TooLong("position", NameLength);
        return result.SignedBy?.Length > NameLength ? TooLong("signedBy", NameLength) : null;
    }

    private static Refusal? Parts(VisitResult result)
    {
        if (result.PartsUsed.IsDefaultOrEmpty) return null;
        if (result.PartsUsed.Length > InstallBase.UnitRules.MostParts) return Refusal.Of("TooManyParts", ("max", InstallBase.UnitRules.MostParts.ToString(CultureInfo.InvariantCulture)));
        foreach (var part in result.PartsUsed)
        {
            if (string.IsNullOrWhiteSpace(part.PartNo) || part.PartNo.Length > NameLength || part.Position.Length > NameLength || part.Quantity is < 1 or > InstallBase.UnitRules.MostParts)
                return Refusal.Of("VisitPartIsWrong", ("field", "partsUsed"), ("part", part.PartNo));
            if (part.Serial is { } serial && InstallBase.SerialNumber.Normalize(serial) is null) return Refusal.Of("VisitPartIsWrong", ("field", "partsUsed"), ("part", serial));
        }

        return null;
    }

    private static Refusal? Amounts(VisitResult result)
    {
        foreach (var (field, amount) in new[] { ("labour", result.Labour), ("parts", result.Parts), ("travel", result.Travel), ("other", result.Other), ("charged", result.Charged) })
        {
            if (amount < Money.Zero || amount > MostPerLine) return Refusal.Of("AmountOutOfRange", ("field", field), ("limit", MostPerLine.ToString()));
        }

        return result.Charged > result.Total
            ? Refusal.Of("ChargedMustNotExceedTheLines", ("field", "charged"), ("charged", result.Charged.ToString()), ("total", result.Total.ToString()))
            : null;
    }

    private static Refusal? Codes(VisitResult result, CompletionFacts facts)
    {
        foreach (var (field, group, code) in new[]
        {
            ("symptom", VisitCodeGroups.Symptom, result.SymptomCode), ("defect", VisitCodeGroups.Defect, result.DefectCode),
            ("repair", VisitCodeGroups.Repair, result.RepairCode), ("liability", VisitCodeGroups.Liability, result.LiabilityCode),
            ("feeReason", VisitCodeGroups.FeeReason, result.FeeReason),
        })
        {
            if (string.IsNullOrEmpty(code)) continue;
            var known = facts.Codes.FirstOrDefault(c => c.Group == group && c.Code == code);
            if (known is null || !known.IsActive(facts.Day))
                return Refusal.Of("CodeIsNotActive", ("field", field), ("code", code), ("day", facts.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            if (group is VisitCodeGroups.Symptom or VisitCodeGroups.Defect or VisitCodeGroups.Repair && !known.Fits(facts.CategoryCode))
                return Refusal.Of("CodeIsOfAnotherCategory", ("field", field), ("code", code), ("category", facts.CategoryCode ?? ""));
        }

        return null;
    }

    // Invariant 8: free needs a valid coverage snapshot, everything else a reason that the auditor can judge.
    private static Refusal? Charge(VisitResult result, CompletionFacts facts)
    {
        if (!string.IsNullOrEmpty(result.FeeReason)) return null;
        if (result.Charged > Money.Zero) return Refusal.Of("FeeNeedsAReason", ("field", "feeReason"));
        return result.NextStep is null && facts.Entitlement != CoverageStatus.Covered ? Refusal.Of("FreeVisitNeedsCoverage", ("field", "feeReason")) : null;
    }

    private static Refusal TooLong(string field, int limit) => Refusal.Of("TextTooLong", ("field", field), ("limit", limit.ToString(CultureInfo.InvariantCulture)));
}
