using Crm.Domain;
using Crm.Domain.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>What came of a visit; money in fen.</summary>
public sealed record DispatchesResultWire(
    string? Symptom = null,
    string? Defect = null,
    string? Repair = null,
    string? Liability = null,
    string? Position = null,
    long Labour = 0,
    long Parts = 0,
    long Travel = 0,
    long Other = 0,
    long Charged = 0,
    string? FeeReason = null,
    PaidHow? PaidHow = null,
    string? WhatWasDone = null,
    string? SignedBy = null,
    IReadOnlyList<CrewWork>? Crew = null,
    IReadOnlyList<VisitPart>? PartsUsed = null,
    long? AcceptedAmount = null,
    string? AcceptedBy = null,
    AcceptedHow? AcceptedHow = null,
    DateTimeOffset? AcceptedAt = null,
    string? Quotation = null)
{
    internal static DispatchesResultWire From(VisitResult r) => new(
        r.SymptomCode, r.DefectCode, r.RepairCode, r.LiabilityCode, r.Position, r.Labour.Fen, r.Parts.Fen, r.Travel.Fen, r.Other.Fen, r.Charged.Fen, r.FeeReason, r.PaidHow, r.WhatWasDone, r.SignedBy, r.Crew, r.PartsUsed,
        r.AcceptedAmount?.Fen, r.AcceptedBy, r.AcceptedHow, r.AcceptedAt, r.QuotationNumber);

    internal VisitResult ToResult(NextVisit? next) => new()
    {
        SymptomCode = Symptom, DefectCode = Defect, RepairCode = Repair, LiabilityCode = Liability, Position = Position,
        Labour = new Money(Labour), Parts = new Money(Parts), Travel = new Money(Travel), Other = new Money(Other), Charged = new Money(Charged),
        FeeReason = FeeReason, PaidHow = PaidHow, WhatWasDone = WhatWasDone ?? "", SignedBy = SignedBy, Crew = Crew is { Count: > 0 } several ? [.. several] : [], PartsUsed = [.. PartsUsed ?? []],
        AcceptedAmount = AcceptedAmount is { } agreed ? new Money(agreed) : null, AcceptedBy = AcceptedBy, AcceptedHow = AcceptedHow, AcceptedAt = AcceptedAt,
        NextStep = next?.Step, NextFrom = next?.Slot?.From, NextTo = next?.Slot?.To,
    };
}
